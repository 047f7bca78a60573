"""Open circles and place people: a first look, exactly for what is open, then with what it could not see.

1. Open circles twice: in the order of the linear relaxation, whose value is the bound (bounding.py); and greedily, the
   one that takes the most people who are nowhere yet, those with few choices first, while it has six. Keep the better.
2. A flow places as many people as can be in what is open, six in each before ten anywhere; what does not reach six
   closes.
3. Try to open others, or to close the smallest, while somebody gains; a number of tries, never a time: the same pool
   gives the same groups on every machine.
4. Where someone is with a person that they refused, or alone to be new, one of the two is kept from that circle, and
   everything is placed again, until nowhere.
5. In a pool of the size of a house, an exact model begins from there (choosing.py).
Source: docs/contribuer/groupes.md."""

import heapq
from collections.abc import Callable
from dataclasses import dataclass, field

from entrepairs.agenda.forming.leading import Leading
from entrepairs.agenda.forming.possible import circles_of
from entrepairs.agenda.forming.solver.bounding import relaxed
from entrepairs.agenda.forming.solver.choosing import LARGEST, Choosing
from entrepairs.agenda.forming.solver.placing import Placing
from entrepairs.agenda.forming.values import LEAST, MOST, Circle, Drawn, Group, Pool

TRIES = 400
WORK = 12_000_000
"""Possible places looked at, in all the tries of step 3."""


@dataclass
class Table:
    """What is open, and what is forbidden, while groups are drawn."""

    pool: Pool
    circles: list[Circle]
    placing: Placing
    leading: Leading
    seated: dict[int, list[int]] = field(default_factory=dict)

    @property
    def groups(self) -> list[Group]:
        return [Group(one, self.leading.of[one], tuple(people)) for one, people in sorted(self.seated.items())]

    @property
    def placed(self) -> int:
        return sum(len(people) for people in self.seated.values())

    def place(self) -> None:
        """Exactly, for what is open; the smallest that does not reach six closes, and again."""
        self.seated = self.placing.seat(sorted(self.leading.of))
        while small := [one for one, people in self.seated.items() if len(people) < LEAST]:
            self.leading.close(min(small, key=lambda one: (len(self.seated[one]), one)))
            self.seated = self.placing.seat(sorted(self.leading.of))


def form_groups(pool: Pool, told: Callable[[str], None] = lambda _stage: None) -> Drawn:
    """Groups of six to ten, each with a lead; no refused pair, nobody alone to be new. With a proven bound.

    told: called with each stage it enters: ouvrir, placer, ajouter, ecarter."""
    told("ouvrir")
    circles = circles_of(pool)
    loose = relaxed(pool, circles)
    told("placer")
    table = max((_opened(pool, circles, order) for order in (None, loose.open)), key=lambda one: one.placed)
    told("ajouter")
    _open_more(table)
    told("ecarter")
    groups = _better(pool, circles, _kept(table), loose.bound)
    return Drawn(tuple(circles), tuple(groups), loose.bound, _placed(groups))


def _opened(pool: Pool, circles: list[Circle], order: list[float] | None) -> Table:
    """Opened by how many each takes, or in the order of the relaxation."""
    table = Table(pool, circles, Placing(pool, circles), Leading(circles, pool.leads))
    if order is None:
        _open_greedily(table)
    else:
        for number in sorted((n for n, share in enumerate(order) if share > 0), key=lambda n: (-order[n], n)):
            table.leading.open(number)
    table.place()
    return table


def _kept(table: Table) -> list[Group]:
    """Where nobody is with a person that they refused, nor alone to be new."""
    while _forbid(table):
        table.place()
    return table.groups


def _better(pool: Pool, circles: list[Circle], known: list[Group], bound: int) -> list[Group]:
    """Those found by the exact model, when it can be tried and gains."""
    if _placed(known) == bound or sum(len(one.people) for one in circles) > LARGEST:
        return known
    return max(known, Choosing(pool, circles, known).solve(bound), key=_placed)


def _placed(groups: list[Group]) -> int:
    return sum(len(group.people) for group in groups)


def _open_greedily(table: Table) -> None:
    """By how many it would take: a heap whose values only go down."""
    choices = [0] * len(table.pool.seekers)
    for circle in table.circles:
        for who in circle.people:
            choices[who] += 1
    free = set(range(len(table.pool.seekers)))
    heap = [(-min(MOST, len(one.people)), len(one.people), n) for n, one in enumerate(table.circles)]
    heapq.heapify(heap)
    while heap:
        said, size, number = heapq.heappop(heap)
        there = [who for who in table.circles[number].people if who in free]
        worth = -min(MOST, len(there))
        if worth > -LEAST:
            continue
        if worth > said:
            heapq.heappush(heap, (worth, size, number))
        elif table.leading.open(number):
            free.difference_update(sorted(there, key=lambda who: (choices[who], who))[:MOST])


def _open_more(table: Table) -> None:
    """Open one more, keep it if somebody gains. Those with the most people left out first."""
    tries = min(TRIES, WORK // max(1, len(table.placing)))
    tried: set[int] = set()
    while tries > 0:
        inside = {who for people in table.seated.values() for who in people}
        left = [
            (-sum(who not in inside for who in circle.people), n)
            for n, circle in enumerate(table.circles)
            if n not in table.leading.of and n not in tried
        ]
        known = [n for count, n in sorted(left) if count < 0][:tries]
        if not known:
            return
        gained = False
        for number in known:
            tries -= 1
            tried.add(number)
            if _gains(table, number):
                gained = True
                break
        if not gained:
            return


def _gains(table: Table, number: int) -> bool:
    before = table.placed, dict(table.leading.of), table.seated
    if not table.leading.open(number):
        return False
    table.place()
    if table.placed > before[0]:
        return True
    table.leading = Leading.of_known(table.circles, table.pool.leads, before[1])
    table.seated = before[2]
    return False


def _forbid(table: Table) -> bool:
    """Keep someone from each circle where something is wrong. Says whether anything was."""
    wrong = False
    for circle, people in table.seated.items():
        moving = _refusing(table, circle, people)
        new = [who for who in people if table.pool.seekers[who].is_new and who not in moving]
        if len(new) == 1:
            wrong = True
            if not table.placing.call_new(circle):
                moving.add(new[0])
        for who in moving:
            table.placing.forbid(who, circle)
        wrong = wrong or bool(moving)
    return wrong


def _refusing(table: Table, circle: int, people: list[int]) -> set[int]:
    """Who refused the lead; of two who refused each other, the one who has more choices elsewhere."""
    pool, lead, there = table.pool, table.leading.of[circle], set(people)
    found = {who for who in people if (who, lead) in pool.unled}
    for one, other in sorted(pool.apart):
        if one in there and other in there and not found & {one, other}:
            found.add(max(one, other, key=lambda who: (table.placing.choices(who), who)))
    return found
