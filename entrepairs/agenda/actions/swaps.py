"""« Qui peut me remplacer ? »: asked of those who agreed to be asked; one says yes, and it is theirs."""

from django.db import transaction

from entrepairs.agenda.actions.covering import may_be_asked
from entrepairs.agenda.actions.shifts import shifts_path
from entrepairs.agenda.models import Shift, ShiftSeat, Swap
from entrepairs.agenda.rules.shifts import may_leave_seat, may_stand_in
from entrepairs.core.clock import now
from entrepairs.core.rules import require
from entrepairs.people.actions.notices import notify
from entrepairs.people.models import Person
from entrepairs.safety.models import blocked_with


@transaction.atomic
def look_for_relief(shift: Shift, *, by: Person) -> Swap:
    """Keep the seat, and ask: nobody across a block is told. Asking twice changes nothing."""
    shift = Shift.objects.select_for_update(of=("self",)).select_related("structure").get(pk=shift.pk)
    seat = ShiftSeat.objects.select_related("shift").get(shift=shift, person=by)
    require(may_leave_seat(by, seat))
    swap, is_new = Swap.objects.get_or_create(
        seat=seat, state=Swap.State.OPEN, defaults={"asked_by": by, "asked_at": now()}
    )
    if is_new:
        apart = blocked_with(by)
        for person in (one for one in may_be_asked(shift) if one.pk not in apart):
            notify(person, "relief_asked", shifts_path(shift.structure))
    return swap


@transaction.atomic
def stand_in(swap: Swap, *, by: Person) -> None:
    """« Je peux »: the first who says so holds the seat; the other is told that it is settled."""
    swap = _held(swap)
    require(may_stand_in(by, swap))
    swap.move_to(Swap.State.TAKEN, taken_by=by, closed_at=now())
    ShiftSeat.objects.filter(pk=swap.seat_id).update(person=by, taken_at=now())
    notify(swap.asked_by, "relief_found", shifts_path(swap.seat.shift.structure))


@transaction.atomic
def withdraw_swap(swap: Swap, *, by: Person) -> None:
    """One can come after all."""
    swap = _held(swap)
    require(may_leave_seat(by, swap.seat))
    if swap.state == Swap.State.OPEN:
        swap.move_to(Swap.State.WITHDRAWN, closed_at=now())


def _held(swap: Swap) -> Swap:
    """The permanence first, then the swap: the order of every lock here."""
    Shift.objects.select_for_update(of=("self",)).get(taken__swaps=swap.pk)
    rows = Swap.objects.select_for_update(of=("self",))
    return rows.select_related("seat__shift__structure", "asked_by").get(pk=swap.pk)
