"""Who may join a group that is being formed, whatever was moved in it since it was drawn. Pure.

Of two people who may not be together, one only is ever let in a given group: the one whom the drawing put there, else
always the same of the two. What is offered for someone never depends on who is in the group now, so that moving others
in and out tells nothing."""

from collections.abc import Collection
from hashlib import blake2s

from entrepairs.agenda.forming.possible import fits
from entrepairs.agenda.forming.values import Circle, Pool


def let_in(pool: Pool, who: int, circle: Circle, lead: int | None, drawn: Collection[int], *, secret: str) -> bool:
    """Whether this seeker may be in that group. `drawn`: whom the drawing put there; `secret`: of the group."""
    if not fits(pool, who, circle) or (who, lead) in pool.unled:
        return False
    return not any(_comes_first(other, who, drawn, secret) for other in _rivals(pool, who, circle))


def _rivals(pool: Pool, who: int, circle: Circle) -> list[int]:
    """Those who could be there, and not with this one."""
    others = [one if other == who else other for one, other in pool.apart if who in (one, other)]
    return [other for other in others if fits(pool, other, circle)]


def _comes_first(other: int, who: int, drawn: Collection[int], secret: str) -> bool:
    if (other in drawn) != (who in drawn):
        return other in drawn
    return _rank(other, secret) < _rank(who, secret)


def _rank(who: int, secret: str) -> tuple[bytes, int]:
    return blake2s(f"{secret} {who}".encode()).digest(), who
