"""State machines on the real database: whatever the order of acts, something holds; then all is undone."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

from entrepairs.core.clock import at
from entrepairs.core.rules import Refused

PATIENT: Any = {"deadline": None, "suppress_health_check": list(HealthCheck)}


class Lived(RuleBasedStateMachine):
    """One life, in a transaction of its own. `hour`: its clock, from BEGINS on. `act`: some acts are refused: nothing
    has changed then, and it gives None."""

    BEGINS: datetime
    REFUSALS: tuple[type[Exception], ...] = (Refused,)

    def __init__(self) -> None:
        super().__init__()
        self.all_undone = transaction.atomic()
        self.all_undone.__enter__()
        cache.clear()
        self.hour = self.BEGINS

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.all_undone.__exit__(None, None, None)

    def act(self, what: Callable[..., Any], *told: Any) -> Any:
        with at(self.hour):
            try:
                with transaction.atomic():
                    return what(*told)
            except self.REFUSALS:
                return None


def a_few(lives: type[Lived], *, examples: int, steps: int) -> None:
    """Quick, in each run: no time is spent making a failure smaller."""
    quick = settings(max_examples=examples, stateful_step_count=steps, phases=[Phase.generate], **PATIENT)
    run_state_machine_as_test(lives, settings=quick)


def many(lives: type[Lived], *, examples: int, steps: int) -> None:
    run_state_machine_as_test(lives, settings=settings(max_examples=examples, stateful_step_count=steps, **PATIENT))
