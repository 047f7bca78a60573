import threading
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from entrepairs.core.clock import now
from entrepairs.jobs.checks import check
from entrepairs.jobs.models import Beat, Job
from entrepairs.jobs.periodic import SCHEDULES, Schedule, daily, daily_slot, discover, every, regular_slot, tick
from entrepairs.jobs.tests.chores import fail_on_disk, leave


@pytest.fixture(autouse=True)
def _own_schedules() -> Iterator[None]:
    discover()
    kept = dict(SCHEDULES)
    SCHEDULES.clear()
    yield
    SCHEDULES.clear()
    SCHEDULES.update(kept)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_slots_follow_the_clock():
    assert regular_slot(at("2026-11-21T10:44:59"), 15) == at("2026-11-21T10:30")


@pytest.mark.parametrize(
    ("instant", "expected"),
    [
        ("2026-07-01T01:09", "2026-06-30T01:10"),  # 03:10 in Paris is 01:10 UTC in summer
        ("2026-07-01T01:10", "2026-07-01T01:10"),
        ("2026-12-01T02:30", "2026-12-01T02:10"),
        ("2026-03-29T01:05", "2026-03-28T02:10"),  # the night when clocks go forward
        ("2026-03-29T01:10", "2026-03-29T01:10"),
    ],
)
def test_a_daily_slot_is_a_wall_time_of_the_house(instant: str, expected: str):
    assert daily_slot(at(instant), time(3, 10)) == at(expected)


@pytest.mark.django_db
def test_each_slot_is_enqueued_once_even_after_the_job_is_done():
    every(minutes=10)(fail_on_disk)

    assert tick(at("2026-11-21T10:00")) == 1
    Job.objects.all().delete()
    assert tick(at("2026-11-21T10:09")) == 0
    assert tick(at("2026-11-21T10:10")) == 1


@pytest.mark.django_db
def test_after_a_night_without_power_only_the_last_slot_runs():
    daily(at="03:10")(fail_on_disk)

    assert tick(at("2026-11-21T10:00")) == 1
    assert tick(at("2026-11-25T10:00")) == 0  # the first one still waits
    Job.objects.all().delete()
    assert tick(at("2026-11-26T10:00")) == 1


@pytest.mark.django_db(transaction=True)
def test_many_nodes_may_tick_at_once():
    SCHEDULES["together"] = Schedule(fail_on_disk, lambda moment: regular_slot(moment, 10))
    added: list[int] = []
    moment = at("2026-11-21T10:00")

    def node() -> None:
        added.append(tick(moment))
        connection.close()

    nodes = [threading.Thread(target=node) for _ in range(6)]
    for thread in nodes:
        thread.start()
    for thread in nodes:
        thread.join(20)

    assert sum(added) == 1
    assert Job.objects.count() == 1


@pytest.mark.django_db
def test_tick_does_what_is_due_and_stops(tmp_path):
    leave.enqueue(str(tmp_path), "here")
    leave.enqueue(str(tmp_path), "there")
    Job.objects.filter(args__args__1="there").update(state=Job.State.DEAD, attempts=12)
    said = StringIO()

    call_command("tick", "--reprendre", stdout=said)

    assert (tmp_path / "here").exists()
    assert (tmp_path / "there").exists()
    assert "Faits : 2" in said.getvalue()


@pytest.mark.django_db
def test_doctor_hears_of_silence_delay_and_dead_jobs():
    assert [finding.serious for finding in check()] == [True, False, False]

    Beat.objects.create(worker="w", seen_at=now())
    assert [finding.mark for finding in check()] == ["✓", "✓", "✓"]

    leave.enqueue("a", "b")
    Job.objects.update(run_at=now() - timedelta(hours=1))
    fail_on_disk.enqueue()
    Job.objects.filter(name__contains="fail").update(state=Job.State.DEAD)
    findings = check()
    assert [finding.serious for finding in findings] == [False, True, True]
    assert all(finding.remedy for finding in findings if finding.serious)
