"""The bridge under a real uvicorn, in a thread of the test, before a small WSGI application."""

import http.client
import io
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import Message
from typing import Any

import pytest
import uvicorn

from entrepairs.core.bridge import Bridge

MAX_BODY = 2_000_000
BIG = 30_000_000
THREADS = 2
CHUNKED = {"Transfer-Encoding": "chunked"}


def site(request: dict[str, Any], start: Callable[..., Any]) -> Any:
    """Says what it was asked; `/gros` is a file, `/suite` many pieces, `/panne` fails."""
    path = request["PATH_INFO"]
    if path == "/panne":
        raise RuntimeError
    if path == "/gros":
        start("200 OK", [("Content-Length", str(BIG))])
        return request["wsgi.file_wrapper"](io.BytesIO(bytes(BIG)), 4096)
    if path == "/suite":
        start("200 OK", [])
        return (b"x" * 100_000 for _ in range(30))
    start("200 OK", [("Content-Type", "application/json"), ("Connection", "close"), ("X-Space", " a ")])
    kept = {name: value for name, value in request.items() if isinstance(value, str)}
    return [json.dumps(kept | {"size": len(request["wsgi.input"].read())}).encode()]


@contextmanager
def serving(*, behind_proxy: bool) -> Iterator[int]:
    bridge = Bridge(site, max_body=MAX_BODY, threads=THREADS)
    listener = socket.create_server(("127.0.0.1", 0))
    options: dict[str, Any] = {"interface": "asgi3", "lifespan": "off", "ws": "none", "log_level": "critical"}
    server = uvicorn.Server(uvicorn.Config(bridge, proxy_headers=behind_proxy, **options))
    thread = threading.Thread(target=server.run, args=([listener],))
    thread.start()
    yield listener.getsockname()[1]
    server.should_exit = True
    thread.join(10)
    bridge.close()


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with serving(behind_proxy=False) as number:
        yield number


def ask(port: int, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, bytes, Message]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, path, body, headers, encode_chunked=body is not None and not isinstance(body, bytes))
    response = connection.getresponse()
    answer = response.status, response.read(), response.headers
    connection.close()
    return answer


def say(port: int, raw: bytes) -> bytes:
    """First line of the answer to these bytes; empty when the server hangs up."""
    with socket.create_connection(("127.0.0.1", port), 5) as line:
        line.sendall(raw)
        line.shutdown(socket.SHUT_WR)
        return line.makefile("rb").readline()


def test_a_request_reaches_the_site_whole(port: int):
    status, body, headers = ask(port, "POST", "/caf%C3%A9/?q=%C3%A9&r=1", b"abc", **{"X-Word": "h", "Cookie": "a=1"})

    said = json.loads(body)
    assert status == 200
    assert said["PATH_INFO"].encode("latin-1").decode() == "/café/"
    assert (said["QUERY_STRING"], said["HTTP_X_WORD"], said["HTTP_COOKIE"]) == ("q=%C3%A9&r=1", "h", "a=1")
    assert (said["size"], said["CONTENT_LENGTH"], said["REMOTE_ADDR"]) == (3, "3", "127.0.0.1")
    assert headers["X-Space"] == "a"
    assert headers["Connection"] is None


FORWARDED = {"X-Forwarded-For": "9.9.9.9", "X-Forwarded-Proto": "https", "X_Forwarded_Host": "evil", "Proxy": "evil"}


def test_nobody_passes_for_a_proxy(port: int):
    said = json.loads(ask(port, "GET", "/", **FORWARDED)[1])

    assert (said["REMOTE_ADDR"], said["wsgi.url_scheme"]) == ("127.0.0.1", "http")
    assert not [name for name in said if "FORWARDED" in name or "PROXY" in name]


def test_a_proxy_of_this_machine_is_believed_when_there_is_one():
    with serving(behind_proxy=True) as number:
        said = json.loads(ask(number, "GET", "/", **FORWARDED)[1])

    assert (said["REMOTE_ADDR"], said["wsgi.url_scheme"]) == ("9.9.9.9", "https")
    assert not [name for name in said if "FORWARDED" in name or "PROXY" in name]


def test_a_chunked_body_has_a_length_in_the_end(port: int):
    _, body, _ = ask(port, "POST", "/", iter([b"ab", b"cde"]), **CHUNKED)

    assert json.loads(body)["CONTENT_LENGTH"] == "5"


@pytest.mark.parametrize("size", [MAX_BODY + 1, MAX_BODY * 3])
def test_a_body_too_large_is_refused_with_a_sentence(port: int, size: int):
    status, body, _ = ask(port, "POST", "/", b"x" * size)

    assert status == 413
    assert "trop gros" in body.decode()


def test_a_body_too_large_without_a_declared_length_is_refused_as_well(port: int):
    status, _, _ = ask(port, "POST", "/", iter([b"x" * 100_000] * 30), **CHUNKED)

    assert status == 413


def test_an_enormous_declared_length_is_refused_at_once(port: int):
    raw = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n"

    assert b" 413 " in say(port, raw)


@pytest.mark.parametrize("path", ["/", "/gros", "/suite"])
def test_head_has_headers_and_no_body(port: int, path: str):
    status, body, headers = ask(port, "HEAD", path)

    assert (status, body) == (200, b"")
    assert int(headers["Content-Length"]) > 0


def test_a_large_file_and_a_long_answer_arrive_whole(port: int):
    assert len(ask(port, "GET", "/gros")[1]) == BIG
    assert len(ask(port, "GET", "/suite")[1]) == 3_000_000


def test_slow_clients_hold_no_thread(port: int):
    """More of them than threads: some send a body drop by drop, some read a file drop by drop."""
    slow = [socket.create_connection(("127.0.0.1", port), 5) for _ in range(THREADS * 4)]
    for line in slow[::2]:
        line.sendall(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nabc")
    for line in slow[1::2]:
        line.sendall(b"GET /gros HTTP/1.1\r\nHost: x\r\n\r\n")
        line.recv(10)
    asked_at = time.monotonic()

    assert ask(port, "GET", "/")[0] == 200
    assert time.monotonic() - asked_at < 1
    for line in slow:
        line.close()


HOST = b"\r\nHost: x\r\n"
MALFORMED = {
    "NUL in the path": b"GET /%00 HTTP/1.1" + HOST + b"\r\n",
    "NUL in the query": b"GET /?a=%00 HTTP/1.1" + HOST + b"\r\n",
    "broken UTF-8": b"GET /%ff%fe?%ff HTTP/1.1" + HOST + b"\r\n",
    "raw bytes in the path": b"GET /\xff\x01 HTTP/1.1" + HOST + b"\r\n",
    "bytes in the host": b"GET / HTTP/1.1\r\nHost: \xe9\xff\r\n\r\n",
    "bytes in a cookie": b"GET / HTTP/1.1" + HOST + b"Cookie: \xff=;;;=\x80\r\n\r\n",
    "no host": b"GET / HTTP/1.1\r\n\r\n",
    "negative length": b"POST / HTTP/1.1" + HOST + b"Content-Length: -5\r\n\r\n",
    "two ways to end": b"POST / HTTP/1.1" + HOST + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "broken chunk": b"POST / HTTP/1.1" + HOST + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
    "cut body": b"POST / HTTP/1.1" + HOST + b"Content-Length: 50\r\n\r\nabc",
    "strange verb": b"BREW / HTTP/1.1" + HOST + b"\r\n",
    "tunnel": b"CONNECT a:80 HTTP/1.1" + HOST + b"\r\n",
    "asterisk": b"OPTIONS * HTTP/1.1" + HOST + b"\r\n",
    "whole address": b"GET http://evil/x HTTP/1.1" + HOST + b"\r\n",
    "upgrade": b"GET / HTTP/1.1" + HOST + b"Connection: upgrade\r\nUpgrade: websocket\r\n\r\n",
    "not HTTP": b"\x16\x03\x01\x02\x00\x01",
    "very long": b"GET /" + b"a" * 200_000 + b" HTTP/1.1" + HOST + b"\r\n",
}


@pytest.mark.parametrize("raw", MALFORMED.values(), ids=MALFORMED)
def test_a_malformed_request_is_never_a_fault_of_the_server(port: int, raw: bytes):
    first = say(port, raw)

    assert not first or int(first.split()[1]) < 500


def test_a_failing_site_gives_a_sentence_and_goes_on(port: int):
    status, body, _ = ask(port, "GET", "/panne")

    assert status == 500
    assert "de notre côté" in body.decode()
    assert ask(port, "GET", "/")[0] == 200
