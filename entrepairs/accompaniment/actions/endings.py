"""Change, end, block, and what remains afterwards. One act each, no reason asked."""

from django.db import transaction

from entrepairs.accompaniment.actions.holding import hold, tell_others
from entrepairs.accompaniment.actions.relays import end_relays
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
from entrepairs.accompaniment.rules.endings import may_end, may_tell
from entrepairs.accompaniment.tasks.proposals import propose_now_or_soon
from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import require
from entrepairs.people.models import Person


@transaction.atomic
def end(accompaniment: Accompaniment, *, kind: str = Ending.Kind.STOPPED, last_word: str = "", by: Person) -> Ending:
    """End well: a row with its date, a last word if one wishes, meetings to come cancelled, the door open."""
    held, me = hold(accompaniment, by)
    require(may_end(me, held))
    return _end(held, me, kind, last_word, by)


def _end(held: Accompaniment, me: Participant, kind: str, last_word: str, by: Person) -> Ending:
    at = now()
    ending = Ending(accompaniment=held, by=me, kind=kind, at=at)
    ending.last_word = last_word.strip()
    ending.save(force_insert=True)
    held.move_to(Accompaniment.State.ENDED, ended_at=at)
    _put_away(held)
    journal(by, "accompaniment.ended", held)
    tell_others(held, me, "pair_ended", held.get_absolute_url())
    accompaniment_ended.send(sender=Accompaniment, accompaniment=held, by=by)
    return ending


def _put_away(accompaniment: Accompaniment) -> None:
    """Pauses, relays and meetings to come end with it."""
    at = now()
    AccompanimentPause.objects.filter(accompaniment=accompaniment, ended_at=None).update(ended_at=at)
    Relay.objects.standing().filter(accompaniment=accompaniment).update(ended_at=at)
    end_relays(accompaniment)
    to_come = Meeting.objects.filter(accompaniment=accompaniment, starts_at__gt=at)
    for meeting in to_come.exclude(state=Meeting.State.CANCELLED):
        meeting.move_to(Meeting.State.CANCELLED, changed_at=at, sequence=meeting.sequence + 1)


@transaction.atomic
def change(accompaniment: Accompaniment, *, last_word: str = "", by: Person) -> Request | None:
    """« Je voudrais changer » : this pair ends and, for the person, the request goes on with others at once.

    Returns the new request when the person asked; a supporter who asks leaves that choice to the person (None)."""
    held, me = hold(accompaniment, by)
    require(may_end(me, held))
    _end(held, me, Ending.Kind.CHANGED, last_word, by)
    return _ask_again(held, by) if me.role == Participant.Role.SEEKER else None


@transaction.atomic
def ask_again(accompaniment: Accompaniment, *, by: Person) -> Request | None:
    """After an end, the person looks for someone else with the same wishes. Twice gives the same request."""
    held, me = hold(accompaniment, by)
    if me.role != Participant.Role.SEEKER or held.state != Accompaniment.State.ENDED:
        return None
    return _ask_again(held, by)


def _ask_again(accompaniment: Accompaniment, by: Person) -> Request | None:
    old = accompaniment.request
    if old is None:
        return None
    waiting = (
        Request.objects.visible_to(by).open().filter(experiences=old.experiences, sent_at__gte=accompaniment.began_at)
    )
    if already := waiting.first():
        return already
    request = Request(person=by, structure=old.structure, sent_at=now())
    request.text, request.avoid = old.text, old.avoid
    for name in ("experiences", "must", "languages", "ways", "moments", "commune", "radius_km"):
        setattr(request, name, getattr(old, name))
    request.save(force_insert=True)
    journal(by, "request.sent", request, about=by)
    propose_now_or_soon(request)
    return request


@transaction.atomic
def erase_shared(accompaniment: Accompaniment, *, by: Person) -> None:
    """After the end, the person erases the notes and projects written together. They are gone for both."""
    held, me = hold(accompaniment, by)
    require(may_tell(me, held))
    held.notes.all().delete()
    held.projects.all().delete()
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


@transaction.atomic
def end_between(one: Person, other: Person, *, by: Person) -> None:
    """A block: whatever goes on between the two ends, with the same words as any end."""
    both = Accompaniment.objects.open().filter(participants__person=one, participants__left_at=None)
    for accompaniment in both.filter(pk__in=Accompaniment.objects.open().visible_to(other).values("pk")):
        held, me = hold(accompaniment, by)
        if me.role == Participant.Role.RELAY or _is_relay(held, other if by == one else one):
            end_relays(held)
        else:
            _end(held, me, Ending.Kind.STOPPED, "", by)


def _is_relay(accompaniment: Accompaniment, person: Person) -> bool:
    return accompaniment.participants.filter(person=person, role=Participant.Role.RELAY, left_at=None).exists()
