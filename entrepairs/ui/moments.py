"""The moments of a week: seven days × morning, afternoon, evening. Values and words shared by forms and grid."""

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

DAYS: dict[str, Promise] = {
    "mon": _("lundi"),
    "tue": _("mardi"),
    "wed": _("mercredi"),
    "thu": _("jeudi"),
    "fri": _("vendredi"),
    "sat": _("samedi"),
    "sun": _("dimanche"),
}
PARTS: dict[str, Promise] = {"morning": _("matin"), "afternoon": _("après-midi"), "evening": _("soir")}


def moment_choices() -> list[tuple[str, Promise]]:
    """The 21 choices in the order of the grid: ("mon-morning", "lundi matin"), …"""
    return [(f"{day}-{part}", format_lazy("{} {}", DAYS[day], PARTS[part])) for day in DAYS for part in PARTS]
