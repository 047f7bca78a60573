"""How much of a planning could be held at the very most: a flow, exact in a blink, that the search leans on.

It forgets rest, refused duos and who learns; it keeps what each said, one permanence a day, the most of each week,
and that a guided permanence has at most all seats but one for those who are not experienced."""

from collections.abc import Iterable
from itertools import count

from ortools.graph.python import min_cost_flow

from entrepairs.agenda.rota.values import Level, Problem

Node = tuple[object, ...]
SOURCE, SINK = ("source",), ("sink",)


def most_worth(problem: Problem, worth_of_least: int) -> int:
    """The highest possible sum over permanences of `worth_of_least` for each seat up to the least, 1 for each after."""
    flow = min_cost_flow.SimpleMinCostFlow()
    numbers, ids = count(), {}
    for tail, head, room, worth in _arcs(problem, worth_of_least):
        for node in (tail, head):
            if node not in ids:
                ids[node] = next(numbers)
        flow.add_arc_with_capacity_and_unit_cost(ids[tail], ids[head], room, -worth)
    if not ids:
        return 0
    flow.set_node_supply(ids[SOURCE], problem.seats)
    flow.set_node_supply(ids[SINK], -problem.seats)
    if flow.solve_max_flow_with_min_cost() != flow.OPTIMAL:
        return worth_of_least * problem.seats
    return int(-flow.optimal_cost())


def _arcs(problem: Problem, worth_of_least: int) -> Iterable[tuple[Node, Node, int, int]]:
    """From people by week and by day, through permanences, to their seats; and past them, so that all may flow."""
    weeks, days = set(), set()
    for who, where in problem.possible():
        slot, person = problem.slots[where], problem.people[who]
        week, day = ("week", who, slot.week), ("day", who, slot.day)
        taken = [problem.slots[one] for person_, one in problem.held if person_ == who]
        if week not in weeks:
            yield SOURCE, week, max(person.most, sum(one.week == slot.week for one in taken)), 0
        if day not in days:
            yield week, day, max(1, sum(one.day == slot.day for one in taken)), 0
        weeks.add(week)
        days.add(day)
        leans = slot.guided and person.level != Level.EXPERIENCED
        yield day, ("leaning" if leans else "slot", where), 1, 0
    for where, slot in enumerate(problem.slots):
        yield ("leaning", where), ("slot", where), max(slot.seats - 1, _leaning_held(problem, where)), 0
        yield ("slot", where), SINK, slot.least, worth_of_least
        yield ("slot", where), SINK, slot.seats - slot.least, 1
    yield SOURCE, SINK, problem.seats, 0


def _leaning_held(problem: Problem, slot: int) -> int:
    people = [problem.people[who] for who, where in problem.held if where == slot]
    return sum(one.level != Level.EXPERIENCED for one in people)
