"""The clock on the wall, its two odd nights, and the file for one’s own calendar."""

from datetime import UTC, date, datetime, time
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse
from icalendar import Calendar

from entrepairs.accompaniment.actions.meetings import cancel_meeting, confirm_meeting
from entrepairs.accompaniment.models import Meeting
from entrepairs.accompaniment.tests.pairs import meet, walking
from entrepairs.places.wall_time import DoubleTime, SkippedTime, instant, zone_of

PARIS, MARTINIQUE, REUNION = "Europe/Paris", "America/Martinique", "Indian/Reunion"
SPRING, AUTUMN = date(2027, 3, 28), date(2027, 10, 31)


@pytest.mark.parametrize(
    ("day", "at", "zone", "utc"),
    [
        (SPRING, time(1, 59), PARIS, "2027-03-28T00:59"),
        (SPRING, time(3, 0), PARIS, "2027-03-28T01:00"),
        (AUTUMN, time(1, 59), PARIS, "2027-10-30T23:59"),
        (AUTUMN, time(3, 0), PARIS, "2027-10-31T02:00"),
        (SPRING, time(2, 30), MARTINIQUE, "2027-03-28T06:30"),
        (AUTUMN, time(2, 30), REUNION, "2027-10-30T22:30"),
    ],
)
def test_the_clock_gives_the_instant(day, at, zone, utc):
    assert instant(day, at, zone) == datetime.fromisoformat(utc).replace(tzinfo=UTC)


@pytest.mark.parametrize(("day", "odd"), [(SPRING, SkippedTime), (AUTUMN, DoubleTime)])
@pytest.mark.parametrize("at", [time(2, 0), time(2, 30), time(2, 59)])
def test_an_hour_that_is_not_or_is_twice_is_given_back_with_one_that_is(day, odd, at):
    with pytest.raises(odd) as caught:
        instant(day, at, PARIS)

    assert instant(day, caught.value.instead, PARIS)


@pytest.mark.parametrize(
    ("commune", "zone"),
    [
        ("FR-21231", PARIS),
        ("FR-97209", MARTINIQUE),
        ("FR-97411", REUNION),
        ("BE-21004", "Europe/Brussels"),
        ("", "UTC"),
    ],
)
def test_the_zone_is_that_of_the_house(commune, zone):
    assert zone_of(commune, "UTC") == zone


@pytest.fixture
def form():
    return {"key": uuid4(), "minutes": "60", "way": "visio", "place": ""}


@pytest.mark.django_db
@pytest.mark.parametrize("day", [SPRING, AUTUMN])
def test_the_page_says_that_the_hour_is_odd_and_keeps_the_form(aicha, bruno, elena, browser_of, form, day):
    walk = walking(bruno, aicha, elena)
    with time_machine.travel(datetime(day.year, day.month, 1, tzinfo=UTC)):
        answer = browser_of(bruno).post(
            reverse("accompaniment:meetings", args=[walk.pk]), {**form, "day": day, "at": "02:30"}
        )

    assert answer.status_code == 422
    assert "at" in answer.context["form"].errors
    assert answer.context["form"]["at"].value() == "02:30"


@pytest.mark.django_db
@pytest.mark.parametrize(("commune", "hour"), [("FR-97209", 18), ("FR-97411", 10), ("FR-21231", 13)])
def test_two_in_the_afternoon_is_that_of_the_house(aicha, bruno, elena, browser_of, form, commune, hour):
    with time_machine.travel(datetime(2027, 1, 5, tzinfo=UTC)):
        walk = walking(bruno, aicha, elena, commune=commune)
        url = reverse("accompaniment:meetings", args=[walk.pk])
        answer = browser_of(bruno).post(url, {**form, "day": "2027-01-12", "at": "14:00"})

    assert answer.status_code == 303
    meeting = Meeting.objects.get()
    assert (meeting.starts_at.hour, meeting.wall_time.hour) == (hour, 14)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [
        {"day": "2020-01-01"},
        {"day": "0001-01-01"},
        {"day": "9999-12-31"},
        {"day": "demain"},
        {"at": "25:99"},
        {"minutes": "9"},
        {"way": "pigeon"},
        {"place": "x" * 201},
        {"key": "x"},
        {"day": ""},
    ],
)
def test_a_time_that_makes_no_sense_comes_back(aicha, bruno, elena, browser_of, form, wrong):
    url = reverse("accompaniment:meetings", args=[walking(bruno, aicha, elena).pk])

    assert browser_of(bruno).post(url, {**form, "day": "2027-01-12", "at": "14:00", **wrong}).status_code == 422
    assert not Meeting.objects.exists()


@pytest.fixture
def meeting(aicha, bruno, elena):
    walk = walking(bruno, aicha, elena)
    return meet(walk, bruno, place="12 rue des Lilas")


def read(browser, meeting, query=""):
    url = reverse("accompaniment:meeting_calendar", args=[meeting.accompaniment_id, meeting.pk])
    answer = browser.get(url + query)
    assert answer.headers["Content-Type"].startswith("text/calendar")
    return answer.content.decode(), Calendar.from_ical(answer.content)


@pytest.mark.django_db
def test_the_file_names_nobody_and_no_place_unless_asked(meeting, bruno, browser_of):
    text, calendar = read(browser_of(bruno), meeting)
    event = calendar.events[0]

    assert not any(word in text for word in ("Aïcha", "Bruno", "Lilas", "Tilleuls", "ntrepairs"))
    assert (calendar["METHOD"], event["STATUS"], event["SEQUENCE"]) == ("REQUEST", "TENTATIVE", 0)
    assert event["DTSTART"].params["TZID"] == PARIS
    assert event["DTSTART"].dt.replace(tzinfo=None) == meeting.wall_time
    assert "Lilas" in read(browser_of(bruno), meeting, "?lieu=1")[0]


@pytest.mark.django_db
def test_confirming_then_cancelling_raises_the_number_and_changes_the_method(meeting, aicha, bruno, browser_of):
    confirm_meeting(meeting, 0, by=aicha)
    calendar = read(browser_of(bruno), meeting)[1]
    assert (calendar["METHOD"], calendar.events[0]["STATUS"], calendar.events[0]["SEQUENCE"]) == (
        "REQUEST",
        "CONFIRMED",
        1,
    )

    cancel_meeting(meeting, by=bruno)
    calendar = read(browser_of(aicha), meeting)[1]
    assert (calendar["METHOD"], calendar.events[0]["STATUS"], calendar.events[0]["SEQUENCE"]) == (
        "CANCEL",
        "CANCELLED",
        2,
    )


@pytest.mark.django_db
def test_the_zone_in_the_file_changes_the_clock_when_the_world_does(meeting, bruno, browser_of):
    zone = read(browser_of(bruno), meeting)[1].timezones[0]

    changes = {
        (part.name, part["DTSTART"].dt.hour, part["TZOFFSETTO"].td.seconds // 3600) for part in zone.subcomponents[1:]
    }
    assert changes == {("DAYLIGHT", 2, 2), ("STANDARD", 3, 1)}
