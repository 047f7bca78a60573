"""Whatever is done around a beginning that speaks of a danger, in whatever order, these stay true."""

import random
from contextlib import suppress
from datetime import timedelta

import pytest
from django.db.models import Max, Q

from entrepairs.community.beginnings import reds_of
from entrepairs.community.models import Findable, Post, Thread, Voice
from entrepairs.community.models.thread import Standing
from entrepairs.community.tests.begins import is_read_by, texts_of
from entrepairs.community.tests.sending import Sending
from entrepairs.community.tests.talking import NOON, begun, circle_of
from entrepairs.community.tests.walking import ACTS, STEPS, TEXTS, Walk
from entrepairs.core.clock import at
from entrepairs.core.rules import Refused
from entrepairs.safety.models import HIDING, Decision, Look

pytestmark = pytest.mark.django_db


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


def holds(walk, bruno, aicha, farid):
    thread, left = Thread.objects.get(), Post.objects.exclude(standing=Standing.REMOVED)
    read, posts = texts_of(farid), Post.objects.visible_to(farid, thread)
    assert not set(walk.for_few) & set(read)
    for name, its in (("bruno", texts_of(bruno)), ("aicha", texts_of(aicha)), ("farid", read)):
        assert not set(its) & {*walk.for_team, *(text for text, author in walk.in_danger.items() if author != name)}
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
def test_what_the_team_says_to_few_stays_with_them(walks, bruno, aicha, farid, seed, first_are_held):
    for walk in walks(seed, first_are_held=first_are_held):
        holds(walk, bruno, aicha, farid)


@pytest.mark.long
@pytest.mark.parametrize("first_are_held", [False, True])
@pytest.mark.parametrize("seed", range(10, 300))
def test_in_many_more_orders(walks, bruno, aicha, farid, seed, first_are_held):
    for walk in walks(seed, first_are_held=first_are_held):
        holds(walk, bruno, aicha, farid)


def is_for_whom_its_page_said(walks, seed, people, browser_of):
    """Opened after some acts, sent after others."""
    chance = random.Random(-seed)
    opens, name, sending = chance.randrange(1, 8), chance.choice(["bruno", "aicha", "elena"]), None
    for n, walk in enumerate(walks(seed, first_are_held=chance.random() < 0.3), start=1):
        if n == opens and is_read_by(walk.people[name]):
            sending = Sending(browser_of(walk.people[name]), chance)
        if sending and sending.sent and n == opens + chance.randrange(1, 5) and sending.leaves():
            read = {one for one, person in people.items() if sending.text in texts_of(person)}
            assert read <= {name} | sending.readers(people)
            return


@pytest.mark.parametrize("seed", range(20))
def test_what_is_sent_from_a_page_is_for_whom_it_said(walks, bruno, aicha, farid, browser_of, seed):
    is_for_whom_its_page_said(walks, seed, {"bruno": bruno, "aicha": aicha, "farid": farid}, browser_of)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(20, 600))
def test_so_is_what_is_sent_from_many_more(walks, bruno, aicha, farid, browser_of, seed):
    is_for_whom_its_page_said(walks, seed, {"bruno": bruno, "aicha": aicha, "farid": farid}, browser_of)
