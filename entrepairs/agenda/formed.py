"""A round as the desk draws it: groups by number, who is in each, who is in none and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from entrepairs.agenda.forming.remaining import Why
from entrepairs.agenda.forming.values import LEAST, MOST
from entrepairs.agenda.group_words import could_words, group_line, why_words
from entrepairs.agenda.models import FormedGroup, GroupPlace, GroupWish
from entrepairs.agenda.pooled import Sheet
from entrepairs.structures.models import Place, Structure


@dataclass(frozen=True)
class Shown:
    """`line`: when, where, in words. `seats`: who has a place, in order."""

    group: FormedGroup
    line: dict[str, str]
    seats: list[GroupPlace]

    @property
    def is_draft(self) -> bool:
        return self.group.state == FormedGroup.State.DRAFT

    @property
    def is_out(self) -> bool:
        return self.group.state == FormedGroup.State.INVITED

    @property
    def size(self) -> int:
        return len(self.seats)

    @property
    def free(self) -> int:
        return MOST - self.size

    @property
    def missing(self) -> int:
        """How many more make a group; 0 when it is one."""
        return max(0, LEAST - self.size)

    @property
    def yes(self) -> int:
        return sum(one.state == GroupPlace.State.ACCEPTED for one in self.seats)

    @property
    def missing_yes(self) -> int:
        return max(0, LEAST - self.yes)

    @property
    def alone(self) -> bool:
        """One person only comes for the first time."""
        return sum(one.wish.is_new for one in self.seats) == 1


def shown(sheet: Sheet) -> list[Shown]:
    names = names_of(sheet.round.structure)
    return [Shown(one, group_line(sheet.round, names, one), sheet.inside[one.pk]) for one in sheet.groups]


def without_group(sheet: Sheet) -> list[tuple[str, list[GroupWish]]]:
    """Those who are in no group, by reason, the commonest first."""
    found: dict[str, list[GroupWish]] = {}
    for who, why in sheet.why.items():
        words = could_words() if why == Why.FULL and sheet.offers(who) else why_words(why)
        found.setdefault(words, []).append(sheet.wishes[who])
    return sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))


def who_could(sheet: Sheet, group: FormedGroup) -> list[GroupWish]:
    """Those who are in no group and could be in this one."""
    return [sheet.wishes[who] for who in sheet.waiting if sheet.lets_in(who, group)]


def names_of(house: Structure) -> dict[str, str]:
    """The places of a house, by key."""
    rows: Iterable[Any] = Place.objects.filter(structure=house).order_by("rank", "pk")
    return {str(one.pk): str(one) for one in rows}
