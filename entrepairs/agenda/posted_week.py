"""A week as it is put on a wall: each day, when the door is open, what happens. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from entrepairs.structures.hours import Exceptional, Rule, Slot, slots_of


class Happening(Protocol):
    """What happens: on the clock of the wall, naive."""

    @property
    def wall_time(self) -> datetime: ...

    @property
    def wall_time_before(self) -> datetime | None: ...


@dataclass(frozen=True)
class PostedDay:
    """`slots`: when the door is open; `reason`: why it is not as usual; `happenings`: in order; `gone`: what was
    announced that day and is on another one."""

    day: date
    slots: list[Slot]
    reason: str
    happenings: list[Happening]
    gone: list[Happening]

    @property
    def is_empty(self) -> bool:
        return not (self.slots or self.reason or self.happenings or self.gone)


def posted_days(
    days: Iterable[date], rows: Sequence[Happening], rules: Sequence[Rule], exceptions: Sequence[Exceptional]
) -> list[PostedDay]:
    """`rows`: what happens in these days, or was announced in them."""
    return [
        PostedDay(
            day,
            slots_of(day, rules, exceptions),
            _reason(day, exceptions),
            sorted((row for row in rows if row.wall_time.date() == day), key=lambda row: row.wall_time),
            [row for row in rows if (before := row.wall_time_before) and before.date() == day != row.wall_time.date()],
        )
        for day in days
    ]


def _reason(day: date, exceptions: Iterable[Exceptional]) -> str:
    unusual = [one for one in exceptions if one.first_day <= day <= one.last_day]
    return next((getattr(one, "reason", "") for one in unusual), "")
