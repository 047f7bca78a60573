"""The circles beside a forum of django-machina, from PyPI, in an environment of its own: as many people, threads and
posts, the same PostgreSQL, one process and as many threads as a small machine gives."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from secrets import token_hex
from typing import Any

import psycopg
from psycopg.conninfo import make_conninfo

from bench.house import House, free_port, wait_for_page
from bench.load import Driver
from bench.numbers import Row
from bench.posting import post, ready, text
from bench.processes import family
from bench.rivals import HERE, interpreter
from bench.town import POSTS, Size

PROGRAMS = HERE / "rival_programs"
SERVES = ("--interface", "wsgi", "--host", "127.0.0.1", "--workers", "1", "--blocking-threads", "4", "--no-access-log")
FOUND = 302
MOST = 5000


def beside(house: House, size: Size, seconds: int) -> list[Row]:
    """What its pages cost, on the PostgreSQL of this house."""
    forum = replace(house, port=free_port(), environment=_environment(house))
    python = interpreter("machina")
    filled = f"import machina_fill; machina_fill.fill({size.persons}, {size.threads}, {POSTS})"
    doors = json.loads(_run(forum, python, "-m", "django", "shell", "--no-imports", "-c", filled))
    forum.settle()
    with _open(forum, python) as server:
        return list(_rows(Driver(forum, server, seconds), doors))


def _rows(driver: Driver, doors: dict[str, Any]) -> Iterator[Row]:
    signed_in = doors["session"]
    yield driver.page("machina : les fils", doors["list"])
    yield driver.page("machina : les fils, connecté·e", doors["list"], signed_in)
    yield driver.page("machina : un fil", doors["topic"])
    yield driver.page("machina : un fil, connecté·e", doors["topic"], signed_in)
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
def _open(forum: House, python: str) -> Iterator[int]:
    """The process that answers."""
    command = [python, "-m", "granian", *SERVES, "--port", str(forum.port), "machina_urls:application"]
    running = subprocess.Popen(command, cwd=PROGRAMS, env=forum.environment)
    try:
        wait_for_page(f"{forum.url}/", running)
        yield family(running.pid)[-1]
    finally:
        running.terminate()
        running.wait(timeout=20)
