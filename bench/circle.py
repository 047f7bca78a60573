"""A circle where people have written to one another for a year: open to everybody, some threads set aside."""

import random
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta

from bench.town import POSTS
from entrepairs.community.actions.circles import open_circle
from entrepairs.community.hours import EVERY_DAY
from entrepairs.community.models import CharterAcceptance, Circle, Follow, Post, Reaction, Thread, Voice
from entrepairs.community.models.thread import Standing
from entrepairs.community.voices import mark
from entrepairs.core.clock import now
from entrepairs.people.models import Person
from entrepairs.safety.models import Block
from entrepairs.structures.models import Structure

VOICES, HIDDEN_IN, ASIDE_IN, PHRASE_IN = 6, 10, 50, 3
"""People in a thread; one voice in ten under an alias; one thread in fifty waits; one post in three has a phrase."""
BLOCKED = 3
NAME = "Les nuits longues"
BATCH = 2000
Texts = Callable[[random.Random], str]


def fill_circle(house: Structure, people: list[Person], threads: int, text: Texts, name: str = NAME) -> Circle:
    """`threads` of POSTS posts each, the same in every run, sealed as always. Everybody has accepted the charter, and
    has blocked a few."""
    chance = random.Random(threads)
    circle = open_circle(house, "On écoute sans juger.", by=people[0], **_said(name))
    _accept(circle, people)
    _block(people)
    rows = [_thread(circle, n, threads, chance) for n in range(threads)]
    for start in range(0, len(rows), BATCH // POSTS):
        _write(rows[start : start + BATCH // POSTS], people, chance, text)
    return circle


def _said(name: str) -> dict[str, object]:
    hours = {"days": EVERY_DAY, "opens": time(9), "closes": time(21), "first_are_held": False}
    return {"name": name, "purpose": "quand on ne dort pas", **hours}


def _accept(circle: Circle, people: list[Person]) -> None:
    charter, day = circle.charters.get(), date(2026, 1, 1)
    CharterAcceptance.objects.bulk_create(CharterAcceptance(charter=charter, person=one, on=day) for one in people)


def _block(people: list[Person]) -> None:
    count = len(people)
    pairs = [(one, people[(n + 7 * k) % count]) for n, one in enumerate(people) for k in range(1, BLOCKED + 1)]
    blocks = [Block(blocker=one, blocked=other, at=now()) for one, other in pairs if one != other]
    Block.objects.bulk_create(blocks, ignore_conflicts=True)


def _thread(circle: Circle, n: int, threads: int, chance: random.Random) -> Thread:
    at = now() - timedelta(days=365) * (n + 1) / (threads + 1)
    standing = Standing.HELD if n % ASIDE_IN == ASIDE_IN - 1 else Standing.SHOWN
    intent = chance.choice(Thread.Intent.values)
    thread = Thread(circle=circle, intent=intent, standing=standing, opened_at=at, last_at=at)
    thread.title = f"Quelques mots sur le jour {n}"
    return thread


def _write(threads: list[Thread], people: list[Person], chance: random.Random, text: Texts) -> None:
    Thread.objects.bulk_create(threads)
    voices = {one.pk: list(_voices(one, people, chance)) for one in threads}
    Voice.objects.bulk_create([voice for some in voices.values() for voice in some], batch_size=BATCH)
    opened = [some[0] for some in voices.values() if some[0].person is not None]
    Follow.objects.bulk_create([Follow(person=voice.person, thread=voice.thread) for voice in opened])
    posts = [post for one in threads for post in _posts(one, voices[one.pk], chance, text)]
    Post.objects.bulk_create(posts, batch_size=BATCH)
    said = [Reaction(post=one, person=chance.choice(people), phrase="lu") for one in posts if _in(chance, PHRASE_IN)]
    Reaction.objects.bulk_create(said, batch_size=BATCH)
    for one in threads:
        one.last_at = one.opened_at + timedelta(hours=POSTS - 1)
    Thread.objects.bulk_update(threads, ["last_at"])


def _voices(thread: Thread, people: list[Person], chance: random.Random) -> Iterator[Voice]:
    for n, person in enumerate(chance.sample(people, VOICES)):
        own = mark(thread.circle.data_key.secret, thread.pk, person.pk)
        voice = Voice(thread=thread, mark=own, opened_it=n == 0)
        if _in(chance, HIDDEN_IN):
            voice.alias, voice.hidden_person = f"Une barque {n}", str(person.pk)
        else:
            voice.person = person
        yield voice


def _posts(thread: Thread, voices: list[Voice], chance: random.Random, text: Texts) -> Iterator[Post]:
    for n in range(POSTS):
        at: datetime = thread.opened_at + timedelta(hours=n)
        standing = thread.standing if n == 0 else Standing.SHOWN
        voice = voices[n % len(voices)]
        post = Post(thread=thread, voice=voice, standing=standing, begins=n == 0, written_at=at, shown_at=at)
        post.text = text(chance)
        yield post


def _in(chance: random.Random, many: int) -> bool:
    return chance.randrange(many) == 0
