"""The drawing of groups, from the process that asks for it. Knows no solver."""

from collections.abc import Callable

from entrepairs.agenda.forming.values import Drawn, Pool
from entrepairs.agenda.forming.written import drawn_from, pool_as_text
from entrepairs.core.own_process import command, conversed

COMMAND = command("entrepairs.agenda.forming.solver")


def formed(pool: Pool, *, told: Callable[[str], None], wish: Callable[[], str]) -> Drawn | None:
    """The groups; None when it was given up. `told`: called with each stage it enters; `wish`: as in core.own_process.
    Raises Failed."""
    said = conversed(COMMAND, pool_as_text(pool), last="groups", told=lambda one: told(one["stage"]), wish=wish)
    return drawn_from(said) if said else None
