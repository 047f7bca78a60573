"""Put something in front of a human."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from entrepairs.core.bulk import insert
from entrepairs.core.clock import now
from entrepairs.core.models import DataKey
from entrepairs.core.prepared import prepared
from entrepairs.people.models import Person
from entrepairs.people.tasks.telling import notify
from entrepairs.safety import apart, subjects
from entrepairs.safety.drawing import Draw
from entrepairs.safety.models import (
    Concern,
    Decision,
    Incident,
    Limit,
    Look,
    LookNote,
    NameDraw,
    NameOpening,
    Report,
    TeamWord,
    Watcher,
    team_hours,
)
from entrepairs.safety.queues import DELAYS, is_nearer
from entrepairs.safety.rules.nearness import draw_for
from entrepairs.safety.subjects import Subject
from entrepairs.safety.tasks.watch import begin_again, call_for_reds, tell_of_red
from entrepairs.safety.watch_hours import due_at

Words = Iterable[str]


@transaction.atomic(savepoint=False)
def look_at(
    kind: str,
    object_id: UUID,
    queue: str,
    *,
    because: str,
    words: Words = (),
    thing: Any = None,
    is_new: bool = False,
    by: Person | None = None,
) -> Look:
    """A human will look at this thing. One row is open for it: the queue of that row is raised, never lowered, and
    the words that led there are added; what the words themselves say, or a human saw in them, goes before that
    somebody worried. A row already claimed stays claimed. `thing`: itself, when one has it; `is_new`: it is written in
    this transaction, nobody else has seen it. `by`: of the watch, who has it and says so.

    ValueError: no app has said what this kind is (`subjects.add`)."""
    at = now()
    entry = {"queue": queue, "because": because, "entered_at": at, "due_at": _due(queue, at)}
    entry |= {"author_mark": _author_mark(kind, object_id, thing)} | _drawn(kind, object_id, thing)
    look, begins = (_new(kind, object_id, entry), True) if is_new else _opened(kind, object_id, entry)
    if not begins and (is_nearer(queue, look.queue) or _is_surer(look, queue, because)):
        look.queue, look.because, look.due_at = queue, because, min(look.due_at, _due(queue, at))
        look.save()
    if _add_words(look, words):
        look.save()
    if look.is_red and (queue == Look.Queue.RED or because == Look.Because.CONCERN):
        _tell_of_danger(look, by)
    return look


def _is_surer(look: Look, queue: str, because: str) -> bool:
    """Its words lead now, or a human of the watch, where somebody’s worry had led already."""
    is_worry = look.because == Look.Because.CONCERN
    return queue == look.queue and is_worry and because in (Look.Because.RULE, Look.Because.SEEN)


def _tell_of_danger(look: Look, by: Person | None = None) -> None:
    """Those who have it, that something was said of it since; else somebody is to come."""
    if look.claimed_by_id is None:
        tell_of_red.enqueue(str(look.pk))
    if look.claimed_by_id is None or (look.second_asked_at is not None and look.second_by_id is None):
        call_for_reds.enqueue()
        begin_again(look)
    _tell_who_has(look, by)


def _tell_who_has(look: Look, by: Person | None = None) -> None:
    for person in filter(None, (look.claimed_by, look.second_by)):
        if person != by:
            notify(person, "watch_more", look.get_absolute_url())


def tell_of_more(looks: Iterable[Look]) -> None:
    """Whoever is in danger says something more: who has one of these that is a danger is told, or somebody is to
    come."""
    for look in looks:
        if look.is_red:
            _tell_of_danger(look)


def _new(kind: str, object_id: UUID, entry: dict[str, Any]) -> Look:
    look = Look(kind=kind, object_id=object_id, **entry)
    insert([look])
    return look


def _opened(kind: str, object_id: UUID, entry: dict[str, Any]) -> tuple[Look, bool]:
    """The open row, held, and whether it is new."""
    if (known := _open.first(kind, object_id)) is not None:
        return known, False
    try:
        with transaction.atomic():
            return _new(kind, object_id, entry), True
    except IntegrityError:  # somebody opened it meanwhile
        return Look.objects.open().select_for_update(of=("self",)).get(kind=kind, object_id=object_id), False


@prepared
def _open(kind: str, object_id: UUID) -> QuerySet[Look]:
    return Look.objects.open().select_for_update(of=("self",)).filter(kind=kind, object_id=object_id)


def need_no_look(kind: str, object_id: UUID, because: str, outcome: str) -> None:
    """What brought it there is over, without anybody of the watch: it leaves by itself. Never a near danger that
    somebody has seen there since: two humans end it."""
    for look in _brought_by(kind, object_id, because):
        Look.objects.open().filter(pk=look.pk).update(done_at=now(), outcome=outcome)


@prepared
def _brought_by(kind: str, object_id: UUID, because: str) -> QuerySet[Look]:
    brought = Look.objects.open().filter(kind=kind, object_id=object_id, because=because)
    return brought.exclude(queue=Look.Queue.RED)


def _add_words(look: Look, words: Words) -> bool:
    """Whether there are any."""
    told = [word for word in dict.fromkeys(words) if word]
    if not told:
        return False
    look.data_key = look.data_key or DataKey.objects.new()
    look.words = "\n".join(dict.fromkeys([*look.because_words, *told]))
    return True


def _author_mark(kind: str, object_id: UUID, thing: Any) -> str:
    subject = subjects.of(kind)
    if subject is None:
        raise ValueError(f"{kind!r} is not a subject: {', '.join(subjects.kinds())}")
    thing = thing or subject.find(object_id)
    author = thing and subject.author(thing)
    return apart.mark(author.pk) if author else ""


def _drawn(kind: str, object_id: UUID, thing: Any) -> dict[str, Any]:
    """Who of the watch it is about, when several may be. Under an alias, who will look at it: as for the last thing
    that it wrote. Those who joined the watch since are drawn apart (`tasks.drawing`)."""
    subject = subjects.of(kind)
    if subject is None or (thing := thing or subject.find(object_id)) is None:
        return {}
    if not subjects.is_judged_by_mark(subject):
        return {"set_aside": _concerned(subject, thing)}
    if subject.voice is None or (voice := subject.voice(thing)) is None:
        return {}
    former = Look.objects.filter(voice=voice).order_by("-entered_at").first()
    draw = former.draw if former else draw_for(subject, thing, Draw())
    return {"voice": voice, **draw.columns}


def _concerned(subject: Subject, thing: Any) -> list[str]:
    """The marks of those of the watch whom it is about: once it is gone, nothing else would say it."""
    watch = [watcher.person for watcher in Watcher.objects.in_force().select_related("person")]
    return sorted(apart.mark(one.pk) for one in watch if subjects.is_about(subject, thing, [one]))


def _due(queue: str, at: datetime) -> datetime:
    return due_at(team_hours(), at, DELAYS[queue])


@transaction.atomic
def forget_words(looks: QuerySet[Look]) -> None:
    """Of what was looked at, only that it was: not the words that led there, nor what was said aside."""
    keys = list(looks.exclude(data_key=None).values_list("data_key", flat=True))
    LookNote.objects.filter(look__in=looks).delete()
    DataKey.objects.erase_with(Incident.objects.filter(look__in=looks))
    looks.update(sealed_words=b"", data_key=None, author_mark="", voice=None, left_to=[], set_aside=[])
    DataKey.objects.filter(pk__in=keys).delete()


@transaction.atomic
def forget_things(kind: str, keys: Collection[UUID]) -> None:
    """The account of who wrote them is erased, and nobody was named: their words here go, and what was decided.

    What was told about, and is not decided yet, keeps its copy until it is."""
    for model in (Report, Concern):
        model.objects.filter(kind=kind, object_id__in=keys).exclude(closed_at=None).update(sealed_snapshot=b"")
    forget_words(Look.objects.filter(kind=kind, object_id__in=keys))
    DataKey.objects.erase_with(Decision.objects.filter(kind=kind, object_id__in=keys, author=None))
    DataKey.objects.erase_with(TeamWord.objects.filter(kind=kind, object_id__in=keys, person=None))
    limits = Limit.objects.filter(kind=kind, object_id__in=keys, person=None)
    DataKey.objects.erase_with(Decision.objects.filter(pk__in=list(limits.values_list("decision", flat=True))))
    DataKey.objects.erase_with(NameOpening.objects.filter(kind=kind, object_id__in=keys))
    DataKey.objects.erase_with(NameDraw.objects.filter(kind=kind, object_id__in=keys))
