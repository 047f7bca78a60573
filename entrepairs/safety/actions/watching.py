"""What someone of the watch does with something to look at."""

from django.db import transaction
from django.utils.translation import gettext as _

from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.models import DataKey
from entrepairs.core.rules import require
from entrepairs.people.actions.notices import notify
from entrepairs.people.models import Person
from entrepairs.safety import subjects
from entrepairs.safety.actions.looks import await_somebody, look_at
from entrepairs.safety.actions.opening import close_told, open_told
from entrepairs.safety.events import look_done
from entrepairs.safety.models import HandOver, Look, LookNote, Measure, Report
from entrepairs.safety.rules.watch import (
    is_as_read,
    may_be_second,
    may_claim,
    may_finish,
    may_hand_over,
    may_say_aside,
    may_settle,
    may_work_on,
    who_may_come,
)
from entrepairs.safety.seen import Seen, seen_of
from entrepairs.safety.widening import leave_to_all


@transaction.atomic
def claim_look(look: Look, *, by: Person) -> None:
    """« Je m’en occupe » : one person at a time."""
    look = _held(look)
    require(may_claim(by, look))
    if look.claimed_by_id is None:
        alone = {"second_by": None, "second_at": None} if look.second_by_id == by.pk else {}
        _write(look, claimed_by=by, claimed_at=now(), **alone)
        journal(by, "look.claimed", look)


@transaction.atomic
def hand_back_look(look: Look, *, by: Person) -> None:
    """For someone else; no reason is asked. The second human, if there is one, becomes the first. `claimed_at` stays
    otherwise: somebody has looked, and all are called anew."""
    look = _held(look)
    require(may_work_on(by, look))
    if look.claimed_by_id == by.pk:
        since = look.second_at or look.claimed_at
        _write(look, claimed_by=look.second_by, claimed_at=since, second_by=None, second_at=None, second_asked_at=None)
        if look.is_red and look.claimed_by is None:
            await_somebody(look)
    else:
        _write(look, second_by=None, second_at=None)
    journal(by, "look.handed_back", look)


@transaction.atomic
def open_look(look: Look, *, by: Person) -> Seen:
    """Read what is to be looked at, and what was told about it. A line of the journal each time; who wrote it reads it
    when the thing is not public. It never says what brought it there: a reporter would be seen."""
    look = _held(look)
    require(may_work_on(by, look))
    seen = seen_of(look)
    open_told(look, by=by)
    journal(by, "look.opened", look, about=seen.author_to_tell, reason=_("La veille a regardé."))
    return seen


@transaction.atomic
def open_picture(look: Look, *, by: Person) -> bytes:
    """The picture shown with it; b"" when there is none, or none any more. A line of the journal each time, read like
    that of the words."""
    look = _held(look)
    require(may_work_on(by, look))
    seen = seen_of(look)
    if seen.picture is None:
        return b""
    journal(by, "look.picture", look, about=seen.author_to_tell, reason=_("La veille a regardé."))
    return bytes(seen.picture.image)


@transaction.atomic
def ask_second(look: Look, *, by: Person) -> None:
    """« À deux » : the others who may look at it are told, in neutral words."""
    look = _held(look)
    require(may_work_on(by, look))
    if look.second_asked_at is None and look.second_by_id is None:
        _write(look, second_asked_at=now(), waits_since=now())
        journal(by, "look.second_asked", look)
        if look.is_red and not who_may_come(look):  # all others are near: two see a near danger all the same
            leave_to_all(look)
        for person in who_may_come(look):
            notify(person, "watch_second", look.get_absolute_url())


@transaction.atomic
def be_second(look: Look, *, by: Person) -> None:
    """« Je regarde avec vous »."""
    look = _held(look)
    require(may_be_second(by, look))
    if look.second_by_id is None:
        _write(look, second_by=by, second_at=now(), second_asked_at=None)
        journal(by, "look.second", look)


@transaction.atomic
def raise_look(look: Look, *, by: Person) -> None:
    """« C’est un danger proche »: a human saw what the words did not say. It is red, and stays with who took it."""
    look = _held(look)
    require(may_work_on(by, look))
    if not look.is_red:
        look_at(look.kind, look.object_id, Look.Queue.RED, because=look.because, by=by)
        journal(by, "look.raised", look)


@transaction.atomic
def say_aside(look: Look, body: str, *, by: Person) -> LookNote:
    """To those of the watch who take it up, now or later, and between those who did, once it is over; read by
    nobody else."""
    look = _held(look)
    require(may_say_aside(by, look))
    if look.data_key is None:
        _write(look, data_key=DataKey.objects.new())
    note = LookNote(look=look, author=by, at=now())
    note.body = body
    note.save()
    return note


@transaction.atomic
def finish_look(look: Look, outcome: str, *, by: Person, read: str = "") -> None:
    """It was looked at. For red, two humans were there. `read`: the fingerprint of the text that was read.

    Something may have been decided from here: a person limited, a thread that rests. « Lu » then is « décidé ». When
    who ends a danger may not say what becomes of its text, another will: it is to be read."""
    look = _held(look)
    require(may_finish(by, look))
    require(is_as_read(look, read))
    is_decided = outcome == Look.Outcome.READ and look.decisions.filter(by_human=True).exists()
    _write(look, done_by=by, done_at=now(), outcome=Look.Outcome.DECIDED if is_decided else outcome)
    journal(by, "look.done", look)
    is_settled = not look.is_red or may_settle(by, look)
    close_told(look.kind, look.object_id, Measure.LEAVE, is_settled=is_settled)
    look_done.send(sender=Look, look=look, by=by, is_settled=is_settled)
    if not is_settled:
        _leave_its_text(look)


def _leave_its_text(look: Look) -> None:
    is_told = Report.objects.about(look.kind, look.object_id).open().exists()
    queue, because = (Look.Queue.YELLOW, Look.Because.REPORT) if is_told else (Look.Queue.GREEN, Look.Because.NEW)
    if subjects.find(look.kind, look.object_id) is not None:
        look_at(look.kind, look.object_id, queue, because=because)


def _held(look: Look) -> Look:
    rows = Look.objects.select_for_update(of=("self",)).select_related("data_key", "second_by")
    return rows.get(pk=look.pk)


def _write(look: Look, **changes: object) -> None:
    for name, value in changes.items():
        setattr(look, name, value)
    look.save(update_fields=list(changes))


@transaction.atomic
def hand_over(body: str, *, by: Person) -> HandOver:
    """A word for who comes next."""
    require(may_hand_over(by))
    word = HandOver(author=by, data_key=DataKey.objects.new(), at=now())
    word.body = body
    word.save()
    return word
