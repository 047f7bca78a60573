"""Who listens to what in this process. Lives on one event loop; other threads knock through the loop.

A stream that does not keep up is closed: the browser comes back and fetches the page's own data, so nothing is lost and
no queue grows. See docs/decisions/0004-serveur-direct-travaux.md."""

import asyncio
import time
from collections import OrderedDict, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

BACKLOG = 64
REMEMBERED_TOPICS = 10_000
REMEMBERED_EACH = 8

REVOKED = "revoked "
"""Prefix of the control announcements: « check this person's right to the topic again, now »."""
EVERYTHING = "*"
"""Every topic, or, after a beginning, every topic that begins so; in the place of a person, everybody."""


@dataclass(frozen=True, slots=True)
class Signal:
    """What a stream receives: an announcement, or an order (`CLOSE`, `CHECK`)."""

    topic: str = ""
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Heard:
    """When a topic last spoke (seconds of the epoch), and who was not told."""

    at: float
    apart: frozenset[str]


CLOSE = Signal("close")
CHECK = Signal("check")


@dataclass(eq=False, slots=True)
class Stream:
    """One open connection of `person` (their key as text), with a bounded backlog.

    A list and one future: a fifth of the memory of asyncio.Queue, and there may be thousands."""

    person: str
    topics: frozenset[str]
    backlog: list[Signal] = field(default_factory=list)
    lagging: bool = False
    _waiter: asyncio.Future[None] | None = None

    async def next(self) -> Signal:
        """The oldest signal; waits for one. One reader at a time."""
        while not self.backlog:
            self._waiter = asyncio.get_running_loop().create_future()
            await self._waiter
        return self.backlog.pop(0)

    def give(self, signal: Signal) -> None:
        """Queue the signal; on overflow, throw the backlog away and order the end of the stream."""
        if self.lagging:
            return
        if len(self.backlog) >= BACKLOG:
            self.lagging = True
            self.close()
        else:
            self._put(signal)

    def close(self) -> None:
        """End the stream now, whatever was waiting in it."""
        self.backlog.clear()
        self._put(CLOSE)

    def _put(self, signal: Signal) -> None:
        self.backlog.append(signal)
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)


class Hub:
    """Topic → streams. Every method runs on the loop."""

    def __init__(self) -> None:
        self._streams: dict[str, set[Stream]] = defaultdict(set)
        self._last: OrderedDict[str, list[Heard]] = OrderedDict()
        self._known_since = time.time()

    def join(self, stream: Stream) -> None:
        for topic in stream.topics:
            self._streams[topic].add(stream)

    def leave(self, stream: Stream) -> None:
        for topic in stream.topics:
            self._streams[topic].discard(stream)
            if not self._streams[topic]:
                del self._streams[topic]

    def streams(self) -> set[Stream]:
        return set().union(*self._streams.values())

    def deliver(self, topic: str, ref: str, apart: str = "") -> None:
        """Hand an announcement to all who follow the topic, but for those `apart` (keys separated by spaces)."""
        if topic.startswith(REVOKED):
            self._order_check(topic.removeprefix(REVOKED), ref)
            return
        untold, signal = frozenset(apart.split()), Signal(topic, ref)
        self._remember(topic, untold)
        for stream in self._streams.get(topic, ()):
            if stream.person not in untold:
                stream.give(signal)

    def may_have_missed(self, topics: Iterable[str], since: float, person: str) -> bool:
        """Whether one of the topics may have spoken to this person at or after `since` (seconds of the epoch)."""
        heard = (one for topic in topics for one in self._last.get(topic, ()) if person not in one.apart)
        return since <= self._known_since or any(one.at >= since for one in heard)

    def forget_past(self) -> None:
        """The bus was away: announcements may be lost. Every stream ends and its page fetches afresh."""
        self._last.clear()
        self._known_since = time.time()
        self.close_all()

    def close_all(self) -> None:
        for stream in self.streams():
            stream.close()

    def _order_check(self, topic: str, person: str) -> None:
        for stream in self._following(topic):
            if person in (stream.person, EVERYTHING):
                stream.give(CHECK)

    def _following(self, topic: str) -> set[Stream]:
        if not topic.endswith(EVERYTHING):
            return self._streams.get(topic, set())
        start = topic.removesuffix(EVERYTHING)
        return set().union(*(found for name, found in self._streams.items() if name.startswith(start)))

    def _remember(self, topic: str, untold: frozenset[str]) -> None:
        """An earlier time is forgotten when all who were told of it are told of this one."""
        kept = [one for one in self._last.pop(topic, ()) if not untold <= one.apart]
        if len(kept) == REMEMBERED_EACH:
            first, second, *others = kept
            kept = [Heard(second.at, first.apart & second.apart), *others]
        self._last[topic] = [*kept, Heard(time.time(), untold)]
        if len(self._last) > REMEMBERED_TOPICS:
            self._known_since = self._last.popitem(last=False)[1][-1].at
