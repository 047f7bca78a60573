"""What a roster leaves empty, and why: the first thing that a page of planning says."""

from dataclasses import dataclass

from entrepairs.agenda.rota.limits import Limit, limits
from entrepairs.agenda.rota.values import Level, Problem, Roster, at_slot

NEAR = (Limit.DAY, Limit.REST)


@dataclass(frozen=True)
class Hole:
    """A permanence that has `seats` empty seats; `short`: so many below the least. `why`: what keeps everybody else
    away, the commonest first; empty when someone could still be placed there.

    Limit.CANNOT alone: nobody else can, at that time. GUIDED: someone experienced is missing."""

    slot: int
    seats: int
    short: int
    why: tuple[Limit, ...]


def holes(problem: Problem, roster: Roster) -> list[Hole]:
    """Those below the least first, then in order of time."""
    found = [_hole(problem, roster, slot) for slot in range(len(problem.slots))]
    return sorted((one for one in found if one.seats > 0), key=lambda one: (not one.short, one.slot))


def _hole(problem: Problem, roster: Roster, number: int) -> Hole:
    slot, there = problem.slots[number], len(at_slot(roster, number))
    empty = slot.seats - there
    return Hole(number, empty, max(0, slot.least - there), _why(problem, roster, number) if empty > 0 else ())


def _why(problem: Problem, roster: Roster, slot: int) -> tuple[Limit, ...]:
    """Each person is kept away by one thing: what they said first, then what they chose, then the others."""
    count = dict.fromkeys((Limit.WEEK, Limit.REST, Limit.GUIDED), 0)
    there = at_slot(roster, slot)
    for who in (one for one in range(len(problem.people)) if one not in there):
        found = limits(problem, roster, (who, slot)) - {Limit.FULL}
        if not found:
            return ()
        reason = _first(found)
        if reason in count:
            count[reason] += 1
    if _nobody_experienced(problem, slot) and count[Limit.GUIDED]:
        return (Limit.GUIDED,)
    said = [limit for limit, people in sorted(count.items(), key=lambda item: -item[1]) if people]
    return tuple(said) or (Limit.CANNOT,)


def _first(found: set[Limit]) -> Limit | None:
    if Limit.CANNOT in found:
        return Limit.CANNOT
    if Limit.WEEK in found:
        return Limit.WEEK
    return Limit.REST if found.intersection(NEAR) else next(iter(found), None)


def _nobody_experienced(problem: Problem, slot: int) -> bool:
    return not any(one.level == Level.EXPERIENCED and slot in one.can for one in problem.people)
