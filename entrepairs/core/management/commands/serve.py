"""One process that serves everything. More processes for more cores: they meet through the bus."""

import os
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


class Server(uvicorn.Server):
    """Says where it listens once it does."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        announce(self.config)


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
        config = configuration(host, port, embedded_worker=not no_worker)
        if workers == 1:
            Server(config).run(sockets=[config.bind_socket()])
        else:
            several(config, workers)


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


def several(config: uvicorn.Config, count: int) -> None:
    """Everything is loaded before the processes begin: they read the same pages of memory, and one more costs a few
    tens of MiB rather than a hundred. A connection to the database is never shared."""
    try:
        found = doors(config.host, config.port, count)
    except OSError as error:
        raise CommandError(f"Impossible d’écouter sur {config.host}:{config.port} : {error.strerror}.") from None
    config.load()
    resolve("/")  # finding one page loads them all
    load_all()
    connections.close_all()
    announce(config)
    Several(found, lambda door: uvicorn.Server(config).run(sockets=[door])).run()


def announce(config: uvicorn.Config) -> None:
    sys.stdout.write(f"Ouvert sur http://{config.host}:{config.port}\n")
    sys.stdout.flush()
