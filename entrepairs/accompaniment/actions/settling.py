"""The state of an accompaniment follows from who is there."""

from entrepairs.accompaniment.models import Accompaniment
from entrepairs.accompaniment.rules.frameworks import is_agreed
from entrepairs.accompaniment.rules.pauses import is_stopped


def settle(held: Accompaniment) -> None:
    """In pause while the person is, or everyone who accompanies them is; otherwise where it was. The row is locked."""
    wanted = Accompaniment.State.PAUSED if is_stopped(held) else _state_before(held)
    if held.state not in (wanted, Accompaniment.State.ENDED) and Accompaniment.State.PAUSED in (held.state, wanted):
        held.move_to(wanted)


def _state_before(held: Accompaniment) -> Accompaniment.State:
    latest = held.frameworks.first()
    agreed = latest is not None and is_agreed(latest)
    return Accompaniment.State.ACTIVE if agreed else Accompaniment.State.BEGINNING
