"""What is held about those who help: the charter they signed, and the decisions about them."""

from django.utils.translation import gettext_lazy as _

from entrepairs.core.privacy import Held, Row, Table, rows
from entrepairs.people.models import Person
from entrepairs.training.models import Habilitation, Signature

RETENTION: dict[str, str] = {}

COVERS = {
    "training.Signature": Table(
        _("Vos signatures de la charte"),
        {"charter person at": Held(_("savoir à quoi vous vous êtes engagé·e, et quand"), "account")},
    ),
    "training.Habilitation": Table(
        _("Vos habilitations"),
        {
            "person structure charter probation referent": Held(
                _("vous laisser accompagner d’autres personnes"), "account"
            ),
            "decided_by decided_at": Held(_("dire qui a décidé, et quand"), "account"),
            "withdrawn_at withdrawn_because": Held(_("vous dire pourquoi, si elle est retirée"), "account"),
        },
    ),
}

VERBS = {
    "habilitation.decided": _("vous a habilité·e"),
    "habilitation.confirmed": _("a mis fin à votre temps de formation"),
    "habilitation.withdrawn": _("a retiré votre habilitation"),
}


def export(person: Person) -> dict[str, list[Row]]:
    """Signatures and decisions, with their reasons."""
    signed = Signature.objects.filter(person=person).select_related("charter")
    decided = Habilitation.objects.filter(person=person).select_related("structure", "charter", "referent")
    names = ("structure", "charter", "probation", "referent", "decided_at", "withdrawn_at", "withdrawn_because")
    return {"training.Signature": rows(signed, "charter", "at"), "training.Habilitation": rows(decided, *names)}


def erase(person: Person, keep_shared: bool) -> None:
    """Both leave with the account."""
