"""Tasks for the tests: they leave files in a folder, which other processes can see."""

import time
from pathlib import Path

from django_tasks import task

from entrepairs.jobs.models import LONG

TOO_LONG = 60


@task()
def leave(folder: str, name: str) -> None:
    (Path(folder) / name).touch()


@task(lease=2)
def hang_the_first_time(folder: str) -> None:
    """Started, then never done, unless it was started before."""
    starts = len(list(Path(folder).glob("started-*"))) + 1
    (Path(folder) / f"started-{starts}").touch()
    if starts == 1:
        time.sleep(TOO_LONG)
    (Path(folder) / "done").touch()


@task(queue_name=LONG)
def hold(folder: str) -> None:
    """Goes on until a file « enough » is there."""
    (Path(folder) / "held").touch()
    for _look in range(TOO_LONG * 10):
        if (Path(folder) / "enough").exists():
            break
        time.sleep(0.1)


@task(max_attempts=2)
def fail(secret: str) -> None:
    raise ValueError(secret)


@task()
def fail_on_disk() -> None:
    raise FileNotFoundError(2, "No such file")


@task()
def count_down(folder: str, n: int) -> None:
    """Enqueues itself n times."""
    (Path(folder) / str(n)).touch()
    if n:
        count_down.enqueue(folder, n - 1)
