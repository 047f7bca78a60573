"""A beginning, what is added under it, and what humans found there; by the real actions."""

from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

from entrepairs.community.models import Post, Thread
from entrepairs.community.tests.looked_at import look_at_it
from entrepairs.community.tests.talking import NOON, said_in
from entrepairs.core.clock import at
from entrepairs.people.models import Person
from entrepairs.safety.actions.decisions import Ruling
from entrepairs.safety.actions.watching import be_second, finish_look
from entrepairs.safety.models import Look, Measure

REMOVE = Ruling(Measure.REMOVE, "autre", "Non.", "note")


def minute(n: int) -> AbstractContextManager[None]:
    """So many after noon."""
    return at(NOON + timedelta(minutes=n))


def fresh(post: Post) -> Post:
    return Post.objects.get(pk=post.pk)


def added(post: Post, by: Person, text: str) -> Post:
    return said_in(Thread.objects.get(pk=post.thread_id), by, text)


def is_read_by(person: Person) -> bool:
    """The only thread there is."""
    return Thread.objects.visible_to(person).exists()


def texts_of(person: Person) -> list[str]:
    """What they read in it."""
    thread = Thread.objects.visible_to(person).first()
    return [post.text for post in Post.objects.visible_to(person, thread)] if thread else []


def read(post: Post, by: Person) -> None:
    finish_look(look_at_it(post, by), Look.Outcome.READ, by=by)


def ended(thing: Any, watch: tuple[Person, Person], outcome: str = Look.Outcome.SUPPORTED) -> None:
    """A danger, by two."""
    be_second(look_at_it(thing, watch[0]), by=watch[1])
    finish_look(Look.objects.open().get(object_id=thing.pk), outcome, by=watch[0])
