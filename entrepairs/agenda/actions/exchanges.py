"""« La mienne contre la vôtre »: proposed to someone who agreed to be asked; done when they say yes."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from entrepairs.agenda.actions.covering import shift_path
from entrepairs.agenda.models import Exchange, Shift, ShiftSeat, StandIn, Swap
from entrepairs.agenda.rules.shifts import may_exchange, may_leave_seat
from entrepairs.core.clock import now
from entrepairs.core.rules import Refused, require
from entrepairs.people.actions.notices import notify
from entrepairs.people.models import Person
from entrepairs.safety.models import blocked_with

State = Exchange.State


@transaction.atomic
def propose_exchange(offered: ShiftSeat, wanted: ShiftSeat, *, by: Person) -> Exchange:
    """Both keep their seat meanwhile. Asking twice changes nothing. Nobody is asked across a block; the words are those
    of who does not wish to be asked."""
    _lock([offered.shift_id, wanted.shift_id])
    offered, wanted = (_seat(one.pk) for one in (offered, wanted))
    require(may_leave_seat(by, offered))
    agreed = StandIn.objects.filter(structure=wanted.shift.structure, person=wanted.person, ended_at=None)
    if not agreed.exists() or wanted.person_id in blocked_with(by):
        raise Refused(_("Cette personne ne souhaite pas qu’on lui demande. Essayez avec quelqu’un d’autre."))
    require(may_exchange(offered, wanted))
    exchange, is_new = Exchange.objects.get_or_create(
        offered=offered,
        wanted=wanted,
        state=State.OPEN,
        defaults={"asked_by": by, "asked_of": wanted.person, "asked_at": now()},
    )
    if is_new:
        notify(wanted.person, "exchange_asked", shift_path(wanted.shift))
    return exchange


@transaction.atomic
def accept_exchange(exchange: Exchange, *, by: Person) -> None:
    """Each takes the seat of the other. Other searches and proposals about these two seats are over."""
    exchange = _held(exchange)
    offered, wanted = (_seat(key) for key in (exchange.offered_id, exchange.wanted_id))
    _require_asked(exchange, by)
    if exchange.asked_by_id in blocked_with(by):
        raise Refused(_("L’échange n’est plus possible."))
    if offered.person_id != exchange.asked_by_id or wanted.person_id != by.pk:
        raise Refused(_("L’une des deux permanences a changé de main. L’échange n’est plus possible."))
    require(may_exchange(offered, wanted))
    exchange.move_to(State.ACCEPTED, closed_at=now())
    for seat, person in ((offered, wanted.person), (wanted, offered.person)):
        ShiftSeat.objects.filter(pk=seat.pk).update(person=person, taken_at=now())
        Swap.objects.filter(seat=seat, state=Swap.State.OPEN).update(state=Swap.State.WITHDRAWN, closed_at=now())
    seats = [offered.pk, wanted.pk]
    others = Exchange.objects.filter(state=State.OPEN, offered__in=seats) | Exchange.objects.filter(
        state=State.OPEN, wanted__in=seats
    )
    others.update(state=State.WITHDRAWN, closed_at=now())
    notify(exchange.asked_by, "exchange_done", shift_path(wanted.shift))


@transaction.atomic
def decline_exchange(exchange: Exchange, *, by: Person) -> None:
    """« Pas cette fois »: no reason is asked; the other is told, and still holds theirs."""
    exchange = _held(exchange)
    _require_asked(exchange, by)
    exchange.move_to(State.DECLINED, closed_at=now())
    notify(exchange.asked_by, "exchange_declined", shift_path(_seat(exchange.offered_id).shift))


@transaction.atomic
def withdraw_exchange(exchange: Exchange, *, by: Person) -> None:
    exchange = _held(exchange)
    if exchange.asked_by_id != by.pk:
        raise Refused(_("Cet échange est proposé par une autre personne."))
    exchange.move_to(State.WITHDRAWN, closed_at=now())


def _require_asked(exchange: Exchange, by: Person) -> None:
    if exchange.asked_of_id != by.pk:
        raise Refused(_("Cet échange est proposé à une autre personne."))


def _seat(key: int) -> ShiftSeat:
    return ShiftSeat.objects.select_related("shift__structure", "person").get(pk=key)


def _held(exchange: Exchange) -> Exchange:
    """The permanences first, in one order, then the exchange: the order of every lock here."""
    _lock([exchange.offered.shift_id, exchange.wanted.shift_id])
    rows = Exchange.objects.select_for_update(of=("self",))
    return rows.select_related("asked_by").get(pk=exchange.pk)


def _lock(shifts: list[UUID]) -> None:
    list(Shift.objects.select_for_update(of=("self",)).filter(pk__in=shifts).order_by("pk"))
