"""As little HTTP as a measure needs, so that the client takes little of the processors it shares with the server."""

import asyncio
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit


@dataclass
class Connection:
    """One connection kept open, one request at a time."""

    host: str
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    @classmethod
    async def to(cls, url: str) -> Self:
        parts = urlsplit(url)
        return cls(parts.netloc, *await asyncio.open_connection(parts.hostname, parts.port))

    async def ask(self, path: str, cookies: str, body: bytes | None = None) -> tuple[int, dict[str, str], bytes]:
        """GET, or POST of a form; status, headers (names in lower case; the last one of a name) and body."""
        self.send(path, cookies, body)
        status, headers = await self.head()
        return status, headers, await self.reader.readexactly(int(headers.get("content-length", 0)))

    def send(self, path: str, cookies: str, body: bytes | None = None) -> None:
        lines = [f"{'GET' if body is None else 'POST'} {path} HTTP/1.1", f"Host: {self.host}", f"Cookie: {cookies}"]
        if body is not None:
            lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
        self.writer.write("\r\n".join([*lines, "", ""]).encode() + (body or b""))

    async def head(self) -> tuple[int, dict[str, str]]:
        lines = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        pairs = (line.split(": ", 1) for line in lines[1:] if line)
        return int(lines[0].split(" ")[1]), {name.lower(): value for name, value in pairs}

    async def close(self) -> None:
        self.writer.close()
        await self.writer.wait_closed()
