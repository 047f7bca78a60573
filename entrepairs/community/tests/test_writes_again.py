"""Somebody in danger writes again: wherever the danger is, who has it is told, as long as it lasts and no longer."""

from datetime import timedelta

import pytest

from entrepairs.community.actions.looked_at import STANDS_FOR
from entrepairs.community.actions.removing import remove_post
from entrepairs.community.actions.writing import edit_post
from entrepairs.community.models.thread import Standing
from entrepairs.community.tests.dangers import called_since, passes, worried, worries, written
from entrepairs.community.tests.looked_at import look_at_it, reported, standing
from entrepairs.community.tests.talking import DANGER, NIGHT, NOON, begun, said_in
from entrepairs.core.clock import at
from entrepairs.core.ids import new_id
from entrepairs.jobs.worker import run_due
from entrepairs.people.models import Notice
from entrepairs.safety.actions.reports import Danger, Shown, send_concern
from entrepairs.safety.actions.watching import be_second, hand_back_look
from entrepairs.safety.models import Look
from entrepairs.safety.tests.told import hidden_by_three, settled
from entrepairs.safety.tests.watched import seen_by_two, taken

pytestmark = pytest.mark.django_db
FAREWELL = "Bonne nuit à tous, merci."
SAD = "Je n’en peux plus, je voudrais disparaître."


def queue(post):
    return Look.objects.open().get(object_id=post.pk).queue


def told():
    return {notice.person for notice in Notice.objects.filter(kind="watch_more")}


def test_the_danger_itself_becomes_a_farewell(circle, aicha, watch):
    post = begun(circle, aicha, DANGER).posts.get()
    look_at_it(post, watch[0])
    edit_post(post, FAREWELL, by=aicha)
    assert standing(post) == Standing.LOOKED_AT and queue(post) == Look.Queue.RED
    assert told() == {watch[0]}


def test_both_who_look_are_told(circle, aicha, watch):
    thread = begun(circle, aicha, DANGER)
    be_second(look_at_it(thread.posts.get(), watch[0]), by=watch[1])
    said_in(thread, aicha, FAREWELL)
    assert told() == set(watch)


def test_under_an_answer_in_the_thread_of_somebody_else(thread, aicha, farid, watch):
    look_at_it(said_in(thread, aicha, DANGER), watch[0])
    other, more = said_in(thread, farid, FAREWELL), said_in(thread, aicha, FAREWELL)
    assert (queue(more), queue(other)) == (Look.Queue.ORANGE, Look.Queue.GREEN)
    assert told() == {watch[0]}


def test_where_somebody_worries_about_words_that_all_read(circle, aicha, bruno, watch):
    with at(NOON):
        post, red = worried(circle, aicha, bruno, NOON)
        taken(red, by=watch[0])
        more = said_in(post.thread, aicha, FAREWELL)
        assert standing(more) == Standing.SHOWN and queue(more) == Look.Queue.ORANGE
    assert told() == {watch[0]}


def test_where_somebody_worries_about_the_whole_thread(circle, aicha, bruno, watch):
    thread = begun(circle, aicha, "Le chat dort.")
    send_concern(Shown("thread", thread.pk), Danger("elle ne répond plus", is_now=True), new_id(), by=bruno)
    look_at_it(thread, watch[0])
    said_in(thread, bruno, FAREWELL)
    assert not told()
    more = said_in(thread, aicha, FAREWELL)
    assert queue(more) == Look.Queue.ORANGE and told() == {watch[0]}


def test_in_words_that_three_reports_hide(circle, aicha, watch, person):
    post = begun(circle, aicha, "Un vase.").posts.get()
    worries(post, None)
    look_at_it(post, watch[0])
    for n in range(3):
        reported(post, settled(person(f"P{n}")))
    hidden_by_three()
    edit_post(post, FAREWELL, by=aicha)
    assert standing(post) == Standing.SET_ASIDE and told() == {watch[0]}


def test_of_many_short_messages_one_is_read_at_once_the_others_in_their_turn_and_each_is_told(circle, aicha, watch):
    thread = begun(circle, aicha, DANGER)
    look_at_it(thread.posts.get(), watch[0])
    queues = []
    for n in range(4):
        Notice.objects.all().delete()
        queues.append(queue(said_in(thread, aicha, f"oui {n}")))
        assert told() == {watch[0]}
    assert queues == [Look.Queue.ORANGE, *[Look.Queue.YELLOW] * 3]


def test_once_that_one_is_read_the_next_is_read_at_once_too(circle, aicha, watch):
    thread = begun(circle, aicha, DANGER)
    one = said_in(thread, aicha, "oui")
    Look.objects.filter(object_id=one.pk).update(done_at=NOON, outcome=Look.Outcome.ANSWERED)
    assert queue(said_in(thread, aicha, "non")) == Look.Queue.ORANGE


@pytest.mark.parametrize("is_taken", [True, False])
def test_an_orange_of_before_the_danger_stands_for_nothing_that_follows_it(thread, aicha, watch, is_taken):
    sad = said_in(thread, aicha, SAD)
    if is_taken:
        look_at_it(sad, watch[1])
    said_in(thread, aicha, DANGER)
    assert queue(said_in(thread, aicha, FAREWELL)) == Look.Queue.ORANGE


@pytest.mark.parametrize("is_own", [True, False])
def test_nor_does_one_whose_words_are_erased(circle, thread, aicha, watch, is_own):
    where = begun(circle, aicha, DANGER) if is_own else said_in(thread, aicha, DANGER).thread
    remove_post(said_in(where, aicha, "oui"), by=aicha)
    assert queue(said_in(where, aicha, FAREWELL)) == Look.Queue.ORANGE


def test_nor_one_that_somebody_reads(thread, aicha, watch):
    look_at_it(said_in(thread, aicha, DANGER), watch[0])
    look_at_it(said_in(thread, aicha, "oui"), watch[1])
    assert queue(said_in(thread, aicha, FAREWELL)) == Look.Queue.ORANGE


def test_nor_one_that_has_waited_for_half_an_hour(thread, aicha, watch):
    with at(NOON):
        look_at_it(said_in(thread, aicha, DANGER), watch[0])
        said_in(thread, aicha, "oui")
    with at(NOON + STANDS_FOR):
        assert queue(said_in(thread, aicha, FAREWELL)) == Look.Queue.ORANGE


def test_once_who_had_it_has_left_it_more_words_call_the_others(thread, aicha, night_team):
    with at(NOON):
        red = look_at_it(said_in(thread, aicha, DANGER), night_team[0])
        said_in(thread, aicha, "oui")
        hand_back_look(red, by=night_team[0])
        run_due()
        Notice.objects.all().delete()
        said_in(thread, aicha, FAREWELL)
        run_due()
    assert {one.person for one in Notice.objects.filter(kind="watch_call")} == set(night_team)


def test_called_in_vain_more_words_call_everybody_anew(circle, aicha, night_team):
    post, _look = written(circle, aicha)
    passes(NIGHT, 4)
    with at(later := NIGHT + timedelta(hours=4)):
        said_in(post.thread, aicha, FAREWELL)
    passes(later, 1)
    assert called_since(later) == set(night_team)


def test_once_two_have_ended_it_words_wait_their_turn(circle, aicha, watch):
    with at(NOON):
        thread = begun(circle, aicha, DANGER)
        seen_by_two(Look.objects.open().get(), *watch)
    with at(NOON + timedelta(days=40)):
        more = said_in(thread, aicha, "Ça va, merci, je jardine.")
        assert queue(more) == Look.Queue.YELLOW
    assert standing(more) == Standing.LOOKED_AT and not told()
