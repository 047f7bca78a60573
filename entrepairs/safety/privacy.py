"""Blocks: known only to the person who set them."""

from django.utils.translation import gettext_lazy as _

from entrepairs.core.privacy import Held, Row, Table, rows
from entrepairs.people.models import Person
from entrepairs.safety.models import Block

RETENTION = {"block": _("tant que vous le voulez, ou jusqu’à l’effacement d’un des deux comptes")}

COVERS = {
    "safety.Block": Table(
        _("Les personnes que vous avez bloquées"),
        {"blocker blocked at": Held(_("empêcher tout contact avec quelqu’un, sans le lui dire"), "block")},
    )
}


def export(person: Person) -> dict[str, list[Row]]:
    """Those the person set. Those set against them are not theirs to know."""
    return {"safety.Block": rows(Block.objects.visible_to(person).select_related("blocked"), "blocked", "at")}


def erase(person: Person, keep_shared: bool) -> None:
    """Blocks leave with either account."""
