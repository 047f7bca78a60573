"""How much of a planning could be held at the very most, how fairly at best: flows, exact in a blink, that the search
leans on.

They forget rest, refused duos and who learns; they keep what each said, one permanence a day, the most of each week,
and that a guided permanence has at most all seats but one for those who are not experienced."""

from collections.abc import Iterator

from ortools.graph.python import min_cost_flow

from entrepairs.agenda.rota.values import Level, Problem

Node = tuple[object, ...]
Arc = tuple[Node, Node, int, int]
"""From, to, room, cost."""
SOURCE: Node = ("source",)
SINK: Node = ("sink",)


def most_worth(problem: Problem, worth_of_least: int) -> int:
    """The highest possible sum over permanences of `worth_of_least` for each seat up to the least, 1 for each after."""
    arcs = [*_places(problem), *_worth(problem, worth_of_least), (SOURCE, SINK, problem.seats, 0)]
    arcs += [(SOURCE, ("person", who), problem.seats, 0) for who in {who for who, _ in problem.possible()}]
    cost = _cheapest(arcs, problem.seats)
    return worth_of_least * problem.seats if cost is None else -cost


def least_unfair(problem: Problem, wanted: dict[int, tuple[int, int]], seats: int) -> int:
    """The least sum of what separates people from what is `wanted` of them, when `seats` are held. A seat below the
    least of someone is worth 1, one beyond their most costs 1."""
    arcs = list(_places(problem))
    for where, slot in enumerate(problem.slots):
        crowd = sum(place == where for _who, place in problem.held)
        arcs.append((("slot", where), SINK, max(slot.seats, crowd), 0))
    for who in sorted({who for who, _ in problem.possible()}):
        low, high = wanted.get(who, (0, seats))
        person = ("person", who)
        arcs += [(SOURCE, person, low, -1), (SOURCE, person, high - low, 0), (SOURCE, person, seats, 1)]
    cost = _cheapest(arcs, seats)
    return 0 if cost is None else sum(low for low, _high in wanted.values()) + cost


def _cheapest(arcs: list[Arc], supply: int) -> int | None:
    """Cost of the cheapest way to send `supply` from SOURCE to SINK; None when there is none."""
    flow = min_cost_flow.SimpleMinCostFlow()
    ids: dict[Node, int] = {}
    for tail, head, room, cost in arcs:
        ends = [ids.setdefault(node, len(ids)) for node in (tail, head)]
        flow.add_arc_with_capacity_and_unit_cost(*ends, room, cost)
    if not supply or SOURCE not in ids or SINK not in ids:
        return None
    flow.set_node_supply(ids[SOURCE], supply)
    flow.set_node_supply(ids[SINK], -supply)
    return int(flow.optimal_cost()) if flow.solve() == flow.OPTIMAL else None


def _places(problem: Problem) -> Iterator[Arc]:
    """From people, by week and by day, to permanences."""
    weeks, days = set(), set()
    for who, where in problem.possible():
        slot, person = problem.slots[where], problem.people[who]
        week, day = ("week", who, slot.week), ("day", who, slot.day)
        taken = [problem.slots[one] for holder, one in problem.held if holder == who]
        if week not in weeks:
            yield ("person", who), week, max(person.most, sum(one.week == slot.week for one in taken)), 0
        if day not in days:
            yield week, day, max(1, sum(one.day == slot.day for one in taken)), 0
        weeks.add(week)
        days.add(day)
        leans = slot.guided and person.level != Level.EXPERIENCED
        yield day, ("leaning" if leans else "slot", where), 1, 0
    for where, slot in enumerate(problem.slots):
        yield ("leaning", where), ("slot", where), max(slot.seats - 1, _leaning_held(problem, where)), 0


def _worth(problem: Problem, worth_of_least: int) -> Iterator[Arc]:
    for where, slot in enumerate(problem.slots):
        yield ("slot", where), SINK, slot.least, -worth_of_least
        yield ("slot", where), SINK, slot.seats - slot.least, -1


def _leaning_held(problem: Problem, slot: int) -> int:
    people = [problem.people[who] for who, where in problem.held if where == slot]
    return sum(one.level != Level.EXPERIENCED for one in people)
