"""The search, from the process that asks for it: begun, listened to, ended early or given up. Knows no solver."""

from collections.abc import Callable
from typing import Any

from entrepairs.agenda.rota.values import Problem
from entrepairs.agenda.rota.written import Found, found_from, problem_as_text
from entrepairs.core.own_process import Failed, command, conversed

COMMAND = command("entrepairs.agenda.rota.solver")


def searched(problem: Problem, *, told: Callable[[str], None], wish: Callable[[], str]) -> Found | None:
    """The best roster; None when it was given up. `told`: called with each stage it enters; `wish`: as in
    core.own_process. Raises Failed."""
    entered = {""}

    def heard(said: dict[str, Any]) -> None:
        if (stage := said.get("stage", "")) not in entered:
            entered.add(stage)
            told(stage)

    said = conversed(COMMAND, problem_as_text(problem), last="roster", told=heard, wish=wish, stays=True)
    try:
        return None if said is None else found_from(said)
    except ValueError as wrong:
        raise Failed from wrong
