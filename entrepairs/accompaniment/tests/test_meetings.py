"""One proposes a time, the other says yes or proposes another; either cancels."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse

from entrepairs.accompaniment.actions.meetings import cancel_meeting, confirm_meeting, move_meeting, propose_meeting
from entrepairs.accompaniment.models import Accompaniment, Meeting
from entrepairs.accompaniment.plans import Plan
from entrepairs.accompaniment.tasks.meetings import remind_meetings
from entrepairs.accompaniment.tests.pairs import in_days, meet
from entrepairs.core.clock import now
from entrepairs.core.rules import Refused
from entrepairs.people.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(pair):
    return reverse("accompaniment:meetings", args=[pair.pk])


def plan(days=7, **more):
    return Plan(**{"starts_at": in_days(days), "zone": "Europe/Paris", "minutes": 60, "way": "visio", **more})


def test_the_one_who_did_not_propose_confirms(pair, aicha, bruno):
    meeting = meet(pair, bruno)

    with pytest.raises(Refused):
        confirm_meeting(meeting, 0, by=bruno)
    assert confirm_meeting(meeting, 0, by=aicha).state == Meeting.State.CONFIRMED
    assert Notice.objects.filter(person=bruno, kind="meeting_confirmed").exists()


def test_confirming_twice_changes_nothing(pair, aicha, bruno):
    meeting = meet(pair, bruno)
    first = confirm_meeting(meeting, 0, by=aicha)

    assert confirm_meeting(meeting, 0, by=aicha).sequence == first.sequence == 1


def test_nobody_confirms_a_time_they_have_not_seen(pair, aicha, bruno):
    meeting = meet(pair, bruno)
    move_meeting(meeting, plan(8), by=bruno)

    with pytest.raises(Refused):
        confirm_meeting(meeting, 0, by=aicha)


def test_another_time_is_the_same_meeting_to_be_confirmed_by_the_other(pair, aicha, bruno):
    meeting = confirm_meeting(meet(pair, bruno), 0, by=aicha)

    moved = move_meeting(meeting, plan(9, place="Le café"), by=aicha)

    assert (moved.state, moved.sequence, moved.place) == (Meeting.State.PROPOSED, 2, "Le café")
    with pytest.raises(Refused):
        confirm_meeting(moved, 2, by=aicha)
    confirm_meeting(moved, 2, by=bruno)


def test_either_cancels_and_it_stays_cancelled(pair, aicha, bruno):
    meeting = cancel_meeting(meet(pair, bruno), by=aicha)

    assert (meeting.state, meeting.sequence) == (Meeting.State.CANCELLED, 1)
    assert cancel_meeting(meeting, by=bruno).sequence == 1
    with pytest.raises(Refused):
        move_meeting(meeting, plan(9), by=bruno)


@pytest.mark.parametrize("days", [-1, 400])
def test_neither_the_past_nor_the_far_future(pair, bruno, days):
    with pytest.raises(Refused):
        propose_meeting(pair, plan(days), uuid4(), by=bruno)


def test_the_same_form_proposes_once(pair, bruno):
    key = uuid4()

    assert propose_meeting(pair, plan(), key, by=bruno) == propose_meeting(pair, plan(), key, by=bruno)
    assert Meeting.objects.count() == 1


def test_the_place_is_sealed(pair, bruno):
    assert "Gare" not in str(bytes(meet(pair, bruno, place="Gare de Dijon").sealed_place))


@pytest.mark.parametrize("state", [Accompaniment.State.PAUSED, Accompaniment.State.ENDED])
def test_nothing_is_proposed_in_a_pause_or_after_the_end(pair, bruno, state):
    pair.move_to(state, **({"ended_at": now()} if state == Accompaniment.State.ENDED else {}))

    with pytest.raises(Refused):
        meet(pair, bruno)


def test_the_day_before_both_are_reminded_once(pair, aicha, bruno):
    confirm_meeting(meet(pair, bruno, days=7), 0, by=aicha)

    remind_meetings.call()
    assert not Notice.objects.filter(kind="meeting_soon").exists()
    with time_machine.travel(in_days(6, at=15)):
        remind_meetings.call()
        remind_meetings.call()
    assert {notice.person for notice in Notice.objects.filter(kind="meeting_soon")} == {aicha, bruno}


def test_what_was_settled_within_the_day_needs_no_reminder(pair, aicha, bruno):
    meeting = propose_meeting(pair, plan(starts_at=now() + timedelta(hours=5)), uuid4(), by=bruno)
    confirm_meeting(meeting, 0, by=aicha)

    remind_meetings.call()

    assert not Notice.objects.filter(kind="meeting_soon").exists()


def test_through_the_pages_a_meeting_is_proposed_moved_confirmed_and_cancelled(pair, aicha, bruno, url, browser_of):
    for_bruno, for_aicha = browser_of(bruno), browser_of(aicha)
    form = {
        "key": uuid4(),
        "day": in_days(7).date(),
        "at": "14:30",
        "minutes": "60",
        "way": "personne",
        "place": "Le parc",
    }
    assert for_bruno.post(url, form).status_code == 303
    one = f"{url}{Meeting.objects.get().pk}/"
    assert b"Le parc" in for_aicha.get(url).content

    assert for_aicha.post(one, {**form, "at": "15:00"}).status_code == 303
    assert for_bruno.post(f"{one}confirmation/", {"sequence": "1"}).status_code == 303
    assert Meeting.objects.get().state == Meeting.State.CONFIRMED
    assert for_aicha.post(f"{one}annulation/").status_code == 303
    assert Meeting.objects.get().state == Meeting.State.CANCELLED


def test_as_many_queries_with_three_meetings_as_with_one(pair, bruno, url, browser_of, same_queries):
    browser = browser_of(bruno)
    meet(pair, bruno)

    same_queries(lambda: browser.get(url), lambda: meet(pair, bruno))
