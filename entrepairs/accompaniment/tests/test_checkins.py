"""At three weeks, one question; after seven days of silence, one word to the coordinators. Time is moved."""

from datetime import timedelta

import pytest
import time_machine

from entrepairs.accompaniment.actions.checkins import answer_check_in
from entrepairs.accompaniment.actions.pauses import pause, resume
from entrepairs.accompaniment.models import CheckIn
from entrepairs.accompaniment.tasks.pairs import ask_check_ins, tell_silences, tell_unanswered_check_ins
from entrepairs.accompaniment.tests.pairs import say
from entrepairs.core.clock import now
from entrepairs.core.rules import Refused
from entrepairs.people.models import Notice

pytestmark = pytest.mark.django_db


def told(person, kind):
    return Notice.objects.filter(person=person, kind=kind).count()


def in_days(days):
    return time_machine.travel(now() + timedelta(days=days), tick=False)


def run(task, times=2):
    for _ in range(times):
        task.call()


@pytest.fixture
def asked(pair):
    with in_days(21):
        run(ask_check_ins)
    return CheckIn.objects.get()


def test_the_question_is_asked_once_at_three_weeks_and_not_before(pair, bruno, aicha):
    with in_days(20):
        run(ask_check_ins)
        assert CheckIn.objects.get().asked_at is None
        with pytest.raises(Refused):
            answer_check_in(CheckIn.objects.get(), "continue", by=bruno)
    with in_days(22):
        run(ask_check_ins)

    assert (told(bruno, "check_in"), told(aicha, "check_in")) == (1, 0)


def test_in_a_pause_the_question_waits_for_the_return(pair, bruno):
    pause(pair, by=bruno)
    with in_days(22):
        run(ask_check_ins)
        assert CheckIn.objects.get().asked_at is None
        resume(pair, by=bruno)
        run(ask_check_ins)
        assert CheckIn.objects.get().asked_at is not None


@pytest.mark.parametrize(("answer", "notices"), [("continue", 0), ("change", 1), ("stop", 1)])
def test_the_coordinators_learn_of_change_and_stop_the_supporter_of_nothing(
    answer, notices, asked, bruno, aicha, elena, browser_of
):
    before = Notice.objects.filter(person=aicha).count()
    url = f"/points-d-etape/{asked.pk}/"

    assert browser_of(bruno).post(url, {"answer": answer}).status_code == 303

    assert told(elena, "check_in_asks") == notices
    assert Notice.objects.filter(person=aicha).count() == before
    assert browser_of(aicha).get(url).status_code == 404


def test_nonsense_is_not_an_answer(asked, bruno, browser_of):
    assert browser_of(bruno).post(f"/points-d-etape/{asked.pk}/", {"answer": "peut-être"}).status_code == 422


def test_without_an_answer_for_seven_days_the_coordinators_are_told_once(asked, elena, bruno):
    for days in (27, 28, 29, 40):
        with in_days(days):
            run(tell_unanswered_check_ins, times=1)

    assert told(elena, "check_in_waits") == 1
    assert told(bruno, "check_in") == 1


def test_a_silence_of_seven_days_is_told_once_and_the_next_one_again(pair, elena, bruno):
    for days, count in [(6, 0), (7, 1), (9, 1)]:
        with in_days(days):
            run(tell_silences)
            assert told(elena, "pair_silent") == count
    Notice.objects.all().delete()
    with in_days(10):
        say(pair, "Bonjour", bruno)
    with in_days(18):
        run(tell_silences)
        assert told(elena, "pair_silent") == 1


def test_a_return_from_a_pause_counts_as_a_word(pair, elena, bruno):
    pause(pair, by=bruno)
    with in_days(30):
        run(tell_silences)
        resume(pair, by=bruno)
        run(tell_silences)
        assert told(elena, "pair_silent") == 0
    with in_days(38):
        run(tell_silences)
        assert told(elena, "pair_silent") == 1


def test_a_coordinator_who_accompanies_is_not_told_of_their_own_pair(asked, bruno, aicha, elena, house):
    asked.accompaniment.participants.filter(person=aicha).update(person=elena)

    answer_check_in(asked, "stop", by=bruno)

    assert told(elena, "check_in_asks") == 0


def test_farid_answers_nothing(asked, farid, browser_of):
    assert browser_of(farid).get(f"/points-d-etape/{asked.pk}/").status_code == 404
    with pytest.raises(Refused):
        answer_check_in(asked, "stop", by=farid)
