"""Due times over nights, week-ends, holidays and both changes of the clock."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from entrepairs.safety.queues import DELAYS
from entrepairs.safety.watch_hours import Closed, TeamHours, Usual, back_at, counted, due_at, is_there

PARIS = ZoneInfo("Europe/Paris")
NINE_TO_NINE = TeamHours(tuple(Usual(day, time(9), time(21)) for day in range(7)), (), PARIS)
WEEKDAYS = TeamHours(tuple(Usual(day, time(9), time(18)) for day in range(5)), (), PARIS)
ALWAYS = TeamHours(tuple(Usual(day, time(0), time(23, 59)) for day in range(7)), (), PARIS)


def paris(*moment, fold=0):
    return datetime(*moment, tzinfo=PARIS, fold=fold)


@pytest.mark.parametrize(
    ("hours", "entered", "queue", "due"),
    [
        (NINE_TO_NINE, paris(2026, 11, 24, 10), "rouge", paris(2026, 11, 24, 10, 15)),
        (NINE_TO_NINE, paris(2026, 11, 24, 23, 40), "rouge", paris(2026, 11, 25, 9, 15)),
        (NINE_TO_NINE, paris(2026, 11, 24, 20, 30), "orange", paris(2026, 11, 25, 10, 30)),
        (NINE_TO_NINE, paris(2026, 11, 24, 9), "jaune", paris(2026, 11, 24, 21)),
        (WEEKDAYS, paris(2026, 11, 27, 17), "bleu", paris(2026, 11, 30, 12)),
        (WEEKDAYS, paris(2026, 11, 28, 11), "orange", paris(2026, 11, 30, 11)),
        (WEEKDAYS, paris(2026, 11, 26, 9), "vert", paris(2026, 11, 30, 15)),
    ],
)
def test_due_times_are_counted_in_the_hours_of_the_team(hours, entered, queue, due):
    assert due_at(hours, entered, DELAYS[queue]) == due


def test_holidays_are_closed_days():
    christmas = TeamHours(WEEKDAYS.usual, (Closed(date(2026, 12, 24), date(2026, 12, 26)),), PARIS)

    due = due_at(christmas, paris(2026, 12, 23, 17, 30), DELAYS["orange"])

    assert due == paris(2026, 12, 28, 10, 30)
    assert not is_there(christmas, paris(2026, 12, 25, 11))


@pytest.mark.parametrize(
    ("entered", "due"),
    [
        (paris(2026, 3, 29, 1, 30), paris(2026, 3, 29, 4, 30)),  # 2 h does not exist: 1 h 30 + 2 h is 4 h 30
        (paris(2026, 10, 25, 1, 30), paris(2026, 10, 25, 2, 30, fold=1)),  # 2 h comes twice
    ],
)
def test_a_delay_lasts_what_it_lasts_when_the_clock_changes(entered, due):
    assert due_at(ALWAYS, entered, timedelta(hours=2)).astimezone(UTC) == due.astimezone(UTC)


def test_the_night_of_march_is_an_hour_shorter_and_that_of_october_an_hour_longer():
    night = TeamHours((Usual(6, time(0), time(6)),), (), PARIS)

    assert counted(night, paris(2026, 3, 29), paris(2026, 3, 30)) == timedelta(hours=5)
    assert counted(night, paris(2026, 10, 25), paris(2026, 10, 26)) == timedelta(hours=7)


def test_midnight_is_the_end_of_the_day():
    assert counted(ALWAYS, paris(2026, 11, 23), paris(2026, 11, 30)) == timedelta(days=7)


def test_without_hours_or_without_anyone_for_two_months_the_clock_counts():
    entered = paris(2026, 11, 28, 3)
    away = TeamHours(WEEKDAYS.usual, (Closed(date(2026, 11, 1), date(2027, 3, 1)),), PARIS)

    assert due_at(TeamHours(), entered, DELAYS["rouge"]) == entered + timedelta(minutes=15)
    assert due_at(away, entered, DELAYS["rouge"]) == entered + timedelta(minutes=15)
    assert is_there(TeamHours(), entered)
    assert back_at(away, entered) is None


def test_when_the_team_comes_back():
    assert back_at(WEEKDAYS, paris(2026, 11, 28, 11)) == paris(2026, 11, 30, 9)
    assert back_at(WEEKDAYS, paris(2026, 11, 27, 11)) == paris(2026, 11, 27, 11)


# --- whatever the hours

MINUTES = st.integers(0, 24 * 60 - 1)
SPANS = st.tuples(st.integers(0, 6), MINUTES, MINUTES).filter(lambda span: span[1] < span[2])
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
ZONES = st.sampled_from(
    [PARIS, ZoneInfo("Europe/Brussels"), ZoneInfo("America/Martinique"), ZoneInfo("Indian/Reunion")]
)
CHANGES = st.sampled_from([datetime(2026, 3, 28, 12, tzinfo=UTC), datetime(2026, 10, 24, 12, tzinfo=UTC)])
YEAR = st.integers(0, 330 * 24 * 60).map(lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes))
MOMENTS = YEAR | st.builds(lambda day, minutes: day + timedelta(minutes=minutes), CHANGES, st.integers(0, 2880))
DELAY = st.sampled_from(list(DELAYS.values()))


@st.composite
def teams(draw):
    spans = draw(st.lists(SPANS, min_size=1, max_size=10))
    usual = tuple(Usual(day, time(*divmod(a, 60)), time(*divmod(b, 60))) for day, a, b in spans)
    closed = tuple(Closed(day, day + timedelta(days=2)) for day in draw(st.lists(DAYS, max_size=4)))
    return TeamHours(usual, closed, draw(ZONES))


@given(teams(), MOMENTS, DELAY)
def test_at_the_due_time_the_team_has_been_there_for_exactly_the_delay(hours, entered, delay):
    due = due_at(hours, entered, delay)
    assume(due != entered + delay)

    assert counted(hours, entered, due) == delay
    assert is_there(hours, due - timedelta(seconds=1))
    assert counted(hours, entered, due - timedelta(seconds=1)) < delay


@given(teams(), MOMENTS, DELAY)
def test_nothing_is_due_before_its_delay_by_the_clock(hours, entered, delay):
    assert due_at(hours, entered, delay) >= entered + delay


@given(teams(), MOMENTS, DELAY, st.integers(0, 3000))
def test_what_enters_later_is_not_due_earlier(hours, entered, delay, minutes):
    later = entered + timedelta(minutes=minutes)
    first, second = due_at(hours, entered, delay), due_at(hours, later, delay)
    assume(entered + delay != first)  # a team that is there for so little that two months do not hold the delay
    assume(later + delay != second)

    assert first <= second


@given(teams(), MOMENTS)
def test_windows_stand_apart_and_in_order(hours, since):
    windows = list(hours.windows(since, since + timedelta(days=30)))
    edges = [edge for window in windows for edge in window]

    assert edges == sorted(edges)
    assert all(opens < closes for opens, closes in windows)
