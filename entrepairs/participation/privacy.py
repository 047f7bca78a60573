"""What minutes hold about a person: that they wrote them."""

from django.utils.translation import gettext_lazy as _

from entrepairs.core.privacy import Held, Row, Table, rows
from entrepairs.participation.models import Minutes, Vote
from entrepairs.people.models import Person

RETENTION = {"minutes": _("tant que la maison garde ses comptes rendus ; votre pseudonyme n’y reste pas après vous")}
_DECIDE = _("garder ce que la maison a décidé")
_WRITER = _("savoir à qui demander")

COVERS = {
    "participation.Minutes": Table(
        _("Les comptes rendus que vous avez ouverts"),
        {
            "structure gathering state title day present adopted_at reopened_because": Held(_DECIDE, "minutes"),
            "opened_by": Held(_WRITER, "account"),
        },
    ),
    "participation.Vote": Table(
        _("Les votes que vous avez comptés"),
        {
            "point question hands_for hands_against abstained noted_at": Held(_DECIDE, "minutes"),
            "noted_by": Held(_WRITER, "account"),
        },
    ),
}


def export(person: Person) -> dict[str, list[Row]]:
    """The minutes that the person opened, the votes that they counted."""
    opened = Minutes.objects.filter(opened_by=person)
    counted = Vote.objects.filter(noted_by=person)
    return {
        "participation.Minutes": rows(opened, "title", "day", "state"),
        "participation.Vote": rows(counted, "question", "hands_for", "hands_against", "abstained", "noted_at"),
    }


def erase(person: Person, keep_shared: bool) -> None:
    """What the house decided stays; who wrote it is forgotten with the account."""
