"""What someone of the watch does with something to look at."""

from django.db import transaction
from django.utils.translation import gettext as _

from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.models import DataKey
from entrepairs.core.rules import require
from entrepairs.people.models import Person
from entrepairs.safety import subjects
from entrepairs.safety.actions.leaving import await_second, leave
from entrepairs.safety.actions.looks import look_at
from entrepairs.safety.actions.opening import close_told, open_told
from entrepairs.safety.events import look_done
from entrepairs.safety.models import Concern, HandOver, Look, LookNote, Measure, Report
from entrepairs.safety.rules.awaiting import awaits_decision
from entrepairs.safety.rules.decisions import is_care, may_finish
from entrepairs.safety.rules.nearness import may_rule_on
from entrepairs.safety.rules.told import TOLD
from entrepairs.safety.rules.watch import (
    is_as_read,
    may_be_second,
    may_claim,
    may_hand_over,
    may_say_aside,
    may_work_on,
)
from entrepairs.safety.seen import Seen, seen_of
from entrepairs.safety.tasks.watch import DANGER_HANDED_BACK


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
    """For someone else; no reason is asked."""
    look = _held(look)
    require(may_work_on(by, look))
    leave(look, by=by)
    journal(by, DANGER_HANDED_BACK if look.is_red else "look.handed_back", look)


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
        journal(by, "look.second_asked", look)
        await_second(look, by=by)


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
    """« C’est un danger proche »: a human saw what the words did not say. It is red, and stays with who took it; it is
    no more the worry of somebody, which would change nothing for who wrote."""
    look = _held(look)
    require(may_work_on(by, look))
    if look.may_be_raised:
        because = Look.Because.SEEN if look.because == Look.Because.CONCERN else look.because
        look_at(look.kind, look.object_id, Look.Queue.RED, because=because, by=by)
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

    Something may have been decided from here: a person limited, a thread that rests. « Lu » then is « décidé ». The
    end of a danger, or a word to who is not well, decides nothing of the text."""
    look = _held(look)
    require(may_finish(by, look, outcome))
    require(is_as_read(look, read))
    is_decided = outcome == Look.Outcome.READ and look.decisions.filter(by_human=True).exists()
    waits = _what_waits(look, outcome) if is_care(look, outcome) else None
    _write(look, done_by=by, done_at=now(), outcome=Look.Outcome.DECIDED if is_decided else outcome)
    journal(by, "look.done", look)
    close_told(look.kind, look.object_id, Measure.LEAVE, of=TOLD if waits is None else [Concern])
    look_done.send(sender=Look, look=look, by=by, is_settled=waits is None, asked=outcome)
    if waits is not None:
        look_at(look.kind, look.object_id, waits[0], because=waits[1])


def _what_waits(look: Look, outcome: str) -> tuple[str, str] | None:
    """Of the text, once care was taken, whoever took it: what was told about it; else that it stays hidden until
    somebody decides; else that it is to be read before it appears, when none of them may say so. Its queue, and
    why."""
    kind, pk = look.kind, look.object_id
    subject, thing = subjects.both(kind, pk)
    if subject is None or thing is None:
        return None
    if Report.objects.about(kind, pk).open().exists():
        return Look.Queue.YELLOW, Look.Because.REPORT
    if awaits_decision(look):
        return Look.Queue.YELLOW, Look.Because.NEW
    if subject.waits is None or not subject.waits(thing, outcome == Look.Outcome.READ):
        return None
    two = filter(None, (look.claimed_by, look.second_by))
    return None if any(may_rule_on(one, kind, pk) for one in two) else (Look.Queue.GREEN, Look.Because.NEW)


def _held(look: Look) -> Look:
    rows = Look.objects.select_for_update(of=("self",)).select_related("data_key", "claimed_by", "second_by")
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
