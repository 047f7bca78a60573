"""Days that are not as usual: the last word written about a day is the one that stands."""

from datetime import date, timedelta
from typing import Any

import pytest

from entrepairs.core.clock import now
from entrepairs.core.rules import Refused
from entrepairs.structures import written_days
from entrepairs.structures.actions.hours import add_exception, remove_exception, write_week
from entrepairs.structures.hours import slots_of
from entrepairs.structures.models import OpeningException, Place
from entrepairs.structures.typed_hours import read_day, write_day
from entrepairs.ui import dates

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
MARCH = date(now().year + 1, 3, 1)
MONDAY = MARCH - MARCH.weekday() * DAY
TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (MONDAY + n * DAY for n in (1, 2, 3, 4))


@pytest.fixture
def place(house, elena) -> Place:
    place = Place.objects.get(structure=house)
    write_week(place, [(day, *read_day("14 h – 18 h")[0], "equipe") for day in range(5)], None, by=elena)
    return place


def say(place: Place, first: date, last: date, typed: str = "", **more: Any) -> list[OpeningException]:
    said = {"how": "equipe", "reason": ""} | more
    return add_exception(place, first_day=first, last_day=last, ranges=read_day(typed), **said)


def read(place: Place, day: date) -> str:
    slots = slots_of(day, place.opening_rules.all(), place.opening_exceptions.all())
    return write_day((slot.since, slot.until) for slot in slots).replace("\xa0", " ")


def test_closing_the_week_closes_the_day_that_opened_otherwise(place, elena):
    say(place, WEDNESDAY, WEDNESDAY, "9 h – 12 h", by=elena)
    say(place, MONDAY, FRIDAY, by=elena)

    assert [read(place, day) for day in (TUESDAY, WEDNESDAY, FRIDAY)] == ["", "", ""]


def test_one_day_opens_in_a_week_of_leave_that_stays_around_it(place, elena):
    say(place, MONDAY, FRIDAY, reason="congés", by=elena)
    replaced = say(place, WEDNESDAY, WEDNESDAY, "9 h – 12 h, 15 h – 17 h", by=elena)

    assert [read(place, day) for day in (TUESDAY, WEDNESDAY, THURSDAY)] == ["", "9 h – 12 h, 15 h – 17 h", ""]
    assert [(one.first_day, one.last_day, one.reason) for one in replaced] == [(WEDNESDAY, WEDNESDAY, "congés")]
    kept = OpeningException.objects.filter(reason="congés").values_list("first_day", "last_day")
    assert sorted(kept) == [(MONDAY, TUESDAY), (THURSDAY, FRIDAY)]


def test_the_same_days_written_again_are_written_once(place, elena):
    for _ in range(2):
        say(place, MONDAY, FRIDAY, "9 h – 12 h, 15 h – 17 h", by=elena)

    assert place.opening_exceptions.count() == 2


def test_the_page_says_what_was_replaced(house, place, elena, desk):
    say(place, MONDAY, FRIDAY, reason="congés", by=elena)
    address = f"/maisons/{house.pk}/lieux/{place.pk}/exceptions/"
    answer = desk(elena).post(address, {"first_day": WEDNESDAY, "how": "equipe"}, follow=True)

    assert f"Fermé le {dates.day(WEDNESDAY)} (congés)" in answer.content.decode()


def test_we_were_closed_yesterday_after_all(place, elena):
    yesterday = place.structure.today - DAY
    say(place, yesterday, yesterday, by=elena)

    assert read(place, yesterday) == ""


def test_a_day_of_before_last_year_no_longer_changes(place, elena):
    first = date(place.structure.today.year - 1, 1, 1)
    say(place, first, first, by=elena)

    with pytest.raises(Refused, match="1er janvier"):
        say(place, first - DAY, first, by=elena)
    with pytest.raises(Refused):
        write_week(place, [], first - DAY, by=elena)


def test_the_days_of_a_closed_report_no_longer_change(place, elena, monkeypatch):
    year = place.structure.today.year - 1
    monkeypatch.setattr(written_days, "_sources", [lambda house: [year]])
    last = date(year, 12, 31)

    with pytest.raises(Refused, match=f"{year} est clos"):
        say(place, last, last, by=elena)
    say(place, last + DAY, last + DAY, by=elena)


def test_taking_back_days_in_course_leaves_those_that_have_passed(place, elena):
    today = place.structure.today
    say(place, today - 3 * DAY, today + 3 * DAY, by=elena)
    remove_exception(place.opening_exceptions.get(), by=elena)

    kept = place.opening_exceptions.get()
    assert (kept.first_day, kept.last_day) == (today - 3 * DAY, today - DAY)

    remove_exception(kept, by=elena)
    assert not place.opening_exceptions.exists()


def test_farid_says_nothing_of_any_day(place, farid):
    with pytest.raises(Refused):
        say(place, MONDAY, FRIDAY, by=farid)
