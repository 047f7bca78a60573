"""Whatever is done around a beginning that speaks of a danger, in whatever order, these stay true."""

import random
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from django.db.models import Max, Q

from entrepairs.community.actions.leaving import leave_circles
from entrepairs.community.actions.removing import erase_recent, remove_post, show_post
from entrepairs.community.actions.writing import edit_post
from entrepairs.community.beginnings import reds_of
from entrepairs.community.models import Findable, Post, Thread, Voice
from entrepairs.community.models.thread import APART, Standing
from entrepairs.community.rules.writing import is_in_danger
from entrepairs.community.tests.begins import fresh, is_read_by, texts_of
from entrepairs.community.tests.talking import DANGER, NOON, begun, circle_of, said_in
from entrepairs.core.clock import at
from entrepairs.core.rules import Refused
from entrepairs.safety.actions.decisions import Ruling, decide, hold_back, lift_decision
from entrepairs.safety.actions.watching import be_second, claim_look, finish_look
from entrepairs.safety.models import HIDING, Decision, Look, Measure

pytestmark = pytest.mark.django_db
TEXTS = [DANGER, "Un vase.", "Une cruche bleue.", "Il y a quelqu’un ?"]
MEASURES = [Measure.REMOVE, Measure.LIMIT, Measure.NOTE, Measure.LEAVE]
WRITE, CHANGE = (
    ["write", "write", "answer", "team", "team"],
    ["edit", "edit", "erase", "erase_first", "recent", "leave"],
)
ACTS = [*WRITE, *CHANGE, "end", "end", "end", "decide", "lift", "show", "numbers"]
STEPS = 14


class Walk:
    """Bruno begins; Aïcha answers, Elena for the team; Driss and Claire watch."""

    def __init__(self, people: dict[str, Any], first: Post, chance: random.Random) -> None:
        self.people, self.first, self.chance = people, first, chance
        self.for_few: list[str] = []
        """What the team said while others did not read."""
        self.in_danger: list[str] = []
        """What somebody said while they were in danger, and neither the team nor two of the watch have shown since."""

    def any(self, rows: Any) -> Any:
        return self.chance.choice(list(rows))

    def says(self, name: str, text: str, **said: Any) -> Post:
        return said_in(Thread.objects.get(), self.people[name], f"{text} {self.chance.random()}", **said)

    def write(self) -> None:
        self.keep("bruno", self.says("bruno", self.any(TEXTS)))

    def answer(self) -> None:
        self.keep("aicha", self.says("aicha", self.any(TEXTS)))

    def keep(self, name: str, post: Post) -> None:
        if is_in_danger(self.people[name], Thread.objects.select_related("circle__data_key").get()):
            self.in_danger.append(post.text)

    def team(self) -> None:
        apart, few = Thread.objects.get().standing in APART, self.chance.random() < 0.3
        voice = self.any(Voice.objects.filter(person__isnull=False) or self.stops())
        post = self.says("elena", "Je suis là.", only_for=str(voice.pk) if few else "")
        if apart or few:
            self.for_few.append(post.text)

    def edit(self) -> None:
        post = self.any(self.theirs().filter(only_for=None) or self.stops())
        post = edit_post(post, f"{self.any(TEXTS)} {self.chance.random()}", by=post.voice.person)
        if post.voice.person in (self.people["bruno"], self.people["aicha"]):
            self.keep("bruno" if post.voice.opened_it else "aicha", post)

    def erase(self) -> None:
        post = self.any(self.theirs() or self.stops())
        remove_post(post, by=post.voice.person)

    def erase_first(self) -> None:
        remove_post(fresh(self.first), by=self.people["bruno"])

    def recent(self) -> None:
        if self.chance.random() < 0.3:
            erase_recent(by=self.people[self.any(["bruno", "aicha"])])

    def leave(self) -> None:
        if self.chance.random() < 0.2:
            leave_circles(self.people["bruno"], at_once=True)

    def theirs(self) -> Any:
        """Of accounts that are there."""
        return Post.objects.filter(voice__person__isnull=False)

    def taken(self) -> Look:
        look = self.any(Look.objects.open().filter(kind="post") or self.stops())
        if look.claimed_by_id is None:
            claim_look(look, by=self.people["driss"])
        if look.is_red and look.second_by_id is None:
            be_second(fresh_look(look), by=self.people["claire"])
        return fresh_look(look)

    def stops(self) -> Any:
        raise Refused("Rien à regarder.")

    def end(self) -> None:
        look, outcome = self.taken(), self.any([Look.Outcome.READ, Look.Outcome.SUPPORTED])
        finish_look(look, outcome, by=self.people["driss"])
        self.shown_by_two(look, outcome == Look.Outcome.READ)

    def decide(self) -> None:
        look, measure = self.taken(), self.any(MEASURES)
        decide("post", look.object_id, Ruling(measure, "autre", "Non.", "note"), by=self.people["driss"])
        self.shown_by_two(look, measure not in HIDING)

    def shown_by_two(self, look: Look, is_harmless: bool) -> None:
        if look.is_red and is_harmless:
            self.in_danger = []

    def lift(self) -> None:
        lift_decision(self.any(Decision.objects.in_force() or self.stops()), "Oui.", by=self.people["claire"])

    def show(self) -> None:
        post = self.any(Post.objects.all())
        show_post(post, by=self.people["elena"])
        self.in_danger = [text for text in self.in_danger if text != post.text]

    def numbers(self) -> None:
        hold_back("post", self.any(Post.objects.all()).pk)


def fresh_look(look: Look) -> Look:
    return Look.objects.get(pk=look.pk)


@pytest.fixture
def walks(house, bruno, aicha, elena, driss, claire, watch):
    people = {"bruno": bruno, "aicha": aicha, "elena": elena, "driss": driss, "claire": claire}

    def walk(seed, *, first_are_held):
        chance = random.Random(seed)
        with at(NOON):
            circle = circle_of(house, elena, first_are_held=first_are_held)
            first = begun(circle, bruno, chance.choice(TEXTS)).posts.get()
        made = Walk(people, first, chance)
        for n in range(1, STEPS):
            with at(NOON + timedelta(minutes=3 * n)), suppress(Refused):
                getattr(made, chance.choice(ACTS))()
            with at(NOON + timedelta(minutes=3 * n + 1)):
                yield made

    return walk


def holds(walk, bruno, farid):
    thread, left = Thread.objects.get(), Post.objects.exclude(standing=Standing.REMOVED)
    read, posts = texts_of(farid), Post.objects.visible_to(farid, thread)
    assert not set(walk.for_few + walk.in_danger) & set(read)
    assert found() == set(Post.objects.for_all().values_list("pk", flat=True))
    in_red = Look.objects.open().filter(kind="post", queue=Look.Queue.RED).values("object_id")
    assert not posts.filter(pk__in=in_red).exclude(standing=Standing.REMOVED).exists()
    if Voice.objects.filter(person=bruno).exists():
        for_him = Q(voice__person=bruno) | Q(only_for__person=bruno, standing=Standing.SHOWN)
        assert {post.text for post in left.filter(for_him)} <= set(texts_of(bruno))
    if not left.filter(only_for=None).exists():
        assert not is_read_by(farid)
    if Post.objects.for_all().filter(voice__opened_it=False).exists() and not is_kept(thread):
        assert is_read_by(farid)
    if thread.standing == Standing.SHOWN:
        latest = Post.objects.filter(only_for=None).aggregate(at=Max("shown_at"))["at"]
        assert thread.last_at == (latest or thread.opened_at)


def found():
    return set(Findable.objects.values_list("post", flat=True))


def is_kept(thread):
    """By a decision of humans about its beginning, or while a danger of its author is looked at."""
    decided = Decision.objects.in_force().filter(object_id=thread.posts.get(begins=True).pk, by_human=True)
    return decided.filter(measure__in=HIDING).exists() or reds_of(thread.pk).open().exists()


@pytest.mark.parametrize("first_are_held", [False, True])
@pytest.mark.parametrize("seed", range(10))
def test_what_the_team_says_to_few_stays_with_them(walks, bruno, farid, seed, first_are_held):
    for walk in walks(seed, first_are_held=first_are_held):
        holds(walk, bruno, farid)


@pytest.mark.long
@pytest.mark.parametrize("first_are_held", [False, True])
@pytest.mark.parametrize("seed", range(10, 300))
def test_in_many_more_orders(walks, bruno, farid, seed, first_are_held):
    for walk in walks(seed, first_are_held=first_are_held):
        holds(walk, bruno, farid)
