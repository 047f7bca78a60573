import os
import signal
import threading
import time
from datetime import timedelta

import pytest
from django.db import connection

from entrepairs.core.clock import now
from entrepairs.core.tests.processes import eventually, running
from entrepairs.jobs.models import Beat, Job
from entrepairs.jobs.tests.chores import fail, fail_on_disk, hang_the_first_time, hold, leave
from entrepairs.jobs.worker import LAST_RETRY, Worker, backoff, run_due


def claim() -> Job:
    job = Job.objects.claim()
    assert job is not None
    return job


@pytest.mark.django_db(transaction=True)
def test_a_job_whose_worker_was_killed_runs_again_after_its_lease(tmp_path):
    hang_the_first_time.enqueue(str(tmp_path))
    with running("worker") as first:
        eventually((tmp_path / "started-1").exists)
        os.kill(first.pid, signal.SIGKILL)
        first.wait()
    killed_at = time.monotonic()

    with running("worker"):
        eventually((tmp_path / "done").exists)
        eventually(lambda: not Job.objects.filter(name=hang_the_first_time.module_path).exists())

    assert (tmp_path / "started-2").exists()
    assert time.monotonic() - killed_at < 10


@pytest.mark.django_db(transaction=True)
def test_a_worker_told_to_stop_finishes_its_job_and_leaves_quietly(tmp_path):
    with running("worker") as process:
        leave.enqueue(str(tmp_path), "here")
        eventually((tmp_path / "here").exists)
        process.terminate()
        assert process.wait(5) == 0


@pytest.mark.django_db(transaction=True)
def test_what_is_long_holds_back_nothing_else(tmp_path):
    with running("worker") as process:
        hold.enqueue(str(tmp_path))
        eventually((tmp_path / "held").exists)
        leave.enqueue(str(tmp_path), "a call at night")
        eventually((tmp_path / "a call at night").exists)

        assert Job.objects.get(name=hold.module_path).state == Job.State.RUNNING
        process.terminate()
        assert process.wait(10) == 0, "and it does not hold back the end"


@pytest.mark.django_db(transaction=True)
def test_an_embedded_worker_wakes_up_at_once(tmp_path):
    worker = Worker()
    thread = worker.start()
    eventually(Beat.objects.exists)
    asked_at = time.monotonic()
    leave.enqueue(str(tmp_path), "here")
    eventually((tmp_path / "here").exists)

    worker.stop()
    thread.join(5)

    assert time.monotonic() - asked_at < 2
    assert not thread.is_alive()


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_share_a_job(tmp_path):
    names = [str(n) for n in range(40)]
    for name in names:
        leave.enqueue(str(tmp_path), name)
    claimed: list[int] = []

    def take() -> None:
        while job := Job.objects.claim():
            claimed.append(job.pk)
        connection.close()

    threads = [threading.Thread(target=take) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)

    assert len(claimed) == len(set(claimed)) == 40


@pytest.mark.django_db
def test_a_failed_job_waits_longer_each_time_then_is_given_up_and_kept():
    fail.enqueue("hunter2")
    run_due(strict=False)
    job = Job.objects.get()
    assert (job.state, job.attempts) == (Job.State.READY, 1)
    assert timedelta(seconds=20) < job.run_at - now() < timedelta(seconds=40)

    Job.objects.update(run_at=now())
    run_due(strict=False)

    job.refresh_from_db()
    assert (job.state, job.attempts) == (Job.State.DEAD, 2)
    assert run_due() == 0


@pytest.mark.django_db
def test_the_kept_error_says_where_and_not_what_people_wrote():
    fail.enqueue("hunter2")
    fail_on_disk.enqueue()
    run_due(strict=False)

    errors = "\n".join(Job.objects.values_list("error", flat=True))

    assert "builtins.ValueError" in errors
    assert "chores.py" in errors
    assert "No such file" in errors
    assert "hunter2" not in errors


@pytest.mark.django_db
def test_in_a_test_the_error_of_a_handler_is_heard():
    fail.enqueue("x")

    with pytest.raises(ValueError, match="x"):
        run_due()


@pytest.mark.django_db
def test_a_job_that_kills_its_workers_is_given_up():
    fail.enqueue("x")
    Job.objects.update(attempts=2, state=Job.State.RUNNING, lease_until=now() - timedelta(seconds=1))

    run_due(strict=False)

    assert Job.objects.get().state == Job.State.DEAD


@pytest.mark.django_db
def test_a_task_that_no_longer_exists_is_kept_for_the_operator():
    leave.enqueue("a", "b")
    Job.objects.update(name="entrepairs.gone.tasks.old", max_attempts=1)

    run_due(strict=False)

    assert Job.objects.dead().count() == 1
    assert Job.objects.revive() == 1


@pytest.mark.django_db
def test_a_worker_that_comes_back_too_late_does_not_erase_the_job_of_another():
    leave.enqueue("a", "b")
    slow = claim()
    Job.objects.update(lease_until=now() - timedelta(seconds=1))
    second = claim()

    slow.finish()

    assert Job.objects.get().lease_until == second.lease_until


def test_the_wait_grows_and_has_an_end():
    assert timedelta(seconds=22) < backoff(1) < timedelta(seconds=38)
    assert backoff(50) <= LAST_RETRY * 1.25
