"""The circles beside a forum of django-machina, from PyPI, in an environment of its own: as many people, threads and
posts, the same PostgreSQL, a process for each core as when our targets were set."""

import json
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from secrets import token_hex
from typing import Any

import psycopg
from psycopg.conninfo import make_conninfo

from bench.browser import View, first_views
from bench.house import House, free_port, other_starts, wait_for_page
from bench.load import Driver
from bench.numbers import Row
from bench.posting import post, ready, text
from bench.rivals import HERE, interpreter
from bench.town import POSTS, Size

PROGRAMS = HERE / "rival_programs"
SERVES = ("--workers", "2", "--worker-class", "gthread", "--threads", "1")
FOUND = 302
MOST = 5000


@dataclass(frozen=True)
class Beside:
    """What it did. `start`: as that of a Report."""

    rows: list[Row]
    views: list[View]
    start: list[float]


NOTHING = Beside([], [], [])


def beside(house: House, size: Size, seconds: int) -> Beside:
    """Its pages, on the PostgreSQL of this house."""
    forum = replace(house, port=free_port(), environment=_environment(house))
    python = interpreter("machina")
    filled = f"import machina_fill; machina_fill.fill({size.persons}, {size.threads}, {POSTS})"
    doors = json.loads(_run(forum, python, "-m", "django", "shell", "--no-imports", "-c", filled))
    forum.settle()
    starts = other_starts(lambda: _open(forum, python))
    with _open(forum, python) as (server, started):
        rows = list(_rows(Driver(forum, server, seconds), doors))
        return Beside(rows, first_views(forum.url, _pages(doors)), [*starts, started])


def _pages(doors: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Name, path, session."""
    signed_in = doors["session"]
    return [
        ("machina : les fils", doors["list"], ""),
        ("machina : les fils, connecté·e", doors["list"], signed_in),
        ("machina : un fil", doors["topic"], ""),
        ("machina : un fil, connecté·e", doors["topic"], signed_in),
    ]


def _rows(driver: Driver, doors: dict[str, Any]) -> Iterator[Row]:
    for page in _pages(doors):
        yield driver.page(*page)
    url = driver.house.url
    people = [ready(url, [(path, session)]) for path, session in doors["answers"]]
    yield driver.cost("machina : répondre", lambda: post(url, people, driver.seconds, MOST, _reply, sent=FOUND))


def _reply(token: str) -> dict[str, str]:
    return {"csrfmiddlewaretoken": token, "subject": "Re", "content": text()}


def _environment(house: House) -> dict[str, str]:
    """A database of its own."""
    address = house.environment["BASE"]
    with psycopg.connect(make_conninfo(address), autocommit=True) as base:
        base.execute("create database machina")
    folder = house.environment["DONNEES"]
    settings = {"DJANGO_SETTINGS_MODULE": "machina_site", "STATIC": f"{folder}/machina", "SECRET": token_hex()}
    return house.environment | settings | {"BASE": f"{address.rsplit('/', 1)[0]}/machina"}


def _run(forum: House, *command: str) -> str:
    return subprocess.run(
        command, cwd=PROGRAMS, env=forum.environment, check=True, stdout=subprocess.PIPE, text=True
    ).stdout


@contextmanager
def _open(forum: House, python: str) -> Iterator[tuple[int, float]]:
    """The process that answers, and the seconds from the command to the first page."""
    command = [python, "-m", "gunicorn", *SERVES, "--bind", f"127.0.0.1:{forum.port}", "machina_urls:application"]
    start = time.monotonic()
    running = subprocess.Popen(command, cwd=PROGRAMS, env=forum.environment)
    try:
        wait_for_page(f"{forum.url}/", running)
        yield running.pid, time.monotonic() - start
    finally:
        running.terminate()
        running.wait(timeout=20)
