"""One process that serves everything. More processes for more cores: they meet through the bus."""

import errno
import os
import signal
import socket
import sys
from argparse import ArgumentParser
from typing import Any

import uvicorn
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from django.urls import resolve

from entrepairs.core.once import load_all
from entrepairs.core.several import Several, doors

GRACE_SECONDS = 3
STUCK_SECONDS = 30
"""Without a turn of its loop, a process is held to be stuck: a page waits in a thread, never there."""
UNKNOWN = "aucune machine n’a ce nom."
WHY = {
    errno.EADDRINUSE: "un autre programme y est déjà. Arrêtez-le, ou choisissez un autre port avec --port.",
    errno.EACCES: "il y faut plus de droits. Choisissez un port au-dessus de 1023.",
    errno.EADDRNOTAVAIL: "cette machine n’a pas cette adresse.",
    socket.EAI_NONAME: UNKNOWN,
    socket.EAI_AGAIN: UNKNOWN,
}
"""Why a door does not open, where the system says it in its own language."""


class Server(uvicorn.Server):
    """Says where it listens once it does."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        announce(self.config)


class OneOfSeveral(uvicorn.Server):
    """One that stops answering is ended by the system, and its parent begins another."""

    async def on_tick(self, counter: int) -> bool:
        """Ten times a second, from the loop that answers."""
        signal.alarm(STUCK_SECONDS)
        return await super().on_tick(counter)


class Command(BaseCommand):
    help = "Sert le site, le direct et les travaux de fond, jusqu’à Ctrl+C."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="Adresse d’écoute (127.0.0.1).")
        parser.add_argument("--port", type=int, default=8000, help="Port (8000).")
        parser.add_argument("--workers", type=int, default=1, help="Nombre de processus (1).")
        parser.add_argument("--no-worker", action="store_true", help="Sans les travaux de fond : manage.py worker.")

    def handle(self, *, host: str, port: int, workers: int, no_worker: bool, **options: Any) -> None:
        if workers > 1 and settings.LIVE_BUS.startswith("local:"):
            raise CommandError("Avec plusieurs processus, choisissez BUS=sqlite:// ou BUS=postgres://.")
        if workers > 1 and not hasattr(os, "fork"):
            raise CommandError("Plusieurs processus : sous Linux ou macOS seulement.")
        if not 0 <= port < 2**16:
            raise CommandError("Un port est un nombre entre 0 et 65535.")
        config = configuration(host, port, embedded_worker=not no_worker)
        if workers == 1:
            Server(config).run(sockets=opened(config, 1))
        else:
            several(config, opened(config, workers))


def configuration(host: str, port: int, *, embedded_worker: bool) -> uvicorn.Config:
    """A proxy on this machine is believed only when the site is served in HTTPS."""
    return uvicorn.Config(
        "entrepairs.asgi:application" if embedded_worker else "entrepairs.asgi:without_worker",
        host=host,
        port=port,
        interface="asgi3",
        http="entrepairs.core.door:Door",
        ws="none",
        lifespan="on",
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=settings.HTTPS,
        forwarded_allow_ips="127.0.0.1",
        timeout_graceful_shutdown=GRACE_SECONDS,
    )


def opened(config: uvicorn.Config, count: int) -> list[socket.socket]:
    """Its doors, before anything is loaded."""
    try:
        return doors(config.host, config.port, count)
    except OSError as error:
        why = WHY.get(error.errno or 0, str(error))
        raise CommandError(f"Impossible d’écouter sur {config.host}:{config.port} : {why}") from None


def several(config: uvicorn.Config, found: list[socket.socket]) -> None:
    """Everything is loaded before the processes begin: they read the same pages of memory, and one more costs a few
    tens of MiB rather than a hundred. A connection to the database is never shared."""
    config.load()
    resolve("/")  # finding one page loads them all
    load_all()
    connections.close_all()
    announce(config)
    Several(found, lambda door: OneOfSeveral(config).run(sockets=[door])).run()


def announce(config: uvicorn.Config) -> None:
    sys.stdout.write(f"Ouvert sur http://{config.host}:{config.port}\n")
    sys.stdout.flush()
