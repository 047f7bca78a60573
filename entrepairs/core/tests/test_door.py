"""Heads that are too long or never end, against a real uvicorn."""

import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest
import uvicorn

from entrepairs.core import door
from entrepairs.core.door import LONGEST_HEAD, Door

ASK = b"GET / HTTP/1.1\r\nHost: h\r\n"


async def hello(scope: Any, receive: Any, send: Any) -> None:
    """Reads the whole body, says how long it was."""
    size, more = 0, True
    while more:
        message = await receive()
        size, more = size + len(message.get("body", b"")), message.get("more_body", False)
    body = str(size).encode()
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"%d" % len(body))]})
    await send({"type": "http.response.body", "body": body})


@pytest.fixture
def connection(monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    monkeypatch.setattr(door, "HEAD_SECONDS", 1.0)
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(hello, http=Door, interface="asgi3", lifespan="off", ws="none", log_level="critical")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listener],))
    thread.start()
    with socket.create_connection(listener.getsockname(), timeout=10) as browser:
        yield browser
    server.should_exit = True
    thread.join(10)


def answer(browser: socket.socket) -> bytes:
    """What came, or nothing when the door was shut."""
    try:
        return browser.recv(4096)
    except ConnectionResetError:
        return b""


def test_an_endless_head_is_refused_before_it_fills_the_memory(connection):
    connection.sendall(ASK + b"X: " + b"a" * LONGEST_HEAD)
    assert answer(connection).startswith(b"HTTP/1.1 431")


def test_a_head_that_never_ends_is_given_up(connection):
    connection.sendall(ASK)
    assert answer(connection) == b""


def test_a_large_body_and_the_request_after_it_come_through(connection):
    body = b"a" * (5 * LONGEST_HEAD)
    for _n in range(3):
        connection.sendall(b"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
        assert answer(connection).endswith(str(len(body)).encode())
        connection.sendall(ASK + b"\r\n")
        assert answer(connection).endswith(b"0")
