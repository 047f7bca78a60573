"""The planning as CP-SAT reads it: one choice for each possible seat, and no other yes-or-no for a permanence.

Numbers of people there are sums, so that the relaxed problem stays tight: `learning <= others` and, where someone
experienced is needed, `leaning <= (seats - 1) * experienced` say at once who must be there and who is never alone.
Rest is an interval graph: its cliques are the permanences not yet slept off when one begins.
Source: docs/contribuer/plannings.md."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Any

from ortools.sat.python import cp_model

from entrepairs.agenda.rota.fairness import bands
from entrepairs.agenda.rota.solver.ceiling import least_unfair, most_worth
from entrepairs.agenda.rota.values import Level, Problem, Roster, Seat

Sum = Any
"""A linear expression of CP-SAT."""


@dataclass(frozen=True)
class Model:
    """`seat`: the choice of each possible seat. `short`: seats missing up to the least, by permanence."""

    cp: cp_model.CpModel
    problem: Problem
    seat: dict[Seat, Any]
    by_slot: dict[int, list[Seat]]
    by_person: dict[int, list[Seat]]

    def count(self, seats: Iterable[Seat]) -> Sum:
        return cp_model.LinearExpr.sum([self.seat[one] for one in seats])

    def held(self, seats: Iterable[Seat]) -> int:
        return sum(one in self.problem.held for one in seats)

    def at_most(self, seats: Iterable[Seat], most: int) -> None:
        """Beyond `most` only what people took by themselves."""
        known = list(seats)
        if len(known) > (limit := max(most, self.held(known))):
            self.cp.add(self.count(known) <= limit)


def model_of(problem: Problem) -> Model:
    """Every rule of limits.py; nothing to aim at yet."""
    cp = cp_model.CpModel()
    possible = problem.possible()
    seat = {one: cp.new_bool_var("") for one in possible}
    model = Model(cp, problem, seat, _grouped(possible, 1), _grouped(possible, 0))
    for kept in problem.held:
        cp.add(seat[kept] == 1)
    for where, seats in model.by_slot.items():
        _of_a_slot(model, where, seats)
    for who, seats in model.by_person.items():
        _of_a_person(model, who, seats)
    for one, other in sorted(problem.apart):
        for where in sorted({w for _, w in model.by_person[one]} & {w for _, w in model.by_person[other]}):
            model.at_most([(one, where), (other, where)], 1)
    return model


def _of_a_slot(model: Model, where: int, seats: list[Seat]) -> None:
    slot, people = model.problem.slots[where], model.problem.people
    model.at_most(seats, slot.seats)
    learning = [one for one in seats if people[one[0]].level == Level.LEARNING]
    others = [one for one in seats if people[one[0]].level != Level.LEARNING]
    leaning = [one for one in seats if people[one[0]].level != Level.EXPERIENCED]
    leaders = [one for one in seats if people[one[0]].level == Level.EXPERIENCED]
    if learning:
        alone = model.held(learning) > model.held(others)
        model.cp.add(model.count(learning) <= (model.held(learning) if alone else model.count(others)))
    if slot.guided and leaning:
        factor = max(slot.seats - 1, model.held(leaning))
        already = max(0, model.held(leaning) - factor * model.held(leaders))
        model.cp.add(model.count(leaning) <= factor * model.count(leaders) + already)


def _of_a_person(model: Model, who: int, seats: list[Seat]) -> None:
    slots, person = model.problem.slots, model.problem.people[who]
    for week in _grouped_by(seats, lambda one: slots[one[1]].week):
        model.at_most(week, person.most)
    for day in _grouped_by(seats, lambda one: slots[one[1]].day):
        model.at_most(day, 1)
    for clique in _not_slept_off(model.problem, seats):
        model.at_most(clique, 1)


def _not_slept_off(problem: Problem, seats: list[Seat]) -> list[list[Seat]]:
    """For each permanence, those that began before and whose rest is not over when it begins; largest sets only."""
    slots = problem.slots
    cliques = []
    for _, last in seats:
        begins = slots[last].starts
        cliques.append({one for one in seats if slots[one[1]].starts <= begins < slots[one[1]].ends + problem.rest})
    largest = [one for one in cliques if not any(one < other for other in cliques)]
    return [sorted(one) for one in {frozenset(one) for one in largest if len(one) > 1}]


def coverage(model: Model) -> tuple[Sum, int]:
    """What to make small: empty seats, those up to the least before all others. And a floor for it, from a flow."""
    problem = model.problem
    worth = problem.seats + 1
    terms, most = [], 0
    for where, slot in enumerate(problem.slots):
        filled = model.count(model.by_slot.get(where, []))
        most += worth * slot.least + slot.seats - slot.least
        if slot.least == slot.seats:
            terms.append(worth * filled)
        else:
            least = model.cp.new_int_var(0, slot.least, "")
            model.cp.add(least <= filled)
            terms.append((worth - 1) * least + filled)
    value = most - cp_model.LinearExpr.sum(terms)
    floor = most - most_worth(problem, worth) - worth * _crowd(model)
    return value, floor


def _crowd(model: Model) -> int:
    """Seats that people took beyond what a permanence has: the flow does not know them."""
    slots = model.problem.slots
    return sum(max(0, model.held(seats) - slots[where].seats) for where, seats in model.by_slot.items())


def unfairness(model: Model, seats: int) -> tuple[Sum, int]:
    """How many seats separate people from their share of `seats`, one with the other. And a floor for it."""
    wanted = wanted_loads(model.problem, seats)
    apart = []
    for who, (low, high) in wanted.items():
        theirs = model.by_person[who]
        load, away = model.count(theirs), model.cp.new_int_var(0, len(theirs) + high, "")
        model.cp.add(away >= low - load)
        model.cp.add(away >= load - high)
        apart.append(away)
    return cp_model.LinearExpr.sum(apart), least_unfair(model.problem, wanted, seats)


def wanted_loads(problem: Problem, seats: int) -> dict[int, tuple[int, int]]:
    """By person who may be placed: the least and the most they should hold."""
    asked = sorted({who for who, _ in problem.possible() if problem.people[who].most})
    people = [problem.people[who] for who in asked]
    return dict(zip(asked, bands([one.most for one in people], [one.owed for one in people], seats), strict=True))


def wishes(model: Model) -> Sum:
    """How many wishes are kept: a permanence one would rather hold, someone one would like to hold it with."""
    kept = [choice for (who, where), choice in model.seat.items() if where in model.problem.people[who].likes]
    for one, other in sorted(model.problem.together):
        for where in sorted({w for _, w in model.by_person[one]} & {w for _, w in model.by_person[other]}):
            both = model.cp.new_bool_var("")
            model.cp.add_implication(both, model.seat[one, where])
            model.cp.add_implication(both, model.seat[other, where])
            kept.append(both)
    return cp_model.LinearExpr.sum(kept)


def hint(model: Model, roster: Roster) -> None:
    """Begin from there."""
    model.cp.clear_hints()  # type: ignore[no-untyped-call]
    for one, choice in model.seat.items():
        model.cp.add_hint(choice, one in roster)


def _grouped(seats: list[Seat], place: int) -> dict[int, list[Seat]]:
    found: dict[int, list[Seat]] = defaultdict(list)
    for one in seats:
        found[one[place]].append(one)
    return found


def _grouped_by(seats: list[Seat], key: Any) -> list[list[Seat]]:
    found: dict[Hashable, list[Seat]] = defaultdict(list)
    for one in seats:
        found[key(one)].append(one)
    return list(found.values())
