"""`GET /flux/?t=<token>…`: the event stream, as a bare ASGI application beside Django.

On connection: session and right to each topic, in one thread hop; again every minute and when a right was revoked.
What the browser may have missed is not replayed: it is told `resync`, and fetches its page's own data again, from the
tables, through the same permissions. So nothing is kept here, and nothing is lost."""

import asyncio
import json
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from http.cookies import CookieError, SimpleCookie
from importlib import import_module
from typing import Any
from urllib.parse import parse_qs
from uuid import UUID

from django.conf import settings
from django.contrib.auth import get_user
from django.core import signing
from django.db import close_old_connections
from django.http import HttpRequest

from entrepairs.core.bridge import Begin
from entrepairs.core.chance import around
from entrepairs.live.buses import bus
from entrepairs.live.hub import CHECK, CLOSE, Hub, Signal, Stream
from entrepairs.live.topics import may_follow, read_token

Message = dict[str, Any]
Send = Callable[[Message], Awaitable[None]]
Receive = Callable[[], Awaitable[Message]]

HEARTBEAT_SECONDS = 22.0
CHECK_SECONDS = 60.0
SECOND_LOOK_SECONDS = 2.0  # a session is removed just after its end was announced
LIFE_SECONDS = 15 * 60.0
RETRY_MS = 3500
MAX_TOPICS = 50
MAX_STREAMS = 9_000
MAX_STREAMS_EACH = 30
CLOCK_SLACK = 2.0
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store, no-transform"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]
RESYNC = b"event: resync\ndata: {}\n\n"
HEARTBEAT = b":\n\n"


@dataclass(frozen=True, slots=True)
class Visitor:
    """What a browser showed when it connected: its session and its tokens."""

    session: str
    tokens: tuple[str, ...]
    returning: bool

    @classmethod
    def of(cls, scope: Message) -> "Visitor":
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        tokens = _tokens(scope["query_string"].decode("latin-1"))
        return cls(_session_key(headers.get(b"cookie", "")), tokens, b"last-event-id" in headers)


@dataclass(frozen=True, slots=True)
class Grant:
    """Who they are, what they may follow, when the oldest of their pages was made (seconds of the epoch)."""

    person: str
    topics: frozenset[str]
    since: float


class Flux:
    """The endpoint of one process. `open` and `close` on its loop; `end_streams` from anywhere."""

    def __init__(self, begin: Begin = None) -> None:
        """`begin`: called first in each thread."""
        self.hub = Hub()
        self._open_streams: Counter[str] = Counter()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._pool = ThreadPoolExecutor(2, thread_name_prefix="flux", initializer=begin)

    async def open(self) -> None:
        """Start hearing the bus."""
        self._loop = asyncio.get_running_loop()
        await self._loop.run_in_executor(self._pool, bus().listen, self._deliver, self._gap)

    async def close(self) -> None:
        self.hub.close_all()
        await asyncio.get_running_loop().run_in_executor(self._pool, bus().close)
        self._pool.shutdown(wait=False)

    def end_streams(self) -> None:
        """Say goodbye to every browser, so that the server can stop; safe in a signal handler."""
        self._call(self.hub.close_all)

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        visitor = Visitor.of(scope)
        granted = await self._admit(scope["method"], visitor)
        if isinstance(granted, int):
            await _refuse(send, granted)
        else:
            await self._serve(visitor, granted, receive, send)

    async def _admit(self, method: str, visitor: Visitor) -> Grant | int:
        """What they may follow, or the status of the refusal."""
        if method != "GET":
            return 405
        if self._open_streams.total() >= MAX_STREAMS:
            return 503
        granted = await self._in_thread(grant, visitor)
        if granted is None:
            return 403
        return 429 if self._open_streams[granted.person] >= MAX_STREAMS_EACH else granted

    async def _serve(self, visitor: Visitor, granted: Grant, receive: Receive, send: Send) -> None:
        stream = Stream(granted.person, granted.topics)
        self.hub.join(stream)
        self._open_streams[granted.person] += 1
        gone = asyncio.create_task(_until_gone(receive, stream))
        try:
            await self._greet(visitor, granted, send)
            await self._talk(visitor, stream, send)
        finally:
            gone.cancel()
            self._count_out(granted.person)
            self.hub.leave(stream)

    def _count_out(self, person: str) -> None:
        """Of everybody who has a stream, only this one is touched: thousands may come back at the same moment."""
        self._open_streams[person] -= 1
        if not self._open_streams[person]:
            del self._open_streams[person]

    async def _greet(self, visitor: Visitor, granted: Grant, send: Send) -> None:
        """Open; the `id` makes the browser send Last-Event-ID when it comes back."""
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        missed = visitor.returning or self.hub.may_have_missed(
            granted.topics, granted.since - CLOCK_SLACK, granted.person
        )
        opening = b"retry: %d\nid: %d\n\n" % (around(RETRY_MS, 0.4), time.time())
        await _write(send, opening + (RESYNC if missed else b""))

    async def _talk(self, visitor: Visitor, stream: Stream, send: Send) -> None:
        """Until the end of life, a refusal or CLOSE. When a check is due, nothing more is said before it."""
        end = time.monotonic() + around(LIFE_SECONDS)
        check_at = time.monotonic() + around(CHECK_SECONDS)
        while time.monotonic() < end:
            signal = await _next(stream, check_at)
            if signal == CLOSE:
                break
            if signal == CHECK or time.monotonic() >= check_at:
                check_at = time.monotonic() + (SECOND_LOOK_SECONDS if signal == CHECK else around(CHECK_SECONDS))
                if not await self._still_allowed(visitor, stream):
                    break
            await _write(send, _event(signal) if signal not in (None, CHECK) else HEARTBEAT)
        await _write(send, b"", more=False)

    async def _still_allowed(self, visitor: Visitor, stream: Stream) -> bool:
        granted = await self._in_thread(grant, visitor)
        return granted is not None and granted.topics == stream.topics

    async def _in_thread(self, check: Callable[[Visitor], Grant | None], visitor: Visitor) -> Grant | None:
        """An outage of the database is a no: the browser tries again later."""
        try:
            return await asyncio.get_running_loop().run_in_executor(self._pool, check, visitor)
        except Exception:
            return None

    def _deliver(self, topic: str, ref: str, apart: str) -> None:
        self._call(self.hub.deliver, topic, ref, apart)

    def _gap(self) -> None:
        self._call(self.hub.forget_past)

    def _call(self, act: Callable[..., None], *args: str) -> None:
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(act, *args)


def grant(visitor: Visitor) -> Grant | None:
    """What this visitor may follow now; None when there is no session, no valid token, or nothing is allowed."""
    close_old_connections()
    person = _person(visitor.session)
    if person is None:
        return None
    read = [page for token in visitor.tokens if (page := _read(token, person.pk))]
    asked = {topic for topics, _ in read for topic in topics}
    topics = frozenset(topic for topic in sorted(asked)[:MAX_TOPICS] if may_follow(person.pk, topic))
    return Grant(str(person.pk), topics, min(made for _, made in read)) if topics else None


def _tokens(query: str) -> tuple[str, ...]:
    try:
        return tuple(parse_qs(query, max_num_fields=MAX_TOPICS).get("t", []))
    except ValueError:
        return ()


def _read(token: str, person_id: UUID) -> tuple[list[str], float] | None:
    try:
        return read_token(token, person_id)
    except (signing.BadSignature, ValueError):
        return None


def _person(session_key: str) -> Any | None:
    if not session_key:
        return None
    request = HttpRequest()
    request.session = import_module(settings.SESSION_ENGINE).SessionStore(session_key)
    user = get_user(request)
    return user if user.is_authenticated else None


def _session_key(cookie: str) -> str:
    try:
        morsel = SimpleCookie(cookie).get(settings.SESSION_COOKIE_NAME)
    except CookieError:
        return ""
    return morsel.value if morsel else ""


@lru_cache(maxsize=256)
def _event(signal: Signal) -> bytes:
    """Written once for all the streams that it goes to."""
    return b"data: %s\n\n" % json.dumps({"topic": signal.topic, "id": signal.ref}).encode()


async def _next(stream: Stream, check_at: float) -> Signal | None:
    """The next signal, or None when it is time for a heartbeat or a check."""
    wait = min(around(HEARTBEAT_SECONDS), max(check_at - time.monotonic(), 0.0))
    try:
        async with asyncio.timeout(wait):
            return await stream.next()
    except TimeoutError:
        return None


async def _until_gone(receive: Receive, stream: Stream) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    stream.close()


async def _write(send: Send, body: bytes, *, more: bool = True) -> None:
    await send({"type": "http.response.body", "body": body, "more_body": more})


async def _refuse(send: Send, status: int) -> None:
    headers = [(b"content-length", b"0"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await _write(send, b"", more=False)
