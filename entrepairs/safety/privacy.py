"""What is held to keep people apart who want no contact, and to see to it that a human looks."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from entrepairs.core.privacy import Held, Row, Table, rows
from entrepairs.people.models import Person
from entrepairs.safety.models import Block, Look

RETENTION = {
    "block": _("jusqu’à ce que vous le leviez, ou que l’un des deux comptes s’efface"),
    "look": _("un an après que quelqu’un a regardé"),
}
_LOOK = _("qu’un humain regarde à temps ce qui le demande")

COVERS = {
    "safety.Block": Table(
        _("Les personnes que vous avez bloquées"),
        {"blocker blocked at": Held(_("empêcher tout contact, sans le dire à personne"), "block")},
    ),
    "safety.Look": Table(
        _("Ce que vous avez regardé, à la veille"),
        {
            "kind object_id queue because data_key sealed_words entered_at due_at": Held(_LOOK, "look"),
            "claimed_by claimed_at done_by done_at outcome": Held(_("savoir qui s’en occupe"), "look"),
        },
    ),
}


def export(person: Person) -> dict[str, list[Row]]:
    """Whom the person blocked. Who blocked them is nobody’s to learn. What one watched, never what it said."""
    looked = Look.objects.filter(Q(claimed_by=person) | Q(done_by=person))
    return {
        "safety.Block": rows(Block.objects.filter(blocker=person).select_related("blocked"), "blocked", "at"),
        "safety.Look": rows(looked, "queue", "entered_at", "claimed_at", "done_at", "outcome"),
    }


def erase(person: Person, keep_shared: bool) -> None:
    """Blocks leave with either account; what was looked at keeps no name."""
