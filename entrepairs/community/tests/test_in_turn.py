"""Whoever acts on the same words at the same moment waits in turn, never for each other. A third one holds a row to
which both come."""

from dataclasses import replace
from time import sleep
from uuid import UUID

import pytest
from django.db import transaction

from entrepairs.community.actions.leaving import leave_circles
from entrepairs.community.actions.removing import erase_recent, remove_post, show_post
from entrepairs.community.actions.writing import answer, edit_post
from entrepairs.community.models import Post, Thread
from entrepairs.community.models.thread import Standing
from entrepairs.community.tasks import AFTER, look_for_unanswered, tell_followers
from entrepairs.community.tests.begins import added, ended, fresh
from entrepairs.community.tests.looked_at import look_at_it, standing
from entrepairs.community.tests.talking import DANGER, NOON, begun, circle_of, last_words_gone, words
from entrepairs.core.clock import at
from entrepairs.safety.actions.looks import look_at
from entrepairs.safety.actions.watching import be_second, finish_look
from entrepairs.safety.models import Look
from tests.at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def while_held(rows, *acts):
    """They come one after the other, while somebody holds these rows."""

    @transaction.atomic
    def hold():
        list(rows.select_for_update())
        sleep(0.3 * (len(acts) + 1))

    def later(turn, act):
        sleep(0.3 * turn)
        return act()

    at_once(hold, *[lambda turn=turn, act=act: later(turn, act) for turn, act in enumerate(acts, 1)])


@pytest.fixture
def seen(circle, bruno, watch):
    """A danger that begins a thread, and that two are looking at."""
    post = begun(circle, bruno, DANGER).posts.get()
    be_second(look_at_it(post, watch[0]), by=watch[1])
    return post


def end(thing, by):
    finish_look(Look.objects.open().get(object_id=thing.pk), Look.Outcome.SUPPORTED, by=by)


def test_an_account_leaves_while_its_danger_ends(seen, bruno, watch):
    while_held(Thread.objects.all(), lambda: leave_circles(bruno), lambda: end(seen, watch[0]))

    assert standing(seen) == Standing.REMOVED and not Look.objects.open().filter(object_id=seen.pk).exists()


def test_an_alias_leaves_while_its_danger_ends(circle, bruno, watch):
    post = begun(circle, bruno, DANGER, is_hidden=True).posts.get()
    be_second(look_at_it(post, watch[0]), by=watch[1])
    leave_circles(bruno)

    while_held(Thread.objects.all(), last_words_gone, lambda: end(post, watch[0]))

    assert standing(post) == Standing.REMOVED


def test_an_account_leaves_while_what_it_wrote_is_shown(house, elena, bruno):
    post = begun(circle_of(house, elena, first_are_held=True), bruno).posts.get()

    while_held(Thread.objects.all(), lambda: leave_circles(bruno), lambda: show_post(post, by=elena))

    assert standing(post) == Standing.REMOVED


def test_an_account_leaves_while_a_danger_told_of_its_thread_ends(thread, bruno, watch):
    look_at("thread", thread.pk, Look.Queue.RED, because=Look.Because.CONCERN)
    be_second(look_at_it(thread, watch[0]), by=watch[1])

    while_held(Thread.objects.all(), lambda: leave_circles(bruno), lambda: end(thread, watch[0]))

    assert Thread.objects.get().standing == Standing.REMOVED


def test_two_erase_what_they_have_just_written_to_each_other(circle, bruno, aicha):
    """Of what each wrote, the answer comes first in the order of the keys."""
    one, other = begun(circle, bruno), begun(circle, aicha)
    for key, (thread, by) in enumerate([(other, bruno), (one, aicha)]):
        answer(thread, replace(words(circle, by), key=UUID(int=key)), by=by)

    answers = Post.objects.filter(begins=False)
    while_held(answers, lambda: erase_recent(by=bruno), lambda: erase_recent(by=aicha))

    assert set(Post.objects.values_list("standing", flat=True)) == {Standing.REMOVED}


@pytest.mark.parametrize("erase", [lambda by: erase_recent(by=by), leave_circles])
def test_answers_are_erased_while_those_who_follow_are_told_of_them(thread, circle, aicha, erase):
    """The first to be told is the last in the order of the keys."""
    sent = [replace(words(circle, aicha), key=UUID(int=key)) for key in (2, 1)]
    first, _second = [answer(thread, one, by=aicha) for one in sent]

    while_held(Post.objects.filter(pk=first.pk), tell_followers.call, lambda: erase(aicha))

    assert not Post.objects.filter(voice__person=aicha).exclude(standing=Standing.REMOVED).exists()


def test_a_danger_told_of_a_thread_ends_while_another_is_said_there(thread, bruno, watch):
    post = thread.posts.get()
    more = added(post, bruno, "Un vase.")
    edit_post(fresh(post), DANGER, by=bruno)
    look_at("thread", thread.pk, Look.Queue.RED, because=Look.Because.CONCERN)
    ended(post, watch)
    remove_post(fresh(post), by=bruno)
    be_second(look_at_it(thread, watch[0]), by=watch[1])

    mine = Post.objects.filter(pk=more.pk)
    while_held(mine, lambda: edit_post(fresh(more), DANGER, by=bruno), lambda: end(thread, watch[0]))

    assert Thread.objects.get().standing == Standing.LOOKED_AT


def test_somebody_answers_while_the_watch_leaves_the_thread_as_it_is(circle, bruno, aicha, watch):
    with at(NOON):
        thread = begun(circle, bruno)
    with at(NOON + AFTER):
        look_for_unanswered.call()
    look, said = look_at_it(thread, watch[0]), words(circle, aicha)

    while_held(
        Thread.objects.all(),
        lambda: answer(Thread.objects.get(), said, by=aicha),
        lambda: finish_look(look, Look.Outcome.READ, by=watch[0]),
    )

    assert Post.objects.for_all().count() == 2 and not Look.objects.open().filter(kind="thread").exists()
