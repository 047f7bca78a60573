"""The board as one page draws it: units in order, tasks in the order of the day, who took them. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Line:
    """A task, the people who took it, and whether the reader is one of them."""

    task: Any
    takers: Sequence[Any]
    mine: bool

    @property
    def is_full(self) -> bool:
        return self.wanted == 0

    @property
    def wanted(self) -> int:
        """How many hands are still welcome."""
        hands: int = self.task.hands
        return max(0, hands - len(self.takers))

    @property
    def is_done(self) -> bool:
        return self.task.done_at is not None


@dataclass
class Column:
    """A unit, or the whole house when `unit` is None, and its tasks of the day."""

    unit: Any
    lines: list[Line] = field(default_factory=list)


def columns(units: Iterable[Any], tasks: Iterable[Any], reader: Any = None) -> list[Column]:
    """A column for each unit, even empty; then the whole house, if it has something. What is done comes last."""
    found = {unit.pk: Column(unit) for unit in units}
    whole = Column(None)
    for task in sorted(tasks, key=lambda one: (one.done_at is not None, one.part, one.text)):
        takers = [taking.person for taking in task.takings.all()]
        found.get(task.unit_id, whole).lines.append(Line(task, takers, reader in takers))
    return [*found.values(), *([whole] if whole.lines else [])]
