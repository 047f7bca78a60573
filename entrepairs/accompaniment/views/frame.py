"""What stands around every page of one accompaniment: who, since when, the step one is at, the pages beside."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entrepairs.accompaniment.models import Accompaniment, Meeting, Participant
from entrepairs.accompaniment.rules.frameworks import AGREEING
from entrepairs.accompaniment.rules.pauses import referent_of
from entrepairs.accompaniment.views.standing import Standing, standing_of
from entrepairs.core.clock import now
from entrepairs.people.actions.notices import read_about
from entrepairs.people.models import Person
from entrepairs.ui.dates import day

TABS: dict[str, Promise] = {
    "talk": gettext_lazy("Échanges"),
    "framework": gettext_lazy("Cadre"),
    "meetings": gettext_lazy("Rendez-vous"),
    "notes": gettext_lazy("Notes"),
    "projects": gettext_lazy("Projets"),
    "limits": gettext_lazy("Pause, changer, finir"),
}
MOST_PARTICIPANTS = 30
STEPS = [gettext_lazy("Premiers échanges"), gettext_lazy("Cadre"), gettext_lazy("En cours")]


@dataclass(frozen=True)
class Tab:
    """A page of the accompaniment, as the sub-navigation shows it."""

    url: str
    label: Promise
    current: bool


@dataclass(frozen=True)
class LatestFramework:
    """Which version is the latest, and the keys of the participants who accepted it."""

    version: int
    accepted: set[UUID]


@dataclass
class Frame:
    """One accompaniment as one of its participants sees it. Rows are read when the page asks for them."""

    accompaniment: Accompaniment
    person: Person
    participants: Sequence[Participant]
    tab: str

    @cached_property
    def me(self) -> Participant:
        return next(one for one in self.participants if one.person_id == self.person.pk and one.left_at is None)

    @cached_property
    def others(self) -> list[Participant]:
        return [one for one in self.participants if one.left_at is None and one is not self.me]

    @property
    def names(self) -> str:
        """« Aïcha », « Aïcha et Driss »."""
        return get_text_list([str(one) for one in self.others], _("et")) or _("une personne qui n’a plus de compte")

    @property
    def since(self) -> str:
        """« 3 mars 2026 », with its day."""
        return day(self.accompaniment.began_at, year=True)

    @property
    def ended_on(self) -> str:
        ended_at = self.accompaniment.ended_at
        return day(ended_at, year=True) if ended_at else ""

    @property
    def is_ended(self) -> bool:
        return self.accompaniment.state == Accompaniment.State.ENDED

    @property
    def is_paused(self) -> bool:
        return self.accompaniment.state == Accompaniment.State.PAUSED

    @cached_property
    def standing(self) -> Standing:
        """What is in pause or over, in kind words, and who is there meanwhile."""
        return standing_of(self.accompaniment, self.me, self.participants)

    @cached_property
    def referent(self) -> Person | None:
        """Who looks from afar, if anyone still does."""
        return referent_of(self.accompaniment)

    @property
    def steps(self) -> Sequence[str | Promise]:
        return STEPS

    @property
    def step(self) -> int:
        """Where one is among `steps`, from 1."""
        if self.accompaniment.state != Accompaniment.State.BEGINNING:
            return 3
        return 2 if self.framework else 1

    @cached_property
    def framework(self) -> LatestFramework | None:
        """The latest version and who accepted it, in one query."""
        rows = self.accompaniment.frameworks.order_by("-version").values_list("version", "acceptances__participant_id")
        found = list(rows[:MOST_PARTICIPANTS])
        if not found:
            return None
        version = found[0][0]
        return LatestFramework(version, {key for of, key in found if of == version and key is not None})

    @property
    def agreeing(self) -> list[Participant]:
        return [one for one in [self.me, *self.others] if one.role in AGREEING]

    @cached_property
    def meeting(self) -> Meeting | None:
        """The next one that was not cancelled."""
        coming = self.accompaniment.meetings.filter(starts_at__gt=now()).exclude(state=Meeting.State.CANCELLED)
        return coming.order_by("starts_at").first()

    @property
    def tabs(self) -> list[Tab]:
        return [Tab(self.address(name), label, name == self.tab) for name, label in TABS.items()]

    def address(self, name: str) -> str:
        """URL of one of the pages beside."""
        return reverse(f"accompaniment:{name}", args=[self.accompaniment.pk])

    def hear(self, path: str) -> None:
        """The notices that led here have been heard."""
        read_about(path, by=self.person)


def open_frame(person: Person, key: UUID, tab: str) -> Frame:
    """The accompaniment that `person` takes part in; 404 for anyone else, as if it did not exist."""
    rows = Accompaniment.objects.visible_to(person).select_related("structure", "referent", "data_key")
    accompaniment = get_object_or_404(rows, pk=key)
    participants = list(accompaniment.participants.select_related("person", "data_key"))
    return Frame(accompaniment, person, participants, tab)
