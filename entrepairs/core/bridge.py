"""ASGI → WSGI: Django in a small pool of threads, behind the event loop.

The request is read on the loop (to disk over 1 MB) and the answer is sent from the loop, so that a slow phone never
holds a thread. Figures: two to three times as many pages a second as Django's own ASGI handler."""

import asyncio
import io
import logging
import sys
import tempfile
from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import IO, Any

logger = logging.getLogger(__name__)

Message = dict[str, Any]
Send = Callable[[Message], Awaitable[None]]
Receive = Callable[[], Awaitable[Message]]
Headers = list[tuple[bytes, bytes]]
Begin = Callable[[], object] | None

IN_MEMORY = 1 << 20
BLOCK = 256 * 1024
READ_SECONDS = 60.0
DRAIN_FACTOR = 8
HOP_BY_HOP = {b"connection", b"keep-alive", b"proxy-authenticate", b"te", b"trailer", b"transfer-encoding", b"upgrade"}
NOT_FORWARDED = ("x-forwarded-", "forwarded", "proxy")
BODILESS = {204, 304}
REFUSALS = {
    400: "Cette adresse n’est pas lisible.",
    408: "L’envoi s’est arrêté en route. Vous pouvez recommencer.",
    413: "Cet envoi est trop gros. Vous pouvez en envoyer moins à la fois.",
    500: "Quelque chose n’a pas marché de notre côté. Vous pouvez recommencer.",
}


class RequestRefused(Exception):
    """The request cannot be given to Django; `status` says why."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class ClientGone(Exception):
    """The browser left before its request was whole."""


class FileBody:
    """`wsgi.file_wrapper`: a file that the loop sends by itself, in large blocks."""

    def __init__(self, file: IO[bytes], block_size: int = BLOCK) -> None:
        self.file = file

    def read(self, size: int) -> bytes:
        return self.file.read(size)

    def close(self) -> None:
        if hasattr(self.file, "close"):
            self.file.close()


@dataclass
class Answer:
    """Status, headers and a body: bytes, or something to read from."""

    status: int = 500
    headers: Headers = field(default_factory=list)
    body: Any = b""

    def start(self, line: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Callable[[bytes], object]:
        """WSGI's start_response."""
        self.status = int(line.split(" ", 1)[0])
        self.headers = [pair for name, value in headers if (pair := _header(name, value))[0] not in HOP_BY_HOP]
        return io.BytesIO().write

    def take(self, chunks: Iterable[bytes]) -> None:
        """Keep a file as it is; gather anything else, on disk over 1 MB, and close it."""
        if isinstance(chunks, FileBody):
            self.body = chunks
            return
        body = _spool()
        try:
            for chunk in chunks:
                body.write(chunk)
        finally:
            getattr(chunks, "close", lambda: None)()
        size = body.tell()
        body.seek(0)
        self._say_length(size)
        self.body = body if size > IN_MEMORY else body.read()

    def _say_length(self, size: int) -> None:
        known = any(name == b"content-length" for name, _ in self.headers)
        if not known and self.status not in BODILESS:
            self.headers.append((b"content-length", str(size).encode()))


class Bridge:
    """An ASGI application that hands HTTP requests to a WSGI one. `max_body`: bytes, beyond which 413. `begin`: called
    first in each thread.

    Three threads: pages are mostly computing, and threads that wait for one another cost (docs/decisions/0004)."""

    def __init__(
        self, wsgi: Callable[..., Iterable[bytes]], *, max_body: int, threads: int = 3, begin: Begin = None
    ) -> None:
        self._wsgi = wsgi
        self._max_body = max_body
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="page", initializer=begin)

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        body = _spool()
        try:
            await self._read(scope, receive, body)
            answer = await asyncio.get_running_loop().run_in_executor(self._pool, self._run, environ(scope, body))
        except ClientGone:
            return
        except RequestRefused as refusal:
            answer = _refusal(refusal.status)
        finally:
            body.close()
        await _give(answer, scope["method"], send)

    def close(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)

    async def _read(self, scope: Message, receive: Receive, body: IO[bytes]) -> None:
        """The whole body into `body`. One that is too large is read on a while, so that the browser hears why."""
        size, more = 0, True
        if declared_length(scope) > self._max_body * DRAIN_FACTOR:
            raise RequestRefused(413)
        while more and size <= self._max_body * DRAIN_FACTOR:
            chunk, more = await _chunk(receive)
            size += len(chunk)
            if size <= self._max_body:
                body.write(chunk)
        if size > self._max_body:
            raise RequestRefused(413)

    def _run(self, request: dict[str, Any]) -> Answer:
        """In a thread: call WSGI."""
        answer = Answer()
        try:
            answer.take(self._wsgi(request, answer.start))
        except Exception:
            logger.exception("WSGI application failed")
            return _refusal(500)
        return answer


def environ(scope: Message, body: IO[bytes]) -> dict[str, Any]:
    """The WSGI environment (PEP 3333). RequestRefused when the address holds a NUL, which no address needs.

    What a proxy says (`X-Forwarded-…`) was read by the server if it is trusted, and goes no further; names with an
    underscore are dropped, since they could pass for another header."""
    path, query = scope["path"].encode("utf-8", "replace"), scope["query_string"]
    if b"\0" in path or b"%00" in query or b"\0" in query:
        raise RequestRefused(400)
    size = body.seek(0, io.SEEK_END)
    body.seek(0)
    server, client = scope.get("server") or ("localhost", 80), scope.get("client") or ("", 0)
    values: dict[str, Any] = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": path.decode("latin-1"),
        "QUERY_STRING": query.decode("latin-1"),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "SERVER_NAME": server[0],
        "SERVER_PORT": str(server[1] or 80),
        "REMOTE_ADDR": client[0],
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.get("scheme", "http"),
        "wsgi.input": body,
        "wsgi.input_terminated": True,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        "wsgi.file_wrapper": FileBody,
    }
    values |= _variables(scope["headers"])
    return values | {"CONTENT_LENGTH": str(size)}


def declared_length(scope: Message) -> int:
    """Content-Length, 0 when absent or unreadable."""
    values = [value for name, value in scope["headers"] if name == b"content-length"]
    return int(values[0]) if values and values[0].isdigit() else 0


def _variables(headers: Headers) -> dict[str, str]:
    values: dict[str, str] = {}
    for raw_name, raw_value in headers:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        if "_" in name or name.startswith(NOT_FORWARDED):
            continue
        variable = name.upper().replace("-", "_")
        variable = variable if variable in {"CONTENT_TYPE", "CONTENT_LENGTH"} else f"HTTP_{variable}"
        separator = "; " if variable == "HTTP_COOKIE" else ","
        values[variable] = f"{values[variable]}{separator}{value}" if variable in values else value
    return values


def _header(name: str, value: str) -> tuple[bytes, bytes]:
    return name.lower().encode("latin-1"), value.strip().encode("latin-1", "replace")


def _spool() -> IO[bytes]:
    """In memory up to 1 MB, on disk beyond; whoever holds it closes it."""
    return tempfile.SpooledTemporaryFile(IN_MEMORY)


def _refusal(status: int) -> Answer:
    body = REFUSALS[status].encode()
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
        (b"x-content-type-options", b"nosniff"),
        (b"content-security-policy", b"default-src 'none'"),
    ]
    return Answer(status, headers + ([(b"connection", b"close")] if status in {408, 413} else []), body)


async def _chunk(receive: Receive) -> tuple[bytes, bool]:
    """The next piece of the body, and whether more follows. A browser silent for a minute is given up."""
    try:
        message = await asyncio.wait_for(receive(), READ_SECONDS)
    except TimeoutError:
        raise RequestRefused(408) from None
    if message["type"] == "http.disconnect":
        raise ClientGone
    return message.get("body", b""), message.get("more_body", False)


async def _give(answer: Answer, method: str, send: Send) -> None:
    """Send from the loop: one message when it is bytes, blocks otherwise; then close what was read."""
    await send({"type": "http.response.start", "status": answer.status, "headers": answer.headers})
    if isinstance(answer.body, bytes):
        return await send({"type": "http.response.body", "body": answer.body})
    try:
        while method != "HEAD" and (block := answer.body.read(BLOCK)):
            await send({"type": "http.response.body", "body": block, "more_body": True})
        await send({"type": "http.response.body", "body": b""})
    finally:
        answer.body.close()
