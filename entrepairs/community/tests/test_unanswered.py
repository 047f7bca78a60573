"""Nobody stays unanswered: a thread comes before the watch, in its hours, and leaves by itself once someone answers."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from entrepairs.community.actions.removing import remove_post, show_post
from entrepairs.community.models import Circle, Thread
from entrepairs.community.tasks import AFTER, AFTER_A_FIRST, look_for_unanswered
from entrepairs.community.tests.talking import NIGHT, NOON, begun, circle_of, said_in
from entrepairs.core.clock import at
from entrepairs.safety.actions.watching import finish_look
from entrepairs.safety.models import Look
from entrepairs.safety.tests.watched import taken, watching

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def blue_at(moment):
    with at(moment):
        look_for_unanswered.call()
    return Look.objects.open().filter(queue=Look.Queue.BLUE, kind="thread")


def opened(circle, by, moment=NOON, **said):
    with at(moment):
        return begun(circle, by, **said)


def known(circle, person):
    """Someone who has written here before, and was answered."""
    with at(NOON - timedelta(days=40)):
        begun(circle, person, title="Autrefois")


def test_it_comes_four_hours_after_and_an_hour_after_the_first_words_of_someone(circle, bruno, farid):
    known(circle, bruno)
    usual, first = opened(circle, bruno), opened(circle, farid)

    assert not blue_at(NOON + AFTER_A_FIRST - MINUTE)
    assert [look.object_id for look in blue_at(NOON + AFTER_A_FIRST)] == [first.pk]
    assert blue_at(NOON + AFTER - MINUTE).count() == 1
    assert {look.object_id for look in blue_at(NOON + AFTER)} == {first.pk, usual.pk}
    assert blue_at(NOON + AFTER + MINUTE).count() == 2


def test_what_was_written_in_the_night_is_on_the_list_of_the_morning(circle, farid):
    opened(circle, farid, NIGHT)

    nine = datetime(2026, 3, 4, 8, 0, tzinfo=UTC)
    assert not blue_at(nine - MINUTE)
    assert blue_at(nine)


def test_it_leaves_by_itself_when_someone_else_answers(circle, bruno, aicha):
    thread = opened(circle, bruno)
    look = blue_at(NOON + AFTER).get()
    with at(NOON + AFTER):
        said_in(thread, bruno, "Je reviens.")
    assert blue_at(NOON + AFTER).get() == look

    with at(NOON + AFTER):
        said_in(thread, aicha)

    look.refresh_from_db()
    assert (look.outcome, look.done_by) == ("repondu", None) and not blue_at(NOON + AFTER + MINUTE)


def test_an_answer_that_waits_to_be_read_is_one_once_it_is_shown(house, elena, bruno, aicha):
    circle = circle_of(house, elena, first_are_held=True)
    thread = opened(circle, bruno)
    with at(NOON):
        show_post(thread.posts.get(), by=elena)
        answer = said_in(thread, aicha)
    assert blue_at(NOON + AFTER)

    show_post(answer, by=elena)

    assert not Look.objects.open().filter(kind="thread")


def test_what_was_left_by_a_human_stays_left_and_what_lost_its_answer_comes_again(circle, bruno, aicha, driss, elena):
    watching(driss, by=elena)
    left, lost = opened(circle, bruno), opened(circle, aicha)
    with at(NOON):
        answer = said_in(lost, bruno)
    finish_look(taken(blue_at(NOON + AFTER).get(object_id=left.pk), by=driss), "lu", by=driss)
    remove_post(answer, by=bruno)

    assert [look.object_id for look in blue_at(NOON + AFTER)] == [lost.pk]


def test_a_thread_that_is_taken_back_waits_for_nobody(circle, bruno):
    thread = opened(circle, bruno)
    look = blue_at(NOON + AFTER).get()
    remove_post(thread.posts.get(), by=bruno)

    assert not blue_at(NOON + AFTER)
    look.refresh_from_db()
    assert look.outcome == Look.Outcome.GONE


def test_an_alias_waits_like_anybody_and_says_nothing(circle, farid, driss, elena, desk):
    watching(driss, by=elena), watching(farid, by=elena)
    opened(circle, farid, is_hidden=True)
    assert not blue_at(NOON + AFTER_A_FIRST)
    look = blue_at(NOON + AFTER).get()

    assert look.author_mark == ""
    assert desk(farid).get(look.get_absolute_url()).status_code == 404
    assert desk(driss).get(look.get_absolute_url()).status_code == 200


CHANGES = st.sampled_from([datetime(2026, 3, 20, tzinfo=UTC), datetime(2026, 10, 17, tzinfo=UTC)])
MOMENTS = st.builds(lambda day, minutes: day + minutes * MINUTE, CHANGES, st.integers(0, 15 * 24 * 60))
HOURS = st.sampled_from([(time(9), time(21)), (time(20), time(2)), (time(0, 30), time(3, 30)), (time(14), time(16))])
DAYS = st.lists(st.integers(0, 6), min_size=1, unique=True)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moment=MOMENTS, hours=HOURS, days=DAYS, wait=st.integers(0, 200))
def test_never_too_early_and_never_without_the_team(circle, bruno, moment, hours, days, wait):
    """Over week-ends, and the nights when the clock changes."""
    Thread.objects.all().delete()
    Look.objects.all().delete()
    opens, closes = hours
    Circle.objects.filter(pk=circle.pk).update(days=days, opens=opens, closes=closes)
    circle.refresh_from_db()
    known(circle, bruno)
    opened(circle, bruno, moment)
    later = moment + wait * timedelta(minutes=17)

    is_there = circle.has_team_at(later)

    assert blue_at(later).exists() == (is_there and later - moment >= AFTER)
