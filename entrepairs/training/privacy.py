"""The charter someone signed, and the decisions that let them help."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from entrepairs.core.privacy import Held, Row, Table, rows
from entrepairs.people.models import Person
from entrepairs.training.models import Habilitation, Signature

RETENTION = {"helping": _("tant que votre compte existe : c’est ce qui vous permet d’accompagner")}

COVERS = {
    "training.Signature": Table(
        _("Les chartes que vous avez signées"),
        {"charter person at": Held(_("savoir à quoi vous vous êtes engagé·e"), "helping")},
    ),
    "training.Habilitation": Table(
        _("Les décisions qui vous permettent d’accompagner"),
        {
            "person structure charter decided_by decided_at probation referent withdrawn_at withdrawn_because": Held(
                _("n’ouvrir les accompagnements qu’à des personnes qu’une maison connaît"), "helping"
            )
        },
    ),
}

VERBS = {
    "habilitation.decided": _("a décidé que vous pouvez accompagner"),
    "habilitation.confirmed": _("a confirmé que vous pouvez accompagner"),
    "habilitation.withdrawn": _("a mis fin à cette décision"),
}


def export(person: Person) -> dict[str, list[Row]]:
    """Signatures and decisions about the person; of those they are the referent of, only the house and the date."""
    signatures = Signature.objects.filter(person=person).select_related("charter")
    mine = Habilitation.objects.filter(person=person).select_related("structure", "charter")
    followed = Habilitation.objects.filter(Q(referent=person) & ~Q(person=person)).select_related("structure")
    names = ("structure", "charter", "decided_at", "probation", "withdrawn_at", "withdrawn_because")
    decisions = rows(mine, *names) + rows(followed, "structure", "decided_at")
    return {"training.Signature": rows(signatures, "charter", "at"), "training.Habilitation": decisions}


def erase(person: Person, keep_shared: bool) -> None:
    """They leave with the account; decisions the person took for others stay, without their name."""
