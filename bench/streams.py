"""Hold many event streams open, announce something to the room, and time each arrival."""

import asyncio
import resource
import time
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from bench import ROOM_PEOPLE, STREAMS_EACH
from bench.house import House
from bench.http import Connection
from bench.load import COOKIE
from bench.numbers import percentile
from bench.processes import memory
from bench.town import Door

AT_ONCE, ANNOUNCEMENTS, PAUSE, PATIENCE = 50, 30, 0.25, 5.0


@dataclass(frozen=True)
class Streams:
    """`kilobytes`: memory of the server, a stream. `p50`, `p99`: ms from the announcement to its arrival, its writing
    in the database included. `lost`: arrivals that never came."""

    open: int
    room: int
    seconds_to_open: float
    kilobytes: float
    p50: float
    p99: float
    lost: int


def hold_streams(house: House, server: int, listeners: Sequence[Door], count: int) -> Streams:
    """`count` streams, the first thousand in the room that is announced to; the others only wait."""
    _allow_files(count + 100)
    return asyncio.run(_hold(house, server, [door for door in listeners for _ in range(STREAMS_EACH)][:count]))


async def _hold(house: House, server: int, doors: Sequence[Door]) -> Streams:
    before, start = memory([server]), time.monotonic()
    connections: list[Connection] = []
    for n in range(0, len(doors), AT_ONCE):
        connections += await asyncio.gather(*(_open(house.url, door) for door in doors[n : n + AT_ONCE]))
    opened, grown = time.monotonic() - start, memory([server]) - before
    room = connections[: ROOM_PEOPLE * STREAMS_EACH]
    arrivals = await _announce_all(house.url, room)
    expected = ANNOUNCEMENTS * len(room)
    for one in connections:
        one.writer.close()
    millis = [one * 1000 for one in arrivals]
    lost = expected - len(arrivals)
    kilobytes = grown * 1.024 / len(doors)
    return Streams(len(doors), len(room), opened, kilobytes, percentile(millis, 0.5), percentile(millis, 0.99), lost)


async def _open(url: str, door: Door) -> Connection:
    token, session = door
    connection = await Connection.to(url)
    connection.send(f"/flux/?{urlencode({'t': token})}", f"{COOKIE}={session}")
    status, _headers = await connection.head()
    if status != 200:
        raise ValueError(f"a stream was refused with {status}")
    return connection


async def _announce_all(url: str, room: Sequence[Connection]) -> list[float]:
    """Seconds each arrival took, all announcements together."""
    sent: dict[str, float] = {}
    arrivals: list[float] = []
    readers = [asyncio.create_task(_read(one, sent, arrivals)) for one in room]
    speaker = await Connection.to(url)
    for n in range(ANNOUNCEMENTS):
        sent[f"n{n}"] = time.monotonic()
        await speaker.ask("/mesure/annonce/", "", f"n{n}".encode())
        await asyncio.sleep(PAUSE)
    await asyncio.wait(readers, timeout=PATIENCE)
    for one in readers:
        one.cancel()
    await speaker.close()
    return arrivals


async def _read(connection: Connection, sent: dict[str, float], arrivals: list[float]) -> None:
    """Until the last announcement has come."""
    last = f'"n{ANNOUNCEMENTS - 1}"'.encode()
    async for line in connection.reader:
        if line.startswith(b"data: {") and b'"id"' in line:
            ref = line.rsplit(b'"', 2)[1].decode()
            arrivals.append(time.monotonic() - sent[ref])
            if last in line:
                return


def _allow_files(count: int) -> None:
    """Each stream is an open file, here and in the server (which inherits the limit)."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < count:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(count, hard), hard))
