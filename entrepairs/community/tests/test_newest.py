"""A list is cut in pages as if it were made whole, in the order in which one reads what came."""

import random
from datetime import timedelta

import pytest

from entrepairs.community.actions.removing import remove_post
from entrepairs.community.actions.writing import edit_post
from entrepairs.community.models import Post, Reader, Thread, Voice
from entrepairs.community.models.thread import Standing
from entrepairs.community.reading import PAGE, Cursor
from entrepairs.community.tests.begins import read
from entrepairs.community.tests.talking import DANGER, NOON, begun, said_in
from entrepairs.community.tests.test_as_promised import set_aside
from entrepairs.community.views.newest import newest
from entrepairs.core.clock import at
from entrepairs.safety.actions.blocks import block

pytestmark = pytest.mark.django_db
MANY = 3 * PAGE


def filled(circle, people, chance):
    """Threads in which the first person opens and some of the others answer; when each said its last word."""
    said = {}
    for _ in range(MANY):
        opens, *others = people
        opened = NOON + timedelta(minutes=chance.randrange(10_000))
        who = [opens, *chance.sample(others, chance.randrange(len(others) + 1))]
        times = {one: opened + timedelta(minutes=n * chance.randrange(1, 5000)) for n, one in enumerate(who)}
        made = {"intent": "soutien", "opened_at": opened, "last_at": max(times.values())}
        thread = Thread.objects.create(circle=circle, **made)
        for one, moment in times.items():
            voice = Voice.objects.create(thread=thread, person=one, mark=str(one.pk), opened_it=one == opens)
            known = {"written_at": moment, "shown_at": moment, "begins": one == opens, "standing": Standing.SHOWN}
            Post.objects.create(thread=thread, voice=voice, **known)
        said[thread.pk] = times
    return said


def pages(circle, reader):
    here, found = Cursor(), []
    while rows := newest(reader, circle, here):
        found += rows[:PAGE]
        if len(rows) <= PAGE:
            return found
        here = Cursor(rows[PAGE - 1].came_at, rows[PAGE - 1].pk)
    return found


@pytest.mark.parametrize("blocked", [[], ["aicha"], ["aicha", "farid"]])
@pytest.mark.parametrize("seed", range(3))
def test_the_pages_are_the_whole_in_order(circle, bruno, aicha, farid, claire, seed, blocked):
    said = filled(circle, [bruno, aicha, farid], random.Random(seed))
    apart = [{"aicha": aicha, "farid": farid}[name] for name in blocked]
    for one in apart:
        block(one, by=claire)
    came = {key: max(moment for one, moment in times.items() if one not in apart) for key, times in said.items()}

    found = pages(circle, Reader.of(claire))

    assert {one.pk: one.came_at for one in found} == came
    assert [one.pk for one in found] == sorted(came, key=lambda key: (came[key], key), reverse=True)


@pytest.mark.parametrize("blocked", [False, True])
@pytest.mark.parametrize("seed", range(3))
def test_what_waits_and_is_ones_own_stands_at_its_place(circle, bruno, aicha, farid, seed, blocked):
    """On each page, under one’s pseudonym and without."""
    said = filled(circle, [bruno, aicha, farid], random.Random(seed))
    held = [key for n, key in enumerate(said) if n % 5 == 0]
    Thread.objects.filter(pk__in=held).update(standing=Standing.HELD)
    for n, key in enumerate(held):
        alias = {"person": None, "alias": f"Une barque {n}", "mark": circle.mark_of(key, bruno)} if n % 2 else {}
        Voice.objects.filter(thread=key, opened_it=True).update(opened_it=True, **alias)
    if blocked:
        block(aicha, by=bruno)
    came = {key: max(at for one, at in times.items() if not blocked or one != aicha) for key, times in said.items()}
    mine = sorted(said, key=lambda key: (came[key], key), reverse=True)
    assert [one.pk for one in pages(circle, Reader.of(bruno))] == mine
    assert {one.pk for one in pages(circle, Reader.of(farid))} == said.keys() - set(held)


def test_who_wrote_everywhere_leaves_a_list_all_the_same(circle, bruno, aicha, claire):
    said = filled(circle, [bruno], random.Random(0))
    for thread in Thread.objects.filter(pk__in=said):
        voice = Voice.objects.create(thread=thread, person=aicha, mark="aicha")
        later = thread.last_at + timedelta(days=1)
        Post.objects.create(thread=thread, voice=voice, written_at=later, shown_at=later, standing=Standing.SHOWN)
        Thread.objects.filter(pk=thread.pk).update(last_at=later)
    block(aicha, by=claire)
    assert {one.pk: one.came_at for one in pages(circle, Reader.of(claire))} == {
        key: times[bruno] for key, times in said.items()
    }


def test_what_goes_without_a_trace_moves_a_thread_back_for_everybody(circle, bruno, aicha, farid, claire):
    with at(NOON):
        thread = begun(circle, bruno)
    with at(NOON + timedelta(minutes=1)):
        said_in(thread, farid)
    with at(NOON + timedelta(minutes=2)):
        last = said_in(thread, bruno, "Merci.")
    block(aicha, by=claire)
    with at(NOON + timedelta(minutes=3)):
        edit_post(Post.objects.get(pk=last.pk), DANGER, by=bruno)
        remove_post(Post.objects.get(pk=last.pk), by=bruno)
    found = [pages(circle, Reader.of(one))[0].came_at for one in (claire, farid)]
    assert found == [NOON + timedelta(minutes=1)] * 2


def test_what_is_read_late_where_others_do_not_read_keeps_its_thread_in_the_list(
    circle, elena, aicha, noa, bruno, watch
):
    """Of somebody cut from one who wrote there."""
    with at(NOON):
        thread = begun(circle, elena, "Le chat dort.")
        said_in(thread, aicha, "Un vase.")
        set_aside(thread.posts.get(begins=True), watch)
        for one in (noa, elena):
            block(aicha, by=one)
    with at(NOON + timedelta(minutes=4)):
        late = said_in(Thread.objects.get(), elena, "Je suis là.")
    for n in range(PAGE + 2):
        with at(NOON + timedelta(minutes=5 + n)):
            begun(circle, bruno, f"Un bol {n}.")
    with at(NOON + timedelta(minutes=50)):
        read(late, watch[0])
        listed = [[row.pk for row in pages(circle, Reader.of(one))] for one in (noa, elena)]
    assert [rows.index(thread.pk) for rows in listed] == [0, 0]
