"""Runs what is due: in a thread of the server, in `manage.py worker`, or at once in a test."""

import logging
import os
import socket
import threading
import time
import traceback
from datetime import timedelta

from django.db import close_old_connections, connection
from django.utils.module_loading import import_string

from entrepairs.core.chance import around
from entrepairs.core.clock import now
from entrepairs.jobs.backend import WAKE
from entrepairs.jobs.models import LONG, USUAL, Beat, Job
from entrepairs.jobs.periodic import discover, tick

logger = logging.getLogger(__name__)

POLL_SECONDS = 1.0
BEAT_SECONDS = 30.0
FIRST_RETRY = timedelta(seconds=30)
LAST_RETRY = timedelta(hours=6)
RUN_DUE_LIMIT = 10_000


def backoff(attempts: int) -> timedelta:
    """Wait before the next attempt: 30 s doubled each time, at most 6 h, ± 25 % so that failures spread out."""
    wait = min(FIRST_RETRY * 2 ** min(attempts - 1, 20), LAST_RETRY)
    return timedelta(seconds=around(wait.total_seconds(), 0.25))


def describe(error: BaseException) -> str:
    """Kind of error and where it happened. Not its message: that may quote what people wrote."""
    frames = traceback.extract_tb(error.__traceback__)[-4:]
    places = [f"{os.path.basename(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
    reason = f" ({error.strerror})" if isinstance(error, OSError) and error.strerror else ""
    return "\n".join([f"{type(error).__module__}.{type(error).__qualname__}{reason}", *places])


def run_one(lane: str = "", *, strict: bool = False) -> bool:
    """Run the most urgent job of this lane that is due; False when there is none. `strict` lets the handler's error
    out."""
    if not Job.objects.of_lane(lane).due(now()).exists():
        return False
    job = Job.objects.claim(lane)
    if job is None:
        return False
    if job.state == Job.State.RUNNING:
        _run(job, strict=strict)
    return True


def _run(job: Job, *, strict: bool) -> None:
    try:
        import_string(job.name).call(*job.args["args"], **job.args["kwargs"])
    except Exception as error:
        logger.warning("%s failed (%s/%s): %s", job.name, job.attempts, job.max_attempts, describe(error))
        job.fail(describe(error), retry_in=backoff(job.attempts))
        if strict:
            raise
    else:
        job.finish()


def run_due(*, strict: bool = True) -> int:
    """Run everything that is due now, and what it enqueues, in this thread. Returns how many jobs ran.

    In tests the first error of a handler is raised; the command `tick` passes `strict=False`."""
    ran = 0
    while ran < RUN_DUE_LIMIT and run_one(strict=strict):
        ran += 1
    return ran


class Worker:
    """Runs jobs one after the other until `stop`, and those that are long in a thread beside. Several may run
    anywhere; `name` is for the operator."""

    def __init__(self) -> None:
        self.name = f"{socket.gethostname()}-{os.getpid()}"
        self._beside = threading.Thread(target=self._run_long, name="worker-long", daemon=True)
        self._stopping = threading.Event()
        self._next_beat = 0.0

    def run(self) -> None:
        """Until `stop` was called; the job under way is finished first. A long one is left: another worker begins it
        again when its loan ends."""
        discover()
        self._beside.start()
        self._go_on(USUAL)

    def _run_long(self) -> None:
        self._go_on(LONG)

    def _go_on(self, lane: str) -> None:
        while not self._stopping.is_set():
            if not self._step(lane):
                WAKE.wait(POLL_SECONDS)
                WAKE.clear()
        connection.close()

    def start(self) -> threading.Thread:
        """Run in a thread of this process."""
        thread = threading.Thread(target=self.run, name="worker", daemon=True)
        thread.start()
        return thread

    def stop(self) -> None:
        self._stopping.set()
        WAKE.set()

    def _step(self, lane: str) -> bool:
        """One job. An outage of the database is waited out: the worker must outlive it."""
        try:
            close_old_connections()
            if lane == USUAL:
                self._beat()
            return run_one(lane)
        except Exception as error:
            logger.error("worker %s: %s", self.name, describe(error))
            self._stopping.wait(POLL_SECONDS * 5)
            return False

    def _beat(self) -> None:
        """Every 30 s: say that we live, enqueue the periodic tasks whose moment has come."""
        if time.monotonic() < self._next_beat:
            return
        self._next_beat = time.monotonic() + BEAT_SECONDS
        Beat.objects.filter(seen_at__lt=now() - timedelta(days=1)).delete()
        Beat.objects.update_or_create(worker=self.name, defaults={"seen_at": now()})
        tick()
