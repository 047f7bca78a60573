"""The houses that agreed, what of their closed reports adds up, and what may be shown of it now."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from entrepairs.insights.figures import Figure, figures_of, from_json
from entrepairs.insights.models import Closing, NetworkSum
from entrepairs.insights.network import STEPS, tells_of_groups_only, total
from entrepairs.insights.words import number
from entrepairs.structures.models import Affiliation, Structure

LABELS = {
    "members": _("Membres au 31 décembre"),
    "new": _("Nouveaux membres"),
    "visitors": _("Visiteurs et visiteuses"),
    "met": _("Personnes venues, d’après les pseudonymes"),
    "visits": _("Venues"),
    "participations": _("Participations aux activités"),
    "held": _("Activités réalisées"),
    "open_hours": _("Heures d’ouverture"),
    "fte": _("Équivalents temps plein"),
    "volunteers": _("Bénévoles, en fonction"),
}


@dataclass(frozen=True)
class Shown:
    """A sum as the network reads it: « environ 320, 7 maisons »."""

    label: str
    value: float
    houses: int

    @property
    def said(self) -> str:
        return number(int(self.value))


def agreed(network: Structure) -> set[str]:
    """Keys of the houses whose figures count today. One that withdrew is out of it at once."""
    houses = Affiliation.objects.agreed().filter(network=network).values_list("house_id", flat=True)
    return {str(house) for house in houses}


def sums_to_publish(network: Structure, year: int) -> dict[str, tuple[list[str], float]]:
    """Key → houses and sum, of what may be published now and was not for these houses."""
    found: dict[str, dict[str, float]] = {key: {} for key in STEPS}
    for house, figures in _closed(agreed(network), year).items():
        for key in STEPS:
            value = figures[key].value if key in figures else None
            if isinstance(value, int | float):
                found[key][house] = value
    said = NetworkSum.objects.filter(year=year).values_list("key", "network_id", "houses")
    ready = {}
    for key, values in found.items():
        published = [(by, set(houses)) for of, by, houses in said if of == key]
        value, is_new = total(key, list(values.values())), (network.pk, set(values)) not in published
        if value is not None and is_new and tells_of_groups_only(values, [houses for _by, houses in published]):
            ready[key] = (sorted(values), value)
    return ready


def shown(network: Structure) -> dict[int, list[Shown]]:
    """Year → the latest sums of which every house still agrees, latest year first."""
    now, found = agreed(network), {}
    for row in NetworkSum.objects.filter(network=network).order_by("-year", "at"):
        if set(row.houses) <= now:
            found[row.year, row.key] = Shown(str(LABELS[row.key]), row.value, len(row.houses))
    years: dict[int, list[Shown]] = {}
    for (year, _key), one in sorted(found.items(), key=lambda item: (-item[0][0], list(STEPS).index(item[0][1]))):
        years.setdefault(year, []).append(one)
    return years


def _closed(houses: set[str], year: int) -> dict[str, dict[str, Figure]]:
    """House → what its closed report tells outside. What it keeps in is in no sum: whoever holds the reports of the
    other houses would subtract them."""
    rows = Closing.objects.filter(report__structure__in=map(UUID, houses), report__year=year, reopened_at=None)
    found = {}
    for row in rows.select_related("report"):
        figures = figures_of(from_json(row.figures))
        found[str(row.report.structure_id)] = {key: one for key, one in figures.items() if key not in row.kept_in}
    return found
