"""Propose a time, say yes, propose another, cancel. Each change raises the number that calendars go by."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from entrepairs.accompaniment.actions.holding import hold, tell_others
from entrepairs.accompaniment.models import Accompaniment, Meeting, Participant
from entrepairs.accompaniment.plans import Plan
from entrepairs.accompaniment.rules.meetings import may_cancel, may_confirm, may_meet, may_move
from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import Refused, require
from entrepairs.live import publish
from entrepairs.people.models import Person


@transaction.atomic
def propose_meeting(accompaniment: Accompaniment, plan: Plan, key: UUID, *, by: Person) -> Meeting:
    """A time to talk, for the other to confirm. `key`, made with the form, becomes its id: the form proposes once."""
    held, me = hold(accompaniment, by)
    existing = Meeting.objects.filter(pk=key).first()
    if existing is not None:
        return _same_accompaniment(existing, held)
    require(may_meet(me, held, plan.starts_at))
    meeting = Meeting(pk=key, accompaniment=held, proposed_by=me, changed_at=now(), **_columns(plan))
    meeting.place = plan.place
    meeting.save(force_insert=True)
    _announce(meeting, me, "proposed")
    return meeting


@transaction.atomic
def confirm_meeting(meeting: Meeting, sequence: int, *, by: Person) -> Meeting:
    """« Ce moment me va. » `sequence`: the version of the meeting that the person saw."""
    meeting, me = _held(meeting, by)
    if meeting.state == Meeting.State.CONFIRMED and meeting.proposed_by_id != me.pk:
        return meeting
    require(may_confirm(me, meeting))
    if sequence != meeting.sequence:
        raise Refused(_("Le moment proposé a changé entre-temps. Relisez-le avant de répondre."))
    _change(meeting, Meeting.State.CONFIRMED)
    _announce(meeting, me, "confirmed")
    return meeting


@transaction.atomic
def move_meeting(meeting: Meeting, plan: Plan, *, by: Person) -> Meeting:
    """« Plutôt à un autre moment » : the same meeting, proposed again by this person."""
    meeting, me = _held(meeting, by)
    if meeting.proposed_by_id == me.pk and _columns(plan) == _columns(meeting) and plan.place == meeting.place:
        return meeting
    require(may_move(me, meeting, plan.starts_at))
    meeting.place = plan.place
    changes = {**_columns(plan), "sealed_place": meeting.sealed_place, "reminded_at": None}
    _change(meeting, Meeting.State.PROPOSED, proposed_by=me, **changes)
    _announce(meeting, me, "proposed")
    return meeting


@transaction.atomic
def cancel_meeting(meeting: Meeting, *, by: Person) -> Meeting:
    """Neither has to say why. Cancelling twice changes nothing."""
    meeting, me = _held(meeting, by)
    require(may_cancel(me, meeting))
    if meeting.state != Meeting.State.CANCELLED:
        _change(meeting, Meeting.State.CANCELLED)
        _announce(meeting, me, "cancelled")
    return meeting


def _held(meeting: Meeting, by: Person) -> tuple[Meeting, Participant]:
    held, me = hold(meeting.accompaniment, by)
    meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    meeting.accompaniment = held
    return meeting, me


def _columns(plan: Plan | Meeting) -> dict[str, Any]:
    return {name: getattr(plan, name) for name in ("starts_at", "zone", "minutes", "way")}


def _change(meeting: Meeting, state: str, **changes: Any) -> None:
    meeting.move_to(state, sequence=meeting.sequence + 1, changed_at=now(), **changes)


def _announce(meeting: Meeting, me: Participant, fact: str) -> None:
    journal(me.person, f"meeting.{fact}", meeting)
    path = reverse("accompaniment:meetings", args=[meeting.accompaniment_id])
    tell_others(meeting.accompaniment, me, f"meeting_{fact}", path)
    publish(f"talk:{meeting.accompaniment_id}", meeting.pk)


def _same_accompaniment(existing: Meeting, accompaniment: Accompaniment) -> Meeting:
    if existing.accompaniment_id != accompaniment.pk:
        raise Refused(_("Cette page a vieilli. Rechargez-la, puis proposez votre moment."))
    return existing
