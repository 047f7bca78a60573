"""The board as one page draws it: units in order, tasks in the order of the day, who took them. Pure."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Line:
    """A task, the people who took it, how many of them the reader may not see, and whether they are one of them."""

    task: Any
    takers: Sequence[Any]
    unseen: int
    mine: bool

    @property
    def is_full(self) -> bool:
        return self.wanted == 0

    @property
    def wanted(self) -> int:
        """How many hands are still welcome."""
        hands: int = self.task.hands
        return max(0, hands - len(self.takers) - self.unseen)

    @property
    def is_done(self) -> bool:
        return self.task.done_at is not None


@dataclass
class Column:
    """A unit, or the whole house when `unit` is None, and its tasks of the day."""

    unit: Any
    lines: list[Line] = field(default_factory=list)


def columns(units: Iterable[Any], tasks: Iterable[Any], reader: Any = None, apart: Container[Any] = ()) -> list[Column]:
    """A column for each unit, even empty; then the whole house, if it has something. What is done comes last.
    `apart`: keys of the people whom the reader may not see."""
    found = {unit.pk: Column(unit) for unit in units}
    whole = Column(None)
    for task in sorted(tasks, key=lambda one: (one.done_at is not None, one.part, one.text)):
        takers = [taking.person for taking in task.takings.all()]
        seen = [one for one in takers if one.pk not in apart]
        found.get(task.unit_id, whole).lines.append(Line(task, seen, len(takers) - len(seen), reader in takers))
    return [*found.values(), *([whole] if whole.lines else [])]
