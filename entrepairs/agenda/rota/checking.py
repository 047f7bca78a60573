"""Whether a whole roster keeps every rule. Slow, readable, and apart from what finds rosters: it judges them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from entrepairs.agenda.rota.limits import Limit, too_near
from entrepairs.agenda.rota.values import Level, Problem, Roster, at_slot, duo, of_person


@dataclass(frozen=True)
class Broken:
    """`limit`, for these people at these permanences."""

    limit: Limit
    people: tuple[int, ...]
    slots: tuple[int, ...]


def broken(problem: Problem, roster: Roster) -> list[Broken]:
    """Every rule that the roster breaks, beyond what people who took their seat by themselves broke already."""
    return [one for one in _all_broken(problem, roster) if not _was_so(problem, one)]


def _all_broken(problem: Problem, roster: Roster) -> Iterator[Broken]:
    for slot in range(len(problem.slots)):
        yield from _at_a_slot(problem, roster, slot)
    for who in range(len(problem.people)):
        yield from _of_a_person(problem, roster, who)


def _at_a_slot(problem: Problem, roster: Roster, slot: int) -> Iterator[Broken]:
    there = at_slot(roster, slot)
    if len(there) > problem.slots[slot].seats:
        yield Broken(Limit.FULL, tuple(there), (slot,))
    levels = {who: problem.people[who].level for who in there}
    learning = tuple(who for who in there if levels[who] == Level.LEARNING)
    if len(learning) > len(there) - len(learning):
        yield Broken(Limit.GUIDED, learning, (slot,))
    if problem.slots[slot].guided and there and Level.EXPERIENCED not in levels.values():
        yield Broken(Limit.GUIDED, tuple(there), (slot,))
    for one, other in combinations(there, 2):
        if duo(one, other) in problem.apart:
            yield Broken(Limit.CANNOT, (one, other), (slot,))


def _of_a_person(problem: Problem, roster: Roster, who: int) -> Iterator[Broken]:
    theirs, person = of_person(roster, who), problem.people[who]
    for slot in theirs:
        if slot not in person.can:
            yield Broken(Limit.CANNOT, (who,), (slot,))
    for week, count in Counter(problem.slots[slot].week for slot in theirs).items():
        if count > person.most:
            yield Broken(Limit.WEEK, (who,), tuple(one for one in theirs if problem.slots[one].week == week))
    for one, other in combinations(theirs, 2):
        first, last = problem.slots[one], problem.slots[other]
        if first.day == last.day:
            yield Broken(Limit.DAY, (who,), (one, other))
        if too_near(first, last, problem.rest):
            yield Broken(Limit.REST, (who,), (one, other))


def _was_so(problem: Problem, one: Broken) -> bool:
    """All of it was held before: nothing was added to it."""
    return all((who, slot) in problem.held for who in one.people for slot in one.slots)
