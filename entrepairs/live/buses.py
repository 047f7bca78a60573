"""How an announcement reaches the hubs of every process. One bus by address: `local://`, `sqlite://`, `postgres://`.

A bus carries `{topic, ref, apart}` and nothing else, and only what was committed. `apart`: keys of the people who are
not told, separated by spaces; no browser ever gets them."""

import contextlib
import json
import logging
import threading
from collections.abc import Callable
from functools import cache
from typing import Any, Protocol
from urllib.parse import urlsplit

import psycopg
from django.apps import apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, transaction

logger = logging.getLogger(__name__)

Deliver = Callable[[str, str, str], None]
Gap = Callable[[], None]
CHANNEL = "direct"
POLL_SECONDS = 0.05
RETRY_SECONDS = 2.0


class Bus(Protocol):
    """`publish` inside the transaction that changes the data; `listen` once a process, until `close`."""

    def publish(self, topic: str, ref: str, apart: str = "") -> None: ...
    def listen(self, deliver: Deliver, gap: Gap) -> None:
        """Call `deliver(topic, ref, apart)` from a thread of the bus, and `gap()` when some may have been lost."""

    def close(self) -> None: ...


class LocalBus:
    """One process: on commit, straight to its hub."""

    def __init__(self) -> None:
        self._deliver: Deliver | None = None

    def publish(self, topic: str, ref: str, apart: str = "") -> None:
        transaction.on_commit(lambda: self._hand(topic, ref, apart), robust=True)

    def listen(self, deliver: Deliver, gap: Gap) -> None:
        self._deliver = deliver

    def close(self) -> None:
        self._deliver = None

    def _hand(self, topic: str, ref: str, apart: str) -> None:
        if self._deliver is not None:
            self._deliver(topic, ref, apart)


class ThreadedBus:
    """A bus that listens in a thread of its own, through its own connection, and starts again after an outage."""

    def __init__(self) -> None:
        self._stopping = threading.Event()
        self._ready = threading.Event()
        self._thread: threading.Thread | None = None

    def listen(self, deliver: Deliver, gap: Gap) -> None:
        """Returns once the bus hears (at most two seconds later when the database is away)."""
        self._stopping.clear()
        self._thread = threading.Thread(target=self._run, args=(deliver, gap), name="live-bus", daemon=True)
        self._thread.start()
        self._ready.wait(RETRY_SECONDS)

    def close(self) -> None:
        self._stopping.set()
        if self._thread is not None:
            self._thread.join(RETRY_SECONDS)

    def _run(self, deliver: Deliver, gap: Gap) -> None:
        while not self._stopping.is_set():
            try:
                self._hear(deliver, gap)
            except Exception as error:
                logger.error("live bus: %s", type(error).__name__)
                self._stopping.wait(RETRY_SECONDS)
        connection.close()

    def _hear(self, deliver: Deliver, gap: Gap) -> None:
        raise NotImplementedError


class SqliteBus(ThreadedBus):
    """Several processes on one file: a row in the same transaction, found by watching `data_version`."""

    def publish(self, topic: str, ref: str, apart: str = "") -> None:
        _announcements().create(topic=topic, ref=ref, apart=apart)

    def _hear(self, deliver: Deliver, gap: Gap) -> None:
        connection.close()
        seen, version = self._newest(), self._version()
        self._ready.set()
        gap()
        while not self._stopping.wait(POLL_SECONDS):
            if (current := self._version()) != version:
                version = current
                for pk, *said in self._after(seen):
                    deliver(*said)
                    seen = pk

    def _version(self) -> int:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA data_version")
            return int(cursor.fetchone()[0])

    def _newest(self) -> int:
        return _announcements().order_by("-pk").values_list("pk", flat=True).first() or 0

    def _after(self, seen: int) -> list[tuple[int, str, str, str]]:
        rows = _announcements().filter(pk__gt=seen).order_by("pk")
        return list(rows.values_list("pk", "topic", "ref", "apart"))


class PostgresBus(ThreadedBus):
    """Several nodes on one PostgreSQL: NOTIFY in the same transaction (at most 8,000 bytes)."""

    def publish(self, topic: str, ref: str, apart: str = "") -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, json.dumps([topic, ref, apart])])

    def _hear(self, deliver: Deliver, gap: Gap) -> None:
        params: dict[str, Any] = connection.get_connection_params()
        kept = {name: params[name] for name in ("dbname", "user", "password", "host", "port") if name in params}
        with psycopg.connect(**kept, autocommit=True) as listener:
            listener.execute(f"LISTEN {CHANNEL}")
            self._ready.set()
            gap()
            while not self._stopping.is_set():
                for notice in listener.notifies(timeout=0.5):
                    with contextlib.suppress(ValueError):
                        deliver(*json.loads(notice.payload))


def _announcements() -> Any:
    """Found by name: `entrepairs.live` offers `publish` to apps that are imported before the models are ready."""
    return apps.get_model("live", "Announcement")._default_manager


BUSES: dict[str, Callable[[], Bus]] = {"local": LocalBus, "sqlite": SqliteBus, "postgres": PostgresBus}


@cache
def bus() -> Bus:
    """The bus of this installation (BUS). ImproperlyConfigured when it does not exist or suits another database."""
    scheme = urlsplit(settings.LIVE_BUS).scheme
    if scheme not in BUSES:
        raise ImproperlyConfigured(f"BUS={settings.LIVE_BUS!r} : choisissez {', '.join(f'{n}://' for n in BUSES)}.")
    if scheme in {"sqlite", "postgres"} and not connection.vendor.startswith(scheme):
        raise ImproperlyConfigured(f"BUS={settings.LIVE_BUS!r} ne va pas avec une base {connection.vendor}.")
    return BUSES[scheme]()
