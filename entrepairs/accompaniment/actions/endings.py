"""Change, end, and what remains afterwards. One act each, no reason asked."""

from typing import Any
from uuid import uuid5

from django.db import transaction

from entrepairs.accompaniment.actions.holding import hold, tell_others
from entrepairs.accompaniment.actions.looking_after import end_relays
from entrepairs.accompaniment.actions.requests import send_request
from entrepairs.accompaniment.events import accompaniment_ended
from entrepairs.accompaniment.models import (
    Accompaniment,
    AccompanimentPause,
    Ending,
    Feedback,
    Meeting,
    Participant,
    Relay,
    Request,
)
from entrepairs.accompaniment.offered import follow
from entrepairs.accompaniment.rules.endings import may_ask_again, may_end, may_tell
from entrepairs.accompaniment.rules.requests import may_send
from entrepairs.accompaniment.wishes import CRITERIA, Wishes
from entrepairs.core.clock import now
from entrepairs.core.ids import new_id
from entrepairs.core.journal import journal
from entrepairs.core.rules import require
from entrepairs.people.models import Person


@transaction.atomic
def end(accompaniment: Accompaniment, *, kind: str = Ending.Kind.STOPPED, last_word: str = "", by: Person) -> Ending:
    """End well: a row with its date, a last word if one wishes, meetings to come cancelled, the door open."""
    held, me = hold(accompaniment, by)
    require(may_end(me, held))
    _require_word(me, last_word)
    return finish(held, me, kind, last_word, by)


def _require_word(me: Participant, last_word: str) -> None:
    """One ends without a word when one may not write."""
    if last_word.strip():
        require(me.may_say)


def finish(held: Accompaniment, me: Participant, kind: str, last_word: str, by: Person) -> Ending:
    """Write the end. The row is locked, and the rule was asked."""
    at = now()
    ending = Ending(accompaniment=held, by=me, kind=kind, at=at)
    ending.last_word = last_word.strip()
    ending.save(force_insert=True)
    held.move_to(Accompaniment.State.ENDED, ended_at=at)
    _put_away(held)
    follow(held.participants.values_list("person", flat=True))
    journal(by, "accompaniment.ended", held)
    tell_others(held, me, "pair_ended", held.get_absolute_url())
    accompaniment_ended.send(sender=Accompaniment, accompaniment=held, by=by)
    return ending


def _put_away(accompaniment: Accompaniment) -> None:
    """Pauses, relays and meetings to come end with it."""
    at = now()
    AccompanimentPause.objects.filter(accompaniment=accompaniment, ended_at=None).update(ended_at=at)
    end_relays(accompaniment)
    Relay.objects.standing().filter(accompaniment=accompaniment).update(ended_at=at)
    to_come = Meeting.objects.filter(accompaniment=accompaniment, starts_at__gt=at)
    for meeting in to_come.exclude(state=Meeting.State.CANCELLED):
        meeting.move_to(Meeting.State.CANCELLED, changed_at=at, sequence=meeting.sequence + 1)


@transaction.atomic
def change(accompaniment: Accompaniment, *, last_word: str = "", by: Person) -> Request | None:
    """« Je voudrais changer » : this pair ends and, for the person, the request goes on with others at once.

    Returns the new request when the person asked; None when a supporter did (the person chooses what follows), or
    when the person has three open requests already."""
    held, me = hold(accompaniment, by)
    require(may_end(me, held))
    _require_word(me, last_word)
    finish(held, me, Ending.Kind.CHANGED, last_word, by)
    goes_on = me.role == Participant.Role.SEEKER and may_send(by)
    return _ask_again(held, by) if goes_on else None


@transaction.atomic
def ask_again(accompaniment: Accompaniment, *, by: Person) -> Request | None:
    """After an end, the person looks for someone else with the same wishes. Twice gives the same request; None when
    the first request is gone. Refused beyond three open requests."""
    held, me = hold(accompaniment, by)
    require(may_ask_again(me, held))
    return _ask_again(held, by)


def _ask_again(accompaniment: Accompaniment, by: Person) -> Request | None:
    """The same wishes, sent again. None when the first request is gone."""
    rows = Request.objects.visible_to(by).select_related("person__data_key")
    old = rows.filter(accompaniment=accompaniment).first()
    if old is None:
        return None
    token = uuid5(accompaniment.pk, "again")
    earlier = Request.objects.visible_to(by).filter(token=token).first()
    if earlier is not None and earlier.state != Request.State.WAITING:
        token = new_id()
    criteria: dict[str, Any] = {name: getattr(old, name) for name in CRITERIA}
    is_open = old.text_open_to_team_at is not None
    return send_request(Wishes(text=old.text, avoid=old.avoid, open_to_team=is_open, token=token, **criteria), by=by)


@transaction.atomic
def erase_shared(accompaniment: Accompaniment, *, by: Person) -> None:
    """After the end, the person erases the notes and projects written together. They are gone for both; twice is as
    once."""
    held, me = hold(accompaniment, by)
    require(may_tell(me, held))
    if not (held.notes.exists() or held.projects.exists()):
        return
    held.notes.all().delete()
    held.projects.all().delete()
    tell_others(held, me, "note_deleted", held.get_absolute_url())
    journal(by, "accompaniment.shared_erased", held)


@transaction.atomic
def tell(accompaniment: Accompaniment, text: str, *, open_to_team: bool, by: Person) -> Feedback:
    """How it was, for oneself, or for the house as well if one wishes. Never for the supporter."""
    held, me = hold(accompaniment, by)
    require(may_tell(me, held))
    feedback = Feedback.objects.filter(accompaniment=held).first() or Feedback(accompaniment=held, by=me)
    feedback.text, feedback.at = text.strip(), now()
    feedback.open_to_team_at = feedback.at if open_to_team else None
    feedback.save()
    journal(by, "feedback.written", feedback)
    return feedback
