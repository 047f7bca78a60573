"""What somebody adds under a danger that was none appears once it is read, whatever ends first; never what was one."""

from time import sleep

import pytest
from django.db import transaction

from entrepairs.community.actions.removing import remove_post
from entrepairs.community.models import Thread
from entrepairs.community.models.thread import Standing
from entrepairs.community.tests.looked_at import look_at_it, reported, standing
from entrepairs.community.tests.talking import DANGER, begun, said_in
from entrepairs.safety.actions.decisions import Ruling, decide
from entrepairs.safety.actions.watching import be_second, finish_look
from entrepairs.safety.models import Look, Measure
from entrepairs.safety.tests.watched import seen_by_two
from tests.at_once import at_once

pytestmark = pytest.mark.django_db
LEAVE = Ruling(Measure.LEAVE, "autre", "Une chanson.")


@pytest.fixture
def first(circle, aicha, watch):
    """A danger that begins a thread, and that two are looking at."""
    post = begun(circle, aicha, DANGER).posts.get()
    be_second(look_at_it(post, watch[0]), by=watch[1])
    return post


@pytest.fixture
def more(first, aicha):
    return said_in(Thread.objects.get(pk=first.thread_id), aicha, "C’est une chanson, pardon.")


def end(post, by, outcome=Look.Outcome.READ):
    finish_look(Look.objects.open().get(object_id=post.pk), outcome, by=by)


def read(post, by):
    finish_look(look_at_it(post, by), Look.Outcome.READ, by=by)


def waits(post):
    return Look.objects.open().filter(object_id=post.pk).exists()


@pytest.mark.parametrize("is_read_before", [True, False])
def test_what_was_added_appears_once_it_is_read(first, more, watch, is_read_before):
    driss, claire = watch
    if is_read_before:
        read(more, claire)
        assert standing(more) == Standing.LOOKED_AT, "the danger is not over"
    end(first, driss)
    assert standing(first) == Standing.SHOWN
    read(more, claire)
    assert standing(more) == Standing.SHOWN and not Look.objects.open().filter(kind="post").exists()


@pytest.mark.parametrize("is_read_before", [True, False])
@pytest.mark.parametrize("is_decided", [True, False])
def test_nor_does_it_wait_for_a_beginning_that_its_author_erased(
    first, more, aicha, farid, watch, is_read_before, is_decided
):
    driss, claire = watch
    remove_post(first, by=aicha)
    if is_read_before:
        read(more, claire)
        assert standing(more) == Standing.LOOKED_AT, "the danger is not over"
    decide("post", first.pk, LEAVE, by=driss) if is_decided else end(first, driss)
    assert not Thread.objects.visible_to(farid).exists() and waits(more)
    read(more, claire)
    assert standing(more) == Standing.SHOWN
    assert Thread.objects.visible_to(farid).get().pk == first.thread_id


def test_a_beginning_that_a_decision_hides_stays_hidden_once_it_is_erased_and_read(first, more, aicha, elena, watch):
    driss, claire = watch
    decide("post", first.pk, Ruling(Measure.REMOVE, "autre", "Non."), by=driss)
    reported(first, by=elena)
    remove_post(first, by=aicha)
    read(first, claire)
    assert Thread.objects.get().standing == Standing.SET_ASIDE


@pytest.mark.django_db(transaction=True)
def test_both_are_read_at_the_same_moment(first, more, watch):
    """The end of the danger comes first to the row of the thread, which somebody holds; that of the words, second."""
    driss, claire = watch
    look = look_at_it(more, claire)

    @transaction.atomic
    def holds():
        Thread.objects.select_for_update().get()
        sleep(0.6)

    def ends():
        sleep(0.2), end(first, driss)

    def reads():
        sleep(0.4), finish_look(look, Look.Outcome.READ, by=claire)

    at_once(holds, ends, reads)

    assert standing(first) == Standing.SHOWN
    assert standing(more) == Standing.SHOWN or waits(more)


def test_what_was_a_danger_too_stays_with_the_team(first, aicha, watch):
    driss, claire = watch
    more = said_in(Thread.objects.get(), aicha, f"{DANGER} Adieu.")
    seen_by_two(Look.objects.open().get(object_id=more.pk), driss, claire)
    decide("post", first.pk, LEAVE, by=driss)
    assert (standing(first), standing(more)) == (Standing.SHOWN, Standing.LOOKED_AT)
    assert not waits(more)


@pytest.mark.parametrize("is_erased", [False, True])
def test_what_was_added_to_a_danger_that_was_one_stays_with_the_team(first, more, aicha, watch, is_erased):
    driss, claire = watch
    end(first, driss, Look.Outcome.SUPPORTED)
    if is_erased:
        remove_post(first, by=aicha)
    read(more, claire)
    assert standing(more) == Standing.LOOKED_AT
    assert Thread.objects.get().standing == Standing.LOOKED_AT and not waits(more)
