"""Several people send messages, one after the other without a pause, each with their session and their CSRF token."""

import asyncio
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode
from uuid import uuid4

from bench.http import Connection
from bench.load import COOKIE
from bench.numbers import Load, load_of
from bench.town import Door

BODY = "Merci de ton message. " * 22  # as long as the messages that are read
CSRF = re.compile(rb'name="csrfmiddlewaretoken" value="(\w+)"')
SENT = 303


@dataclass
class Tally:
    """Seconds each message took, and the answers that were not « sent »."""

    seconds: list[float] = field(default_factory=list)
    errors: int = 0


def post_messages(url: str, writers: Sequence[Door], seconds: float, most: int) -> Load:
    """For that long, or until `most` messages are sent. From the form posted to the answer; the page that follows is
    not asked for."""
    tally, start = Tally(), time.monotonic()
    asyncio.run(_all(url, writers, tally, start + seconds, most))
    return load_of(tally.seconds, time.monotonic() - start, tally.errors)


async def _all(url: str, writers: Sequence[Door], tally: Tally, end: float, most: int) -> None:
    await asyncio.gather(*(_one(url, path, session, tally, end, most) for path, session in writers))


async def _one(url: str, path: str, session: str, tally: Tally, end: float, most: int) -> None:
    connection = await Connection.to(url)
    cookies, token = await _form(connection, path, session)
    while time.monotonic() < end and len(tally.seconds) < most:
        form = {"csrfmiddlewaretoken": token, "token": str(uuid4()), "body": BODY, "heard": ""}
        start = time.monotonic()
        status, _headers, _body = await connection.ask(path, cookies, urlencode(form).encode())
        tally.seconds.append(time.monotonic() - start)
        tally.errors += status != SENT
    await connection.close()


async def _form(connection: Connection, path: str, session: str) -> tuple[str, str]:
    """The cookies and the token of the page where one writes."""
    _status, headers, page = await connection.ask(path, f"{COOKIE}={session}")
    found, cookie = CSRF.search(page), headers["set-cookie"].split(";", 1)[0]
    if found is None:
        raise ValueError(f"{path} has no form to write in")
    return f"{COOKIE}={session}; {cookie}", found[1].decode()
