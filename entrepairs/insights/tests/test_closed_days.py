"""Days told late are in the figures of their year, until its report is closed."""

from datetime import date, time, timedelta

import pytest

from entrepairs.core.clock import now
from entrepairs.core.rules import Refused
from entrepairs.insights.actions import close_report, reopen_report
from entrepairs.insights.figures import figures_of
from entrepairs.insights.reports import period_of, whole
from entrepairs.structures.actions.hours import add_exception, write_week

pytestmark = pytest.mark.django_db
YEAR = now().year - 1
MONDAY = date(YEAR, 12, 10) - timedelta(days=date(YEAR, 12, 10).weekday())
FRIDAY = MONDAY + timedelta(days=4)


@pytest.fixture
def place(house, elena):
    place = house.places.get()
    write_week(place, [(day, time(14), time(18), "equipe") for day in range(5)], None, by=elena)
    return place


def told(place, first, last, *ranges, by):
    add_exception(place, first_day=first, last_day=last, ranges=list(ranges), how="equipe", reason="", by=by)


def open_days(house):
    return figures_of(whole(house, period_of(house, YEAR)).families)["open_days"].value


def test_a_week_of_leave_around_a_day_that_opened_otherwise_counts_five_days_less(house, place, elena):
    before = open_days(house)
    told(place, MONDAY + timedelta(days=2), MONDAY + timedelta(days=2), (time(9), time(12)), by=elena)
    assert open_days(house) == before

    told(place, MONDAY, FRIDAY, by=elena)

    assert open_days(house) == before - 5


def test_the_days_of_a_closed_report_wait_until_it_is_opened_again(house, place, elena):
    close_report(house, YEAR, by=elena)
    with pytest.raises(Refused, match=f"{YEAR} est clos"):
        told(place, MONDAY, FRIDAY, by=elena)

    reopen_report(house, YEAR, "Une semaine de congés oubliée", by=elena)
    told(place, MONDAY, FRIDAY, by=elena)

    assert place.opening_exceptions.count() == 1
