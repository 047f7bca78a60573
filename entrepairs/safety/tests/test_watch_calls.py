"""A red that nobody has taken calls one person, then the next, in neutral words."""

from datetime import UTC, datetime, time, timedelta

import pytest

from entrepairs.core.clock import at
from entrepairs.people.models import Administrator, Notice, NoticeChoice
from entrepairs.safety.actions.blocks import block
from entrepairs.safety.actions.duty import set_watch_week
from entrepairs.safety.actions.watchers import choose_on_call
from entrepairs.safety.actions.watching import ask_second, be_second, claim_look, open_look
from entrepairs.safety.models import Look, LookCall
from entrepairs.safety.tasks.watch import call_for_reds, erase_old_looks, give_back_forgotten, tell_of_red
from entrepairs.safety.tests.watched import put, taken, watching
from entrepairs.safety.watch_calls import calls_of
from entrepairs.testimonies.tests.stories import published

NIGHT = datetime(2026, 11, 24, 22, 40, tzinfo=UTC)  # 23 h 40 in Paris
MORNING = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def _runs_it(person):
    Administrator.objects.create(person=person)
    return person


@pytest.fixture
def story(house, elena, bruno, person):
    set_watch_week({day: [(time(9), time(21))] for day in range(7)}, by=_runs_it(person("Inès")))
    return published(bruno, house, elena)


def called():
    return [call.person for call in LookCall.objects.select_related("person").order_by("at", "pk")]


def pass_by(moment):
    with at(moment):
        call_for_reds.call()


@pytest.fixture
def on_call(driss, aicha, elena):
    """Both of them."""
    for one in (driss, aicha):
        watching(one, by=elena, on_call=True)


def red_at_night(story):
    with at(NIGHT):
        look = put(story)
    pass_by(NIGHT)
    return look


def test_a_red_at_night_calls_the_person_on_call_at_once(story, driss, aicha, elena):
    watching(driss, by=elena, on_call=True)
    watching(aicha, by=elena)
    with at(NIGHT):
        look = put(story)

    pass_by(NIGHT)

    assert called() == [driss]
    notice = Notice.objects.get(person=driss, kind="watch_call")
    assert notice.path == look.get_absolute_url()
    assert not Notice.objects.filter(person=aicha, kind="watch_call").exists()


def test_the_next_one_is_called_a_quarter_of_an_hour_later_and_nobody_twice_at_once(story, driss, aicha, on_call):
    with at(NIGHT):
        put(story)

    for minutes in (0, 5, 10, 20, 40):
        pass_by(NIGHT + timedelta(minutes=minutes))

    assert called() == [driss, aicha]


def test_when_nobody_takes_it_the_first_one_is_called_again_three_times_in_all(story, driss, aicha, person, elena):
    """And Saule, who is not on call, each time that both were."""
    saule = person("Saule")
    for one in (driss, aicha, saule):
        watching(one, by=elena, on_call=one != saule)
    with at(NIGHT):
        put(story)

    for minutes in range(0, 8 * 60, 5):
        pass_by(NIGHT + timedelta(minutes=minutes))

    assert called() == [driss, aicha, saule] * 3
    rounds = [call.at - NIGHT for call in LookCall.objects.filter(person=driss).order_by("at")]
    assert rounds == [timedelta(0), timedelta(minutes=60), timedelta(minutes=120)]


def test_once_taken_nobody_else_is_called(story, driss, on_call):
    taken(red_at_night(story), by=driss)

    pass_by(NIGHT + timedelta(hours=1))

    assert called() == [driss]


def test_without_anyone_on_call_all_those_who_watch_are_told(story, driss, aicha, elena):
    watching(driss, by=elena)
    watching(aicha, by=elena)
    with at(NIGHT):
        put(story)

    pass_by(NIGHT)

    assert set(called()) == {driss, aicha}


def test_during_the_hours_someone_is_called_only_once_it_is_late(story, driss, elena):
    watching(driss, by=elena, on_call=True)
    with at(MORNING):
        put(story)

    pass_by(MORNING + timedelta(minutes=10))
    assert called() == []
    pass_by(MORNING + timedelta(minutes=16))
    assert called() == [driss]


def test_during_the_hours_all_those_who_watch_are_told_at_once(story, driss, aicha, bruno, elena):
    for one in (driss, aicha, bruno):
        watching(one, by=elena)
    with at(MORNING):
        tell_of_red.call(str(put(story).pk))
    assert {notice.person for notice in Notice.objects.filter(kind="watch_call")} == {driss, aicha}  # not who wrote it

    with at(NIGHT):
        tell_of_red.call(str(put(story).pk))
    assert Notice.objects.filter(kind="watch_call").count() == 2


def test_a_red_that_was_taken_and_left_calls_again(story, driss, aicha, on_call):
    look = red_at_night(story)
    with at(NIGHT + timedelta(minutes=5)):
        taken(look, by=driss)
    with at(NIGHT + timedelta(minutes=25)):
        open_look(look, by=driss)

    for minutes, waits in ((50, False), (56, True)):
        with at(NIGHT + timedelta(minutes=minutes)):
            give_back_forgotten.call()
        pass_by(NIGHT + timedelta(minutes=minutes))
        assert Look.objects.filter(claimed_by=None).exists() is waits

    assert called() == [driss, aicha]
    with at(NIGHT + timedelta(hours=1)):
        claim_look(look, by=driss)  # who comes back takes it again


def test_the_only_one_who_may_be_called_is_called_again(story, driss, elena):
    watching(driss, by=elena, on_call=True)
    look = red_at_night(story)
    with at(NIGHT + timedelta(minutes=5)):
        taken(look, by=driss)
    with at(NIGHT + timedelta(minutes=40)):
        give_back_forgotten.call()

    pass_by(NIGHT + timedelta(minutes=40))

    assert called() == [driss, driss]
    notices = Notice.objects.filter(person=driss, kind="watch_call").order_by("at")
    assert [notice.read_at for notice in notices] == [None, None]  # told anew; nobody has read the first
    left = [NIGHT + timedelta(minutes=1), NIGHT + timedelta(minutes=41)]
    for notice, moment in zip(notices, left, strict=True):
        Notice.objects.filter(pk=notice.pk).update(mailed_at=moment)
    assert [mailed for _call, mailed in calls_of(look)] == left


def test_what_is_taken_and_left_comes_back_after_the_time_of_its_queue(story, driss, aicha, elena):
    watching(driss, by=elena)
    watching(aicha, by=elena)
    with at(MORNING + timedelta(hours=9)):  # 19 h in Paris; the team leaves at 21 h
        look = taken(put(story, "jaune"), by=driss)
        ask_second(look, by=driss)
        be_second(look, by=aicha)

    for hours, waits in ((12, False), (23, False), (24, True)):  # 2 hours of that evening, 10 of the day after
        with at(MORNING + timedelta(hours=9 + hours)):
            give_back_forgotten.call()
        assert Look.objects.filter(claimed_by=None, second_by=None).exists() is waits


def test_an_orange_at_night_waits_for_the_morning(story, driss, elena):
    watching(driss, by=elena, on_call=True)
    with at(NIGHT):
        look = put(story, "orange")

    pass_by(NIGHT + timedelta(hours=2))

    assert called() == []
    assert look.due_at == datetime(2026, 11, 25, 10, 0, tzinfo=UTC)


def test_nobody_is_called_for_what_they_wrote(story, bruno, driss, elena):
    watching(bruno, by=elena, on_call=True)
    watching(driss, by=elena, on_call=True)
    with at(NIGHT):
        put(story)

    pass_by(NIGHT)

    assert called() == [driss]


def test_the_yes_to_be_called_covers_the_night_and_its_end_gives_the_night_back(driss, elena, house):
    watcher = watching(driss, by=elena, on_call=True)
    assert NoticeChoice.objects.get(person=driss, kind="watch_call").at_night

    choose_on_call(watcher, on_call=False, by=driss)

    assert not NoticeChoice.objects.get(person=driss, kind="watch_call").at_night


def test_a_year_after_it_was_looked_at_a_row_is_erased_with_its_words(story, driss, elena):
    watching(driss, by=elena)
    look = taken(put(story, "vert", "nouveau", "un mot"), by=driss)
    Look.objects.filter(pk=look.pk).update(done_by=driss, done_at=MORNING - timedelta(days=366), outcome="lu")

    with at(MORNING):
        erase_old_looks.call()

    assert not Look.objects.exists()


def test_who_has_blocked_the_whole_watch_is_not_left_alone_in_danger(story, on_call, bruno, driss, aicha):
    watch = driss, aicha
    for one in watch:
        block(one, by=bruno)
    with at(NIGHT):
        look = put(story)
    assert not Look.objects.visible_to(driss).exists()
    pass_by(NIGHT)
    assert called()
    assert all(Look.objects.visible_to(one).get() == look for one in watch)
    claim_look(look, by=called()[0])
