from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django_tasks.exceptions import InvalidTaskError

from entrepairs.core.clock import now
from entrepairs.jobs.backend import enqueue_once
from entrepairs.jobs.models import Job
from entrepairs.jobs.tests.chores import count_down, hang_the_first_time, leave
from entrepairs.jobs.worker import run_due

pytestmark = pytest.mark.django_db


def test_a_job_runs_once_and_leaves_no_row(tmp_path):
    result = leave.enqueue(str(tmp_path), "here")

    assert Job.objects.filter(pk=result.id, state=Job.State.READY).exists()
    assert run_due() == 1
    assert (tmp_path / "here").exists()
    assert not Job.objects.exists()
    assert run_due() == 0


def test_a_job_lives_and_dies_with_the_transaction_that_asks_for_it(tmp_path):
    with transaction.atomic():
        leave.enqueue(str(tmp_path), "here")
        transaction.set_rollback(True)

    assert run_due() == 0


def test_identifiers_reach_the_handler_as_text(tmp_path):
    key: Any = uuid4()
    leave.enqueue(folder=str(tmp_path), name=key)

    run_due()

    assert (tmp_path / str(key)).exists()


def test_a_deferred_job_waits_for_its_hour(tmp_path):
    leave.using(run_after=now() + timedelta(hours=1)).enqueue(str(tmp_path), "later")

    assert run_due() == 0
    assert Job.objects.count() == 1


def test_the_most_urgent_goes_first(tmp_path):
    leave.enqueue(str(tmp_path), "calm")
    leave.using(priority=10).enqueue(str(tmp_path), "urgent")

    assert [job.args["args"][1] for job in Job.objects.due(now())] == ["urgent", "calm"]


def test_a_task_may_ask_for_others(tmp_path):
    count_down.enqueue(str(tmp_path), 3)

    assert run_due() == 4


def test_one_key_waits_once_and_is_free_again_when_the_job_starts(tmp_path):
    assert enqueue_once("digest", leave, str(tmp_path), "a")
    assert not enqueue_once("digest", leave, str(tmp_path), "b")

    Job.objects.claim()

    assert Job.objects.get().state == Job.State.RUNNING
    assert enqueue_once("digest", leave, str(tmp_path), "c")


def test_a_task_says_how_long_it_may_take():
    hang_the_first_time.enqueue("/nowhere")

    assert Job.objects.get().lease == timedelta(seconds=2)


def test_tasks_get_no_context():
    with pytest.raises(InvalidTaskError):
        replace(leave, takes_context=True)
