"""The link of the room, one hour before and to nobody else; a neutral word the day before and the hour before."""

from datetime import timedelta

import pytest
from django.test import Client

from entrepairs.agenda.actions.gatherings import cancel_gathering
from entrepairs.agenda.actions.signups import sign_up
from entrepairs.agenda.models import Gathering, Signup
from entrepairs.agenda.recurrence import rule_of
from entrepairs.agenda.tasks.reminders import remind_signups, tell_who_waits
from entrepairs.agenda.tests.gathered import planned, weekly
from entrepairs.core.clock import at, now
from entrepairs.people.kinds import kind
from entrepairs.people.models import Notice

pytestmark = pytest.mark.django_db
ROOM = "https://visio.exemple.fr/salle-des-tilleuls"
MINUTE = timedelta(minutes=1)


@pytest.fixture
def online(house, elena) -> Gathering:
    return planned(house, by=elena, in_hours=48, way="ligne", link=ROOM, capacity=1)


def shown(row, browser) -> bool:
    return ROOM in browser.get(row.get_absolute_url()).content.decode()


def test_the_link_is_shown_from_one_hour_before_to_the_end_to_those_who_have_a_seat(
    online, bruno, aicha, farid, browser_of
):
    sign_up(online, by=bruno)
    sign_up(online, by=aicha)
    hour = timedelta(hours=1)
    for moment, seen in (
        (now(), False),
        (online.starts_at - hour - MINUTE, False),
        (online.starts_at - hour, True),
        (online.starts_at + hour, True),
        (online.ends_at - MINUTE, True),
        (online.ends_at, False),
    ):
        with at(moment):
            assert shown(online, browser_of(bruno)) is seen, moment
            assert not shown(online, browser_of(aicha)), "she waits"
            assert not shown(online, browser_of(farid))
            assert not shown(online, Client())


def test_before_that_the_page_says_when_the_link_comes(online, bruno, browser_of):
    sign_up(online, by=bruno)
    assert "une heure avant" in browser_of(bruno).get(online.get_absolute_url()).content.decode()


def test_the_link_is_not_shown_once_the_gathering_is_called_off(online, bruno, browser_of):
    sign_up(online, by=bruno)
    Gathering.objects.update(state="annulee")
    with at(online.starts_at):
        assert not shown(online, browser_of(bruno))


def kinds(person) -> list[str]:
    return list(Notice.objects.filter(person=person).order_by("at").values_list("kind", flat=True))


def test_who_comes_is_reminded_the_day_before_and_the_hour_before_once_each(online, bruno, aicha):
    sign_up(online, by=bruno)
    sign_up(online, by=aicha)
    for before in (30, 23, 22, 2, 0.9, 0.5):
        with at(online.starts_at - timedelta(hours=before)):
            remind_signups.call()
    assert kinds(bruno) == ["gathering_tomorrow", "gathering_soon"]
    assert kinds(aicha) == []


def test_who_signed_up_that_day_is_not_reminded_of_tomorrow(online, bruno):
    with at(online.starts_at - timedelta(hours=20)):
        sign_up(online, by=bruno)
        remind_signups.call()
    assert kinds(bruno) == []


def test_a_gathering_that_moved_is_reminded_again_at_its_new_time(online, bruno):
    sign_up(online, by=bruno)
    with at(online.starts_at - timedelta(hours=20)):
        remind_signups.call()
    later = online.starts_at + timedelta(days=7)
    Gathering.objects.update(starts_at=later)
    Notice.objects.update(read_at=now())
    with at(later - timedelta(hours=20)):
        remind_signups.call()
    assert kinds(bruno) == ["gathering_tomorrow", "gathering_tomorrow"]


def test_nobody_is_reminded_of_what_is_called_off_nor_after_withdrawing(online, bruno):
    sign_up(online, by=bruno)
    Signup.objects.update(state="annule")
    with at(online.starts_at - timedelta(hours=20)):
        remind_signups.call()
    assert kinds(bruno) == []


def test_the_words_of_reminders_name_nothing():
    for key in ("gathering_tomorrow", "gathering_soon", "seat_offered", "place_kept"):
        words = f"{kind(key).title} {kind(key).text}".casefold()
        assert not [word for word in ("groupe", "maison", "gem", "parole", "santé") if word in words]


def test_two_hours_before_who_still_waits_is_told_once_in_neutral_words(online, bruno, aicha, person, browser_of):
    for one in (bruno, aicha):
        sign_up(online, by=one)
    with at(online.starts_at - timedelta(hours=3)):
        tell_who_waits.call()
    assert not Notice.objects.filter(kind="seat_none").exists()
    with at(online.starts_at - timedelta(hours=2)):
        sign_up(online, by=person("Iris"))
    with at(online.starts_at - timedelta(hours=1)):
        tell_who_waits.call()
        tell_who_waits.call()
        assert "Cela peut encore arriver" in browser_of(aicha).get(online.get_absolute_url()).content.decode()
    with at(online.starts_at + MINUTE):
        tell_who_waits.call()
        assert "Merci d’avoir attendu" in browser_of(aicha).get(online.get_absolute_url()).content.decode()

    assert [one.person for one in Notice.objects.filter(kind="seat_none")] == [aicha], "who came later knew it"
    words = f"{kind('seat_none').title} {kind('seat_none').text}"
    assert online.title not in words and online.structure.name not in words


def test_who_waits_for_a_course_is_told_before_its_first_session_only(house, elena, bruno, aicha):
    day = (now() + timedelta(days=1)).date()
    rule = rule_of("semaine", day, sessions=3)
    series = weekly(house, by=elena, first_day=day, rule=rule, is_course=True, programme={"capacity": 1})
    rows = list(series.gatherings.order_by("starts_at"))
    for one in (bruno, aicha):
        sign_up(rows[0], by=one)
    for row in rows:
        with at(row.starts_at - MINUTE):
            tell_who_waits.call()
    assert Notice.objects.filter(kind="seat_none", person=aicha).count() == 1


def test_nobody_is_told_that_there_is_no_seat_in_what_was_called_off(online, elena, bruno, aicha):
    for one in (bruno, aicha):
        sign_up(online, by=one)
    cancel_gathering(online, by=elena)
    with at(online.starts_at - MINUTE):
        tell_who_waits.call()
    assert not Notice.objects.filter(kind="seat_none").exists()
