"""Days that come back, and the hour that the clock of the house shows on each of them, whatever the season."""

from datetime import UTC, date, datetime, time

import pytest

from entrepairs.agenda.recurrence import (
    days_of,
    in_words,
    next_day,
    occurrence,
    odd_days,
    paired,
    rhythm_of,
    rule_of,
    sessions_of,
    without_end,
)

TUESDAY = date(2026, 12, 1)
PARIS, BRUSSELS, REUNION, CAYENNE = "Europe/Paris", "Europe/Brussels", "Indian/Reunion", "America/Cayenne"


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        (("semaine", TUESDAY), "chaque mardi"),
        (("quinzaine", TUESDAY), "un mardi sur deux"),
        (("mois", TUESDAY), "le premier mardi du mois"),
        (("mois", date(2026, 12, 29)), "le dernier mardi du mois"),
        (("jours", TUESDAY), "du lundi au vendredi"),
        (("jours", TUESDAY, [1, 3]), "chaque mardi et jeudi"),
        (("jours", TUESDAY, range(7)), "tous les jours"),
    ],
)
def test_a_rhythm_is_chosen_and_said_in_plain_words(chosen, words):
    assert in_words(rule_of(*chosen)) == words


@pytest.mark.parametrize("rhythm", ["semaine", "quinzaine", "mois", "jours"])
def test_a_form_shows_the_rhythm_that_was_chosen(rhythm):
    days = [1, 4] if rhythm == "jours" else []
    assert rhythm_of(rule_of(rhythm, TUESDAY, days, 8)) == (rhythm, days)


def test_eight_sessions_are_eight():
    rule = rule_of("semaine", TUESDAY, sessions=8)

    assert len(days_of(rule, TUESDAY, TUESDAY, date(2028, 1, 1))) == sessions_of(rule) == 8
    assert next_day(rule, TUESDAY, date(2027, 1, 20)) is None
    assert sessions_of(without_end(rule)) is None


def test_the_first_tuesday_is_one_whatever_the_month():
    days = days_of(rule_of("mois", TUESDAY), TUESDAY, TUESDAY, date(2027, 12, 31))

    assert len(days) == 13
    assert all(day.weekday() == 1 and day.day <= 7 for day in days)


# Wall time of the house → instant: the day before, the day, and the day after each change of European clocks.
CLOCKS = [
    (PARIS, "2027-03-27 14:00", "2027-03-27 13:00"),
    (PARIS, "2027-03-28 14:00", "2027-03-28 12:00"),
    (PARIS, "2027-03-28 02:30", "2027-03-28 01:30"),  # skipped: the clock shows 3 h 30
    (PARIS, "2027-10-30 14:00", "2027-10-30 12:00"),
    (PARIS, "2027-10-31 02:30", "2027-10-31 00:30"),  # shown twice: the first
    (PARIS, "2027-10-31 14:00", "2027-10-31 13:00"),
    (BRUSSELS, "2027-03-28 14:00", "2027-03-28 12:00"),
    (BRUSSELS, "2027-03-28 02:30", "2027-03-28 01:30"),
    (BRUSSELS, "2027-10-31 02:30", "2027-10-31 00:30"),
    (REUNION, "2027-03-27 14:00", "2027-03-27 10:00"),
    (REUNION, "2027-03-28 02:30", "2027-03-27 22:30"),
    (REUNION, "2027-10-31 14:00", "2027-10-31 10:00"),
    (CAYENNE, "2027-03-27 14:00", "2027-03-27 17:00"),
    (CAYENNE, "2027-03-28 02:30", "2027-03-28 05:30"),
    (CAYENNE, "2027-10-31 14:00", "2027-10-31 17:00"),
]


@pytest.mark.parametrize(("zone", "wall", "expected"), CLOCKS)
def test_the_house_meets_at_the_hour_of_its_own_clock(zone, wall, expected):
    said = datetime.fromisoformat(wall)

    found = occurrence(said.date(), said.time(), zone)

    assert found.starts_at == datetime.fromisoformat(expected).replace(tzinfo=UTC)
    assert found.day == said.date()


@pytest.mark.parametrize(
    ("zone", "odd"), [(PARIS, ["03:30", "02:30"]), (BRUSSELS, ["03:30", "02:30"]), (REUNION, []), (CAYENNE, [])]
)
def test_days_on_which_clocks_change_are_known(zone, odd):
    days = [date(2027, 3, 21), date(2027, 3, 28), date(2027, 10, 31), date(2027, 11, 7)]

    assert [f"{one.shown:%H:%M}" for one in odd_days(days, time(2, 30), zone)] == odd


def test_a_group_that_goes_from_tuesday_to_thursday_keeps_its_weeks():
    old = [date(2026, 12, 1), date(2026, 12, 8), date(2026, 12, 15)]
    new = [date(2026, 12, 10), date(2026, 12, 17), date(2026, 12, 24)]

    assert paired(old, new, "FREQ=WEEKLY;BYDAY=TH") == {old[1]: new[0], old[2]: new[1]}


def test_a_day_that_stays_keeps_its_place():
    old, new = [date(2026, 12, 1), date(2026, 12, 3)], [date(2026, 12, 3), date(2026, 12, 4)]

    assert paired(old, new, "FREQ=WEEKLY;BYDAY=TH,FR") == {old[1]: old[1], old[0]: new[1]}
