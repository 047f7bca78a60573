"""Put aside, take back, follow, rest: one's own settings. Nobody else learns them, and no journal keeps them."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from entrepairs.community.models import Circle, Follow, Post, Reading, Thread
from entrepairs.community.rules.reading import may_follow, may_turn_from_author
from entrepairs.core.clock import now
from entrepairs.core.rules import require
from entrepairs.people.actions.notices import read_about
from entrepairs.people.models import Person


@transaction.atomic
def put_words_aside(words: tuple[str, ...], *, images: bool = False, by: Person) -> None:
    """These, and no others; `images`: none comes by itself."""
    reading = _reading(by)
    reading.words, reading.hides_images = "\n".join(words), images
    reading.save(update_fields=["sealed_words", "hides_images"])


@transaction.atomic
def rest(days: int, *, by: Person) -> None:
    """No notice of the circles for so many days; 0: they come again. Others see nothing of it."""
    reading = _reading(by)
    reading.paused_until = timezone.localdate(now()) + timedelta(days=days) if days else None
    reading.save(update_fields=["paused_until"])


@transaction.atomic
def mute_author(post: Post, *, by: Person) -> None:
    """Who wrote it under a pseudonym: folded from now on, everywhere. Twice is as once."""
    require(may_turn_from_author(by, post))
    reading = _reading(by)
    reading.people = _lines(reading.put_aside.people | {post.voice.person_id})
    reading.save(update_fields=["sealed_people"])


@transaction.atomic
def unmute_person(muted: Person, *, by: Person) -> None:
    reading = _reading(by)
    reading.people = _lines(reading.put_aside.people - {muted.pk})
    reading.save(update_fields=["sealed_people"])


@transaction.atomic
def mute_circle(circle: Circle, *, by: Person) -> None:
    """At the end of the list, and without notices."""
    reading = _reading(by)
    reading.circles = _lines(reading.put_aside.circles | {circle.pk})
    reading.save(update_fields=["sealed_circles"])


@transaction.atomic
def unmute_circle(circle: Circle, *, by: Person) -> None:
    reading = _reading(by)
    reading.circles = _lines(reading.put_aside.circles - {circle.pk})
    reading.save(update_fields=["sealed_circles"])


@transaction.atomic
def follow_thread(thread: Thread, *, by: Person) -> None:
    """To be told of answers, whether or not one writes. Twice is as once."""
    require(may_follow(by, thread))
    Follow.objects.get_or_create(person=by, thread=thread)


@transaction.atomic
def stop_following(thread: Thread, *, by: Person) -> None:
    """What was told of it is put away too."""
    read_about(thread.get_absolute_url(), by=by)
    Follow.objects.visible_to(by).filter(thread=thread).delete()


@transaction.atomic
def read_again(thread: Thread, *, by: Person) -> None:
    """A thread that they follow, to its end: what told them of it is read, the next answer is told again."""
    read_about(thread.get_absolute_url(), by=by)
    Follow.objects.visible_to(by).filter(thread=thread).exclude(told_at=None).update(told_at=None)


def _lines(keys: Iterable[UUID | None]) -> str:
    return "\n".join(sorted(map(str, keys)))


def _reading(by: Person) -> Reading:
    reading, _is_new = Reading.objects.select_for_update(of=("self",)).get_or_create(person=by)
    reading.person = by
    return reading
