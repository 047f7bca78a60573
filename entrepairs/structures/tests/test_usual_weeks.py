"""The usual weeks of a place, one after the other: planned ahead, for a season, changed, taken back."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entrepairs.core.clock import now
from entrepairs.core.rules import Refused
from entrepairs.structures import weeks
from entrepairs.structures.actions.hours import remove_week, write_week
from entrepairs.structures.hours import slots_of
from entrepairs.structures.models import Place
from entrepairs.structures.weeks import EVER, FOREVER, Stretch

DAY = timedelta(days=1)
YEAR = now().year + 1
NEW_YEAR, JULY, AUGUST = date(YEAR, 1, 5), date(YEAR, 7, 1), date(YEAR, 8, 31)
MORNING = [(day, time(9), time(12), "equipe") for day in range(7)]
AFTERNOON = [(day, time(14), time(18), "equipe") for day in range(7)]
EVENING = [(day, time(18), time(22), "membres") for day in range(7)]


@pytest.fixture
def place(house, elena) -> Place:
    place = Place.objects.get(structure=house)
    write_week(place, AFTERNOON, None, by=elena)
    return place


def read(place: Place, *days: date) -> list[int]:
    """The hour when the door opens on each of these days; 0: closed."""
    rules = list(place.opening_rules.all())
    return [next((slot.since.hour for slot in slots_of(day, rules, [])), 0) for day in days]


@pytest.mark.django_db
def test_the_week_of_today_leaves_the_one_that_is_planned(place, elena):
    write_week(place, EVENING, NEW_YEAR, by=elena)
    write_week(place, MORNING, None, by=elena)

    assert read(place, place.structure.today, NEW_YEAR - DAY, NEW_YEAR, AUGUST) == [9, 9, 18, 18]


@pytest.mark.django_db
def test_after_the_summer_the_usual_week_returns(place, elena):
    write_week(place, MORNING, JULY, last_day=AUGUST, by=elena)

    assert read(place, JULY - DAY, JULY, AUGUST, AUGUST + DAY) == [14, 9, 9, 14]


@pytest.mark.django_db
def test_the_usual_week_that_changes_also_changes_after_the_summer(place, elena):
    write_week(place, MORNING, JULY, last_day=AUGUST, by=elena)
    write_week(place, EVENING, None, by=elena)

    assert read(place, JULY - DAY, JULY, AUGUST, AUGUST + DAY) == [18, 9, 9, 18]


@pytest.mark.django_db
def test_a_house_that_closes_all_summer_opens_again(place, elena):
    write_week(place, [], JULY, last_day=AUGUST, by=elena)

    assert read(place, JULY - DAY, JULY, AUGUST, AUGUST + DAY) == [14, 0, 0, 14]


@pytest.mark.django_db
def test_a_planned_week_that_moves_leaves_the_days_where_it_was(place, elena):
    write_week(place, MORNING, JULY, last_day=AUGUST, by=elena)
    later = JULY + 14 * DAY
    write_week(place, MORNING, later, last_day=AUGUST, instead_of=JULY, by=elena)

    assert read(place, JULY, later - DAY, later, AUGUST + DAY) == [14, 14, 9, 14]


@pytest.mark.django_db
def test_a_planned_week_is_taken_back(place, elena):
    write_week(place, EVENING, NEW_YEAR, by=elena)
    remove_week(place, NEW_YEAR, by=elena)

    assert read(place, NEW_YEAR) == [14]
    assert place.opening_rules.count() == len(AFTERNOON)


@pytest.mark.django_db
def test_a_season_that_ends_early_keeps_its_past(place, elena):
    today = place.structure.today
    write_week(place, MORNING, today - 7 * DAY, last_day=today + 7 * DAY, by=elena)
    remove_week(place, today, by=elena)

    assert read(place, today - DAY, today) == [9, 14]


@pytest.mark.django_db
def test_farid_plans_no_week(place, farid):
    with pytest.raises(Refused):
        write_week(place, MORNING, NEW_YEAR, by=farid)
    with pytest.raises(Refused):
        remove_week(place, NEW_YEAR, by=farid)


DATES = st.dates(date(YEAR, 1, 1), date(YEAR, 12, 31))
WEEKS = st.sampled_from([frozenset(one) for one in (MORNING, AFTERNOON, EVENING, [])])
WRITTEN = st.tuples(WEEKS, DATES, st.none() | DATES).filter(lambda one: one[2] is None or one[1] <= one[2])


@given(st.lists(WRITTEN, max_size=6), WRITTEN)
def test_whatever_was_planned_a_week_holds_the_days_that_it_says_and_none_before(before, written):
    known = [Stretch(EVER, FOREVER, frozenset(AFTERNOON))]
    for one in before:
        known = weeks.with_week(known, *one)
    week, first, last = written

    after = weeks.with_week(known, *written)

    assert after == weeks.stretches(weeks.lines_of(after))
    assert [(one.first, one.last) for one in after] == [
        (EVER if n == 0 else after[n - 1].last + DAY, one.last) for n, one in enumerate(after)
    ]
    until = last or weeks.holding(known, first).last
    for day in (date(YEAR, 1, 1) + n * DAY for n in range(0, 365, 3)):
        held = weeks.holding(after, day).week
        if first <= day <= until:
            assert held == week
        elif day < first or last:
            assert held == weeks.holding(known, day).week
