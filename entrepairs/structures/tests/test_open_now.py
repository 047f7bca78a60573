"""What the database calls open is what `structures.hours` calls open."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from entrepairs.core.clock import now
from entrepairs.structures import hours
from entrepairs.structures.actions.hours import add_exception, write_week
from entrepairs.structures.directory.open_now import open_at
from entrepairs.structures.models import OpeningException, OpeningRule, Place
from entrepairs.structures.tests.listed import DIJON, NAMUR, SAINT_DENIS_REUNION, listed

pytestmark = pytest.mark.django_db
DAYS = st.dates(date(2026, 2, 20), date(2026, 4, 5))  # a month of four weeks, one of five, a change of clocks
TIMES = st.sampled_from([time(0), time(9), time(12), time(13, 30), time(18), time(23, 59)])
SPANS = st.tuples(TIMES, TIMES).filter(lambda pair: pair[0] < pair[1])
PERIODS = st.tuples(DAYS, DAYS).map(sorted)
RULES = st.tuples(st.integers(0, 6), SPANS, st.integers(0, 5), st.none() | DAYS, st.none() | DAYS)
EXCEPTIONS = st.tuples(PERIODS, st.none() | SPANS)
MOMENTS = st.tuples(DAYS, TIMES | st.times())


@settings(max_examples=120)
@given(st.lists(RULES, max_size=6), st.lists(EXCEPTIONS, max_size=3), MOMENTS, st.sampled_from([DIJON, NAMUR]))
def test_the_database_and_the_pure_hours_agree(rules, exceptions, wall, commune):
    place = listed("Le Phare", commune).places.get()
    for weekday, (since, until), week, first, last in rules:
        OpeningRule.objects.create(
            place=place, weekday=weekday, since=since, until=until, week=week, first_day=first, last_day=last
        )
    for (first, last), span in exceptions:
        since, until = span or (None, None)
        OpeningException.objects.create(place=place, first_day=first, last_day=last, since=since, until=until)
    shown = datetime.combine(*wall)
    moment = shown.replace(tzinfo=ZoneInfo(place.zone))
    shown = moment.astimezone(ZoneInfo("UTC")).astimezone(ZoneInfo(place.zone)).replace(tzinfo=None)

    said = hours.open_at(shown, list(place.opening_rules.all()), list(place.opening_exceptions.all())) is not None

    assert Place.objects.filter(open_at(moment, commune), pk=place.pk).exists() == said
    assert Place.objects.filter(open_at(moment), pk=place.pk).exists() == said
    place.structure.delete()


def test_each_place_overseas_is_open_on_its_own_clock():
    place = listed("Kaz", SAINT_DENIS_REUNION).places.get()
    OpeningRule.objects.create(place=place, weekday=4, since=time(14), until=time(15))
    moment = datetime(2026, 11, 27, 14, 30, tzinfo=ZoneInfo("Indian/Reunion"))

    assert Place.objects.filter(open_at(moment)).exists()
    assert not Place.objects.filter(open_at(moment.replace(tzinfo=ZoneInfo("Europe/Paris")))).exists()


WEEK = st.sets(st.tuples(st.integers(0, 6), SPANS).map(lambda slot: (slot[0], *slot[1], "equipe")), max_size=5)
AHEAD = st.dates(date(now().year, 11, 20), date(now().year + 1, 1, 10))
WRITTEN = st.tuples(
    WEEK, st.tuples(AHEAD, st.none() | AHEAD).filter(lambda days: days[1] is None or days[0] <= days[1])
)
TOLD = st.tuples(st.tuples(AHEAD, AHEAD).map(sorted), st.none() | SPANS)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WRITTEN, max_size=3), st.lists(TOLD, max_size=4), AHEAD, TIMES)
def test_whatever_a_team_wrote_the_last_word_about_a_day_is_what_everybody_finds(house, elena, weeks, told, day, at):
    place = house.places.get()
    place.opening_rules.all().delete()
    place.opening_exceptions.all().delete()
    for slots, (first, last) in weeks:
        write_week(place, slots, first, last_day=last, by=elena)
    for (first, last), span in told:
        days = {"first_day": first, "last_day": last, "ranges": [span] if span else []}
        add_exception(place, **days, how="equipe", reason="", by=elena)
    rules = list(place.opening_rules.all())

    said = hours.slots_of(day, rules, list(place.opening_exceptions.all()))

    last_word = next((span for (first, last), span in reversed(told) if first <= day <= last), ...)
    if last_word is not ...:
        assert [(slot.since, slot.until) for slot in said] == ([last_word] if last_word else [])
    moment = datetime.combine(day, at, ZoneInfo(place.zone))
    found = Place.objects.filter(open_at(moment, place.commune), pk=place.pk).exists()
    assert found == any(slot.holds(at) for slot in said)
