"""Somebody in danger writes again: wherever the danger is, who has it is told, as long as it lasts and no longer."""

from datetime import timedelta

import pytest

from entrepairs.community.actions.writing import edit_post
from entrepairs.community.models.thread import Standing
from entrepairs.community.tests.dangers import worried, worries
from entrepairs.community.tests.looked_at import look_at_it, reported, standing
from entrepairs.community.tests.talking import DANGER, NOON, begun, said_in
from entrepairs.core.clock import at
from entrepairs.core.ids import new_id
from entrepairs.people.models import Notice
from entrepairs.safety.actions.decisions import Ruling, decide
from entrepairs.safety.actions.reports import Danger, Shown, send_concern
from entrepairs.safety.actions.watching import be_second, finish_look
from entrepairs.safety.models import Look, Measure
from entrepairs.safety.tests.told import hidden_by_three, settled
from entrepairs.safety.tests.watched import seen_by_two, taken, watching

pytestmark = pytest.mark.django_db
FAREWELL = "Bonne nuit à tous, merci."


@pytest.fixture
def watch(driss, claire, elena):
    watching(driss, by=elena), watching(claire, by=elena)
    return driss, claire


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


def test_once_two_have_ended_it_words_wait_their_turn(circle, aicha, watch):
    with at(NOON):
        thread = begun(circle, aicha, DANGER)
        seen_by_two(Look.objects.open().get(), *watch)
    with at(NOON + timedelta(days=40)):
        more = said_in(thread, aicha, "Ça va, merci, je jardine.")
        assert queue(more) == Look.Queue.YELLOW
    assert standing(more) == Standing.LOOKED_AT and not told()


@pytest.mark.parametrize("is_read_before", [True, False])
def test_under_a_false_alarm_what_was_added_appears_once_it_is_read(circle, aicha, watch, is_read_before):
    driss, claire = watch
    thread = begun(circle, aicha, DANGER)
    red = look_at_it(thread.posts.get(), driss)
    be_second(red, by=claire)
    more = said_in(thread, aicha, "C’est une chanson, pardon.")
    if is_read_before:
        finish_look(look_at_it(more, claire), Look.Outcome.READ, by=claire)
        assert standing(more) == Standing.LOOKED_AT, "the danger is not over"
    finish_look(red, Look.Outcome.READ, by=driss)
    assert standing(thread.posts.get(begins=True)) == Standing.SHOWN
    finish_look(look_at_it(more, claire), Look.Outcome.READ, by=claire)
    assert standing(more) == Standing.SHOWN and not Look.objects.open().filter(kind="post").exists()


def test_what_was_a_danger_too_stays_with_the_team(circle, aicha, watch):
    driss, claire = watch
    thread = begun(circle, aicha, DANGER)
    first, more = thread.posts.get(), said_in(thread, aicha, f"{DANGER} Adieu.")
    seen_by_two(Look.objects.open().get(object_id=more.pk), driss, claire)
    be_second(look_at_it(first, driss), by=claire)
    decide("post", first.pk, Ruling(Measure.LEAVE, "autre", "Une chanson."), by=driss)
    assert (standing(first), standing(more)) == (Standing.SHOWN, Standing.LOOKED_AT)
    assert not Look.objects.open().filter(object_id=more.pk).exists()


def test_what_was_added_to_a_danger_that_was_one_stays_with_the_team(circle, aicha, watch):
    driss, claire = watch
    thread = begun(circle, aicha, DANGER)
    more = said_in(thread, aicha, "Merci d’être là.")
    seen_by_two(Look.objects.open().get(object_id=thread.posts.get(begins=True).pk), driss, claire)
    finish_look(look_at_it(more, claire), Look.Outcome.READ, by=claire)
    assert standing(more) == Standing.LOOKED_AT
