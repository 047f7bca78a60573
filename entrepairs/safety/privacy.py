"""What is held to keep people apart who want no contact."""

from django.utils.translation import gettext_lazy as _

from entrepairs.core.privacy import Held, Row, Table, rows
from entrepairs.people.models import Person
from entrepairs.safety.models import Block

RETENTION = {"block": _("jusqu’à ce que vous le leviez, ou que l’un des deux comptes s’efface")}

COVERS = {
    "safety.Block": Table(
        _("Les personnes que vous avez bloquées"),
        {"blocker blocked at": Held(_("empêcher tout contact, sans le dire à personne"), "block")},
    )
}


def export(person: Person) -> dict[str, list[Row]]:
    """Whom the person blocked. Who blocked them is nobody’s to learn."""
    return {"safety.Block": rows(Block.objects.filter(blocker=person).select_related("blocked"), "blocked", "at")}


def erase(person: Person, keep_shared: bool) -> None:
    """Blocks leave with either account."""
