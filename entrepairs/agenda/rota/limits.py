"""What keeps one person from one permanence, given who holds what. Never weighed against anything."""

from collections.abc import Iterable
from enum import StrEnum

from entrepairs.agenda.rota.values import Level, Problem, Roster, Seat, Slot, at_slot, duo, of_person


class Limit(StrEnum):
    """CANNOT also stands for « not with that person »: nobody can tell one from the other."""

    FULL = "plein"
    CANNOT = "ne_peut_pas"
    WEEK = "semaine"
    DAY = "jour"
    REST = "repos"
    GUIDED = "experience"


def limits(problem: Problem, roster: Roster, seat: Seat) -> set[Limit]:
    """Empty when this person may be added there."""
    who, where = seat
    person, slot = problem.people[who], problem.slots[where]
    there, theirs = at_slot(roster, where), [problem.slots[one] for one in of_person(roster, who)]
    answers = {
        Limit.FULL: who in there or len(there) >= slot.seats,
        Limit.CANNOT: where not in person.can or any(duo(who, one) in problem.apart for one in there),
        Limit.WEEK: sum(one.week == slot.week for one in theirs) >= person.most,
        Limit.DAY: any(one.day == slot.day for one in theirs),
        Limit.REST: any(too_near(one, slot, problem.rest) for one in theirs),
        Limit.GUIDED: person.level != Level.EXPERIENCED
        and not is_guided(slot, [problem.people[one].level for one in [*there, who]]),
    }
    return {limit for limit, holds in answers.items() if holds}


def who_may(problem: Problem, roster: Roster, slot: int) -> list[int]:
    """People who may be added there, in order."""
    return [who for who in range(len(problem.people)) if not limits(problem, roster, (who, slot))]


def too_near(one: Slot, other: Slot, rest: int) -> bool:
    """They overlap, or less than `rest` minutes separate them."""
    first, last = sorted((one, other), key=lambda slot: slot.starts)
    return last.starts < first.ends + rest


def is_guided(slot: Slot, levels: Iterable[Level]) -> bool:
    """Someone experienced is there when it must be, and each person who learns has someone beside them who does not."""
    present = list(levels)
    learning = present.count(Level.LEARNING)
    if learning > len(present) - learning:
        return False
    return not (slot.guided and present) or Level.EXPERIENCED in present
