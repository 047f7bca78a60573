"""A problem and what was found, as JSON: how they go to another process and come back."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from entrepairs.agenda.rota.values import Level, Problem, Roster, Slot, Volunteer, duo


class Malformed(ValueError):
    """What is wrong with a problem, in one French sentence."""


@dataclass(frozen=True)
class Stage:
    """`value`: what this stage reached; `bound`: nobody can do better; equal when it is proven."""

    name: str
    value: int
    bound: int
    seconds: float

    @property
    def is_proven(self) -> bool:
        return self.value == self.bound


@dataclass(frozen=True)
class Found:
    """`is_proven`: the best possible, at every stage."""

    roster: Roster
    stages: tuple[Stage, ...]
    is_proven: bool


def problem_as_text(problem: Problem) -> str:
    """On one line."""
    people = [
        asdict(one) | {"level": int(one.level), "can": sorted(one.can), "likes": sorted(one.likes)}
        for one in problem.people
    ]
    slots = [asdict(one) for one in problem.slots]
    pairs = {name: sorted(getattr(problem, name)) for name in ("held", "apart", "together")}
    return json.dumps({"slots": slots, "people": people, **pairs, "rest": problem.rest})


def problem_from_text(text: str) -> Problem:
    """Raises Malformed."""
    try:
        said = json.loads(text)
        slots = tuple(Slot(**one) for one in said["slots"])
        people = tuple(_volunteer(**one) for one in said["people"])
        apart, together = (frozenset(duo(*one) for one in said[name]) for name in ("apart", "together"))
        held = frozenset((who, where) for who, where in said["held"])
        problem = Problem(slots, people, held, apart, together, said["rest"])
    except (KeyError, TypeError, ValueError) as wrong:
        raise Malformed("Ce n’est pas un planning : il manque quelque chose, ou un nombre n’en est pas un.") from wrong
    return _checked(problem)


def found_as_text(found: Found) -> str:
    stages = [asdict(one) for one in found.stages]
    return json.dumps({"roster": sorted(found.roster), "stages": stages, "proven": found.is_proven})


def found_from(said: dict[str, Any]) -> Found:
    roster = frozenset((who, where) for who, where in said["roster"])
    return Found(roster, tuple(Stage(**one) for one in said["stages"]), said["proven"])


def _volunteer(level: int, most: int, can: Iterable[int], likes: Iterable[int] = (), owed: int = 0) -> Volunteer:
    return Volunteer(Level(level), most, frozenset(can), frozenset(likes), owed)


def _checked(problem: Problem) -> Problem:
    people, slots = range(len(problem.people)), range(len(problem.slots))
    for one in problem.slots:
        if not 0 <= one.least <= one.seats or one.ends <= one.starts:
            raise Malformed("Une permanence finit avant de commencer, ou demande plus de monde qu’elle n’a de places.")
    if any(where not in slots for one in problem.people for where in one.can | one.likes):
        raise Malformed("Quelqu’un parle d’une permanence qui n’est pas dans la liste.")
    pairs = problem.apart | problem.together
    if any(who not in people for pair in pairs for who in pair) or any(one == other for one, other in pairs):
        raise Malformed("Un duo parle de quelqu’un qui n’est pas dans la liste.")
    if any(who not in people or where not in slots for who, where in problem.held):
        raise Malformed("Une place déjà prise n’est pas dans la liste.")
    if any(one.most < 0 for one in problem.people) or problem.rest < 0:
        raise Malformed("Un nombre est négatif.")
    return problem
