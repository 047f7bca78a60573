"""A course changes on its way: who follows it keeps their seat in every session, and is told once."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from entrepairs.agenda.actions.gatherings import cancel_gathering, change_gathering
from entrepairs.agenda.actions.series import Plan, change_series
from entrepairs.agenda.actions.signups import sign_up, withdraw_from_course
from entrepairs.agenda.models import Gathering, Series, Signup
from entrepairs.agenda.recurrence import rule_of
from entrepairs.agenda.tests.gathered import weekly
from entrepairs.core.clock import at, now
from entrepairs.core.rules import Refused
from entrepairs.people.models import Notice

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def course(house, elena) -> Series:
    """Eight sessions from tomorrow on, two seats."""
    first = (now() + DAY).date()
    rule = rule_of("semaine", first, sessions=8)
    return weekly(house, by=elena, first_day=first, rule=rule, is_course=True, programme={"capacity": 2})


@pytest.fixture
def crowd(course, bruno, aicha, person):
    """Two have a seat, one waits."""
    people = [bruno, aicha, person("Iris")]
    for one in people:
        sign_up(sessions(course)[0], by=one)
    Notice.objects.all().delete()
    return people


def sessions(course: Series) -> list[Gathering]:
    return list(course.gatherings.order_by("starts_at"))


def plan(course: Series, rhythm: str, first: Any, count: int, **changes: Any) -> Plan:
    same = Plan(first, course.starts, rule_of(rhythm, first, sessions=count), programme=course.programme())
    return replace(same, is_course=True, **changes)


def told(people) -> list[list[str]]:
    return [list(Notice.objects.filter(person=one).values_list("kind", flat=True)) for one in people]


def seats(person) -> list[str]:
    rows = Signup.objects.of(person).filter(gathering__state="prevue").order_by("gathering__starts_at")
    return list(rows.values_list("state", flat=True))


@pytest.mark.parametrize("rank", [0, 3])
def test_the_day_moves_and_each_keeps_every_session_told_once(course, crowd, elena, rank):
    rows = sessions(course)
    since, moved = rows[rank].occurs_on, rows[rank].occurs_on + DAY

    change_series(course, plan(course, "semaine", moved, 8 - rank), since=since, by=elena)

    days = [row.wall_time.date() for row in sessions(course)]
    assert days == [row.occurs_on + (DAY if n >= rank else timedelta()) for n, row in enumerate(rows)]
    assert [seats(one) for one in crowd] == [["vient"] * 8, ["vient"] * 8, ["attend"] * 8]
    assert told(crowd) == [["sessions_moved"]] * 3


def test_one_may_still_leave_all_of_it_and_the_list_goes_on(course, crowd, elena):
    rows = sessions(course)
    change_series(course, plan(course, "semaine", rows[3].occurs_on + DAY, 5), since=rows[3].occurs_on, by=elena)

    withdraw_from_course(Signup.objects.of(crowd[0]).get(gathering=rows[0]), by=crowd[0])

    assert seats(crowd[0]) == []
    assert seats(crowd[2]) == ["place"] * 8


def test_every_other_week_sessions_stay_in_their_order(course, crowd, elena):
    rows = sessions(course)
    first = rows[2].occurs_on

    change_series(course, plan(course, "quinzaine", first, 6), since=first, by=elena)

    found = sessions(course)
    assert [row.pk for row in found] == [row.pk for row in rows]
    assert [row.wall_time.date() for row in found[2:]] == [first + n * 14 * DAY for n in range(6)]
    assert seats(crowd[0]) == ["vient"] * 8


@pytest.mark.parametrize(("fate", "left", "words"), [("garder", 8, []), ("annuler", 6, ["gathering_cancelled"] * 2)])
def test_fewer_sessions_are_kept_or_called_off_never_in_silence(course, crowd, elena, fate, left, words):
    first = sessions(course)[4].occurs_on

    change_series(course, plan(course, "semaine", first, 2), since=first, fate=fate, by=elena)

    assert Gathering.objects.count() == 8
    assert [len(seats(one)) for one in crowd] == [left] * 3
    assert told(crowd) == [words] * 3


def test_a_session_more_is_opened_to_all_and_told_to_who_has_a_seat(course, crowd, elena):
    first = sessions(course)[6].occurs_on

    change_series(course, plan(course, "semaine", first, 3), since=first, by=elena)

    assert [len(seats(one)) for one in crowd] == [9] * 3
    assert told(crowd) == [["sessions_added"], ["sessions_added"], []]


def test_a_session_that_was_moved_alone_or_called_off_stays_and_is_not_made_again(course, crowd, elena):
    rows = sessions(course)
    change_gathering(rows[2], starts_at=rows[2].starts_at + timedelta(hours=3), by=elena)
    cancel_gathering(rows[4], by=elena)
    first = rows[1].occurs_on

    change_series(course, plan(course, "semaine", first + DAY, 7), since=first, by=elena)

    assert Gathering.objects.count() == 8
    assert Gathering.objects.get(pk=rows[2].pk).starts_at == rows[2].starts_at + timedelta(hours=3)
    assert Gathering.objects.get(pk=rows[4].pk).is_cancelled


def test_the_last_sessions_of_a_long_course_are_open_from_the_first_day(house, elena, bruno):
    first = (now() + DAY).date()
    rule = rule_of("quinzaine", first, sessions=20)
    long = weekly(house, by=elena, first_day=first, rule=rule, is_course=True)
    sign_up(sessions(long)[0], by=bruno)
    assert len(seats(bruno)) == 20


def test_dates_that_people_chose_one_by_one_do_not_become_a_course(house, elena, bruno):
    series = weekly(house, by=elena)
    second = sessions(series)[1]
    sign_up(second, by=bruno)
    with pytest.raises(Refused):
        change_series(series, plan(series, "semaine", second.occurs_on, 4), since=second.occurs_on, by=elena)
    with at(second.ends_at):
        third = sessions(series)[2].occurs_on
        change_series(series, plan(series, "semaine", third, 4), since=third, by=elena)
    assert Signup.objects.of(bruno).count() == 1


def form(row: Gathering, day: Any, scope: str, **more: Any) -> dict[str, Any]:
    said = {"title": row.title, "kind": row.kind, "day": day.isoformat(), "at": "14:00", "minutes": 90}
    return {**said, "scope": scope, "rhythm": "semaine", "signup": "on", "capacity": 2, **more}


@pytest.mark.parametrize("scope", ["suivantes", "toutes"])
def test_the_page_moves_a_course_without_losing_a_session(course, crowd, elena, farid, desk, scope):
    rows = sessions(course)
    where, said = f"/rencontres/{rows[3].pk}/changer/", form(rows[3], rows[3].occurs_on + DAY, scope, sessions=5)
    assert desk(farid).post(where, said).status_code == 404

    assert desk(elena).post(where, said).status_code == 303

    days = [row.wall_time.date() for row in sessions(course)]
    first = 0 if scope == "toutes" else 3
    assert days == [row.occurs_on + (DAY if n >= first else timedelta()) for n, row in enumerate(rows)]
    assert seats(crowd[0]) == ["vient"] * 8
    assert told(crowd) == [["sessions_moved"]] * 3
