"""Several people send what they write, one after the other without a pause, each with their session and their token."""

import asyncio
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import cycle
from random import sample
from urllib.parse import urlencode
from uuid import uuid4

from bench.http import Connection
from bench.load import COOKIE
from bench.numbers import Load, load_of
from bench.town import Door

SENTENCES = (
    "Merci de ton message.",
    "Je le relis ce matin.",
    "Moi aussi, je marche un peu.",
    "Le jardin me fait du bien.",
    "On en reparle quand tu veux.",
    "Prends le temps qu’il te faut.",
    "Chez nous, la pluie est revenue.",
    "Je garde ton idée pour jeudi.",
    "La musique m’aide beaucoup.",
    "Ma voisine passe me voir.",
    "Tes mots sont justes.",
    "Je te souhaite une bonne journée.",
    "Le pain était encore chaud.",
    "Nous étions cinq au groupe.",
    "Cela me parle, vraiment.",
    "Je reviens lire la suite.",
    "Un café, puis un petit tour.",
)
CSRF = re.compile(rb'name="csrfmiddlewaretoken" value="(\w+)"')
SENT = 303
Ready = list[tuple[str, str, str]]
"""Address, cookies and token of each."""
Fields = Callable[[str], dict[str, str]]
"""What a page sends, with this token."""


@dataclass
class Tally:
    """Seconds each message took, and the answers whose status was not `sent`."""

    sent: int = SENT
    seconds: list[float] = field(default_factory=list)
    errors: int = 0


def post(url: str, writers: Sequence[Ready], seconds: float, most: int, fields: Fields, *, sent: int = SENT) -> Load:
    """For that long, or until `most` are sent. From the form posted to the answer; the page that follows is not asked
    for. `sent`: the status that says it is. Each of `writers` sends on a connection of its own, in the name of each of
    its people in turn."""
    tally, start = Tally(sent), time.monotonic()
    asyncio.run(_all(url, writers, tally, start + seconds, most, fields))
    return load_of(tally.seconds, time.monotonic() - start, tally.errors)


def ready(url: str, doors: Sequence[Door]) -> Ready:
    """The cookies and the token of each page where one writes: asked for before the measure."""
    return asyncio.run(_forms(url, doors))


def message(token: str) -> dict[str, str]:
    """What the page of a conversation sends."""
    return {"csrfmiddlewaretoken": token, "token": str(uuid4()), "body": text(), "heard": ""}


def reply(token: str) -> dict[str, str]:
    """What the page of a thread sends."""
    return {"csrfmiddlewaretoken": token, "key": str(uuid4()), "text": text(), "heard": ""}


def text() -> str:
    """As long as the messages that are read, and never the same twice: what goes around word for word waits for the
    team, and nobody is told of it."""
    return " ".join(sample(SENTENCES, len(SENTENCES)))


async def _all(url: str, writers: Sequence[Ready], tally: Tally, end: float, most: int, fields: Fields) -> None:
    await asyncio.gather(*(_one(url, one, tally, end, most, fields) for one in writers if one))


async def _one(url: str, people: Ready, tally: Tally, end: float, most: int, fields: Fields) -> None:
    connection = await Connection.to(url)
    for path, cookies, token in cycle(people):
        if time.monotonic() >= end or len(tally.seconds) >= most:
            break
        start = time.monotonic()
        status, _headers, _body = await connection.ask(path, cookies, urlencode(fields(token)).encode())
        tally.seconds.append(time.monotonic() - start)
        tally.errors += status != tally.sent
    await connection.close()


async def _forms(url: str, doors: Sequence[Door]) -> Ready:
    connection = await Connection.to(url)
    found = [(path, *await _form(connection, path, session)) for path, session in doors]
    await connection.close()
    return found


async def _form(connection: Connection, path: str, session: str) -> tuple[str, str]:
    """The cookies and the token of the page where one writes."""
    _status, headers, page = await connection.ask(path, f"{COOKIE}={session}")
    found, cookie = CSRF.search(page), headers["set-cookie"].split(";", 1)[0]
    if found is None:
        raise ValueError(f"{path} has no form to write in")
    return f"{COOKIE}={session}; {cookie}", found[1].decode()
