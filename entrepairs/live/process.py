"""What one process of `manage.py serve` does: the event stream on the loop, Django behind the bridge, the worker in a
thread."""

import asyncio
import signal
import threading
from typing import Any

from django.conf import settings

from entrepairs.core.bridge import Bridge, Receive, Send
from entrepairs.core.one_core import OneCore
from entrepairs.jobs.worker import Worker
from entrepairs.live.flux import Flux

FLUX_PATH = "/flux/"
GOODBYE_SECONDS = 2.0


class Process:
    """An ASGI application with the life of a process: opened once, closed once."""

    def __init__(self, wsgi: Any, *, worker: bool) -> None:
        self._wsgi = wsgi
        self._with_worker = worker

    async def __call__(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            await (self.flux if scope["path"] == FLUX_PATH else self.pages)(scope, receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        await self._open()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self._close()
        await send({"type": "lifespan.shutdown.complete"})

    async def _open(self) -> None:
        together = OneCore()
        self.pages = Bridge(self._wsgi, max_body=settings.MAX_BODY, begin=together.join)
        self.flux = Flux(together.join)
        await self.flux.open()
        self.worker = Worker()
        self.thread = self.worker.start() if self._with_worker else None
        self.keeping = asyncio.create_task(together.keep())  # the worker, begun before, stays free
        _before_exit(self._say_goodbye)

    async def _close(self) -> None:
        self.worker.stop()
        self.keeping.cancel()
        await self.flux.close()
        if self.thread is not None:
            await asyncio.to_thread(self.thread.join, GOODBYE_SECONDS)
        self.pages.close()

    def _say_goodbye(self) -> None:
        """Open streams would hold the server back: end them as soon as it is asked to stop."""
        self.worker.stop()
        self.flux.end_streams()


def _before_exit(act: Any) -> None:
    """Run `act` when the process is told to stop, then what the server had planned."""
    if threading.current_thread() is not threading.main_thread():
        return
    for number in (signal.SIGINT, signal.SIGTERM):
        _chain(number, act)


def _chain(number: int, act: Any) -> None:
    planned = signal.getsignal(number)

    def first(*args: Any) -> None:
        act()
        if callable(planned):
            planned(*args)

    signal.signal(number, first)
