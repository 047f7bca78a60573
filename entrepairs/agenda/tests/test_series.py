"""What comes back: it exists some weeks ahead, it changes without anybody losing a seat in silence."""

from dataclasses import replace
from datetime import time, timedelta
from typing import Any

import pytest

from entrepairs.agenda.actions.gatherings import change_gathering
from entrepairs.agenda.actions.series import Plan, change_series, stop_series
from entrepairs.agenda.actions.signups import sign_up
from entrepairs.agenda.models import Gathering, Series
from entrepairs.agenda.recurrence import rule_of
from entrepairs.agenda.tasks.horizon import extend_horizon
from entrepairs.agenda.tests.gathered import tomorrow, weekly
from entrepairs.core.clock import at, now
from entrepairs.core.rules import Refused
from entrepairs.people.models import Notice

pytestmark = pytest.mark.django_db
WEEK = timedelta(weeks=1)


def rows(series: Series) -> list[Gathering]:
    return list(Gathering.objects.filter(series=series))


def plan(series: Series, **changes: Any) -> Plan:
    same = Plan(series.first_day, series.starts, series.rule, series.last_day, programme=series.programme())
    return replace(same, **changes)


def kinds(person) -> list[str]:
    return [notice.kind for notice in Notice.objects.filter(person=person)]


def test_a_weekly_group_exists_sixteen_weeks_ahead_and_the_night_goes_on(house, elena):
    series = weekly(house, by=elena)
    assert len(rows(series)) == 17

    with at(now() + 3 * WEEK):
        extend_horizon.call()
        extend_horizon.call()

    found = rows(series)
    assert len(found) == 19
    assert {row.wall_time.time() for row in found} == {time(14)}


def test_a_workshop_of_eight_sessions_stays_eight(house, elena):
    first = tomorrow()
    series = weekly(house, by=elena, rule=rule_of("semaine", first, sessions=8), is_course=True)

    with at(now() + 20 * WEEK):
        extend_horizon.call()

    assert len(rows(series)) == 8


def test_from_one_week_on_the_group_meets_later_and_bruno_keeps_his_seat(house, elena, bruno):
    series = weekly(house, by=elena)
    third = rows(series)[2]
    signup = sign_up(third, by=bruno)

    after = change_series(
        series, plan(series, first_day=third.occurs_on, starts=time(16)), since=third.occurs_on, by=elena
    )

    third.refresh_from_db()
    assert (third.series, third.wall_time.time(), third.sequence) == (after, time(16), 1)
    assert third.signups.get() == signup
    assert kinds(bruno) == ["gathering_moved"]
    assert [row.wall_time.time() for row in rows(series)] == [time(14)] * 2
    assert len(rows(after)) >= 15


def test_a_change_of_words_tells_nobody(house, elena, bruno):
    series = weekly(house, by=elena)
    first = rows(series)[0]
    sign_up(first, by=bruno)

    change_series(
        series, plan(series, programme=series.programme() | {"rules": "On écoute."}), since=first.occurs_on, by=elena
    )

    first.refresh_from_db()
    assert (first.rules, first.sequence, kinds(bruno)) == ("On écoute.", 0, [])


def test_the_day_of_the_week_changes_and_signups_follow(house, elena, bruno):
    series = weekly(house, by=elena)
    second = rows(series)[1]
    sign_up(second, by=bruno)
    announced = second.occurs_on
    moved = announced + timedelta(days=1 if announced.weekday() < 6 else -1)

    change_series(
        series, plan(series, first_day=moved, rule=rule_of("semaine", moved)), since=second.occurs_on, by=elena
    )

    second.refresh_from_db()
    assert second.occurs_on == second.wall_time.date() == moved
    assert second.wall_time_before.date() == announced
    assert second.signups.live().count() == 1


@pytest.mark.parametrize(
    ("fate", "state", "told"), [("garder", "prevue", []), ("annuler", "annulee", ["gathering_cancelled"])]
)
def test_a_day_that_goes_away_with_someone_signed_up_is_kept_or_called_off(house, elena, bruno, fate, state, told):
    series = weekly(house, by=elena)
    first, second, third = rows(series)[:3]
    sign_up(second, by=bruno)

    change_series(
        series, plan(series, rule=rule_of("quinzaine", series.first_day)), since=first.occurs_on, fate=fate, by=elena
    )

    second.refresh_from_db()
    assert (second.state, second.signups.live().count(), kinds(bruno)) == (state, 1, told)
    fourth = third.occurs_on + WEEK
    assert not Gathering.objects.filter(occurs_on=fourth).exists(), "nobody had signed up there"


def test_what_was_changed_alone_stays(house, elena):
    series = weekly(house, by=elena)
    first, second = rows(series)[:2]
    change_gathering(second, starts_at=second.starts_at + timedelta(hours=3), by=elena)

    after = change_series(series, plan(series, starts=time(10)), since=first.occurs_on, by=elena)

    second.refresh_from_db()
    assert (second.wall_time.time(), second.is_detached) == (time(17), True)
    assert sum(row.occurs_on == second.occurs_on for row in rows(after)) == 1


def test_a_series_that_is_over_leaves_nobody_at_the_door(house, elena, bruno):
    series = weekly(house, by=elena)
    second = rows(series)[1]
    sign_up(second, by=bruno)

    stop_series(series, fate="annuler", by=elena)
    extend_horizon.call()

    assert [row.state for row in rows(series)] == ["annulee"]
    assert kinds(bruno) == ["gathering_cancelled"]


def test_farid_changes_nothing(house, elena, farid):
    series = weekly(house, by=elena)

    for attempt in (
        lambda: change_series(series, plan(series), since=series.first_day, by=farid),
        lambda: stop_series(series, fate="annuler", by=farid),
        lambda: change_gathering(rows(series)[0], title="Autre", by=farid),
    ):
        with pytest.raises(Refused):
            attempt()
    assert not Series.objects.visible_to(farid).exists()
