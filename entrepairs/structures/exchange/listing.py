"""A house as the exports say it, whatever their format. Pure."""

from dataclasses import dataclass
from datetime import date

from entrepairs.people.experiences import EXPERIENCES, FAMILIES
from entrepairs.places.communes import Commune
from entrepairs.structures.exchange.weekly_hours import Slot, write_hours

OWNERS = {"FINESS": "FINESS – Agence du numérique en santé"}
"""Who publishes a list, when its name does not say it."""


@dataclass(frozen=True)
class Origin:
    """A list that named this house: its key there, its day, its licence."""

    name: str
    key: str
    dated: date | None
    licence: str

    @property
    def words(self) -> str:
        """« FINESS – Agence du numérique en santé, liste du 2026-05-12, Licence Ouverte 2.0 »."""
        day = f"liste du {self.dated.isoformat()}" if self.dated else ""
        return ", ".join(part for part in (OWNERS.get(self.name, self.name), day, self.licence) if part)


@dataclass(frozen=True)
class Listing:
    """One house with its main place. `url`: its page. `slots`: usual hours. `at_address`: the point is of the door."""

    key: str
    url: str
    name: str
    kind: str
    kind_words: str
    category: str
    presentation: str
    audience: str
    phone: str
    email: str
    website: str
    languages: tuple[str, ...]
    experiences: tuple[str, ...]
    address: str
    postal_code: str
    commune: Commune
    lat: float
    lon: float
    at_address: bool
    access: tuple[str, ...]
    slots: tuple[Slot, ...]
    changed_on: date
    origins: tuple[Origin, ...]

    @property
    def hours(self) -> str:
        """In OpenStreetMap’s words; "" when they are not known."""
        return write_hours(self.slots)

    @property
    def attribution(self) -> str:
        """Where it comes from, in one line."""
        return " ; ".join(one.words for one in self.origins) or "fiche tenue par la maison"

    @property
    def themes(self) -> tuple[str, ...]:
        """data·inclusion themes: those of the experiences that it knows, then those of what it is."""
        families = {EXPERIENCES[key].family for key in self.experiences if key in EXPERIENCES}
        known = {theme for family in families for theme in FAMILIES[family].themes}
        return tuple(sorted(known | set(_of_kind(self.kind, self.category))))


def _of_kind(kind: str, category: str) -> tuple[str, ...]:
    if kind == "association_familles":
        return ("famille--soutien-aidants",)
    if kind in {"service", "ssm", "un_chez_soi"}:
        return ("sante--addictions",) if "addict" in category.lower() else ("sante--sante-mentale",)
    return ("remobilisation--lien-social", "sante--sante-mentale")
