"""A real push service, a real browser’s keys, a real command: what rings in tests."""

import base64
import json
import os
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from entrepairs.core.webpush import Subscription

CURVE = ec.SECP256R1()


def text_of(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()


@dataclass
class Browser:
    """It subscribes, and opens what comes."""

    endpoint: str
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(CURVE))
    secret: bytes = field(default_factory=lambda: os.urandom(16))

    @property
    def point(self) -> bytes:
        return self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)

    @property
    def subscription(self) -> Subscription:
        return Subscription(self.endpoint, text_of(self.point), text_of(self.secret))

    def opened(self, body: bytes) -> str:
        """RFC 8291, from the side that receives."""
        salt, length = body[:16], struct.unpack("!LB", body[16:21])[1]
        theirs, sealed = body[21 : 21 + length], body[21 + length :]
        shared = self.key.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(CURVE, theirs))
        master = HKDF(SHA256(), 32, self.secret, b"WebPush: info\0" + self.point + theirs).derive(shared)
        key = HKDF(SHA256(), 16, salt, b"Content-Encoding: aes128gcm\0").derive(master)
        nonce = HKDF(SHA256(), 12, salt, b"Content-Encoding: nonce\0").derive(master)
        return AESGCM(key).decrypt(nonce, sealed, None).rstrip(b"\x02").decode()


@dataclass
class Service:
    """What it answers, and what it was sent: headers and body."""

    origin: str
    answer: int = 201
    sent: list[tuple[dict[str, str], bytes]] = field(default_factory=list)


@contextmanager
def push_service() -> Iterator[Service]:
    """A small HTTP server on this machine, for the time of a test."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            service.sent.append((dict(self.headers), body))
            self.send_response(service.answer)
            self.send_header("Content-Length", "0")
            self.send_header("Location", "http://127.0.0.1:9/ailleurs")
            self.end_headers()

        def log_message(self, *told: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service = Service(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        thread.join(10)
        server.server_close()


def command(folder: Path, then: str = "") -> tuple[str, Path]:
    """A command file that writes what it was given and what it knows; `then`: its last line."""
    script, said = folder / "envoyer un sms", folder / "dit.txt"
    body = "import json, os, sys\n"
    body += f"with open({str(said)!r}, 'a') as file:\n"
    body += "    file.write(json.dumps([sys.argv[1:], sys.stdin.read(), sorted(os.environ)]) + '\\n')\n"
    script.write_text(f"#!/usr/bin/env python3\n{body}{then}\n")
    script.chmod(0o700)
    return f"'{script}'", said


def said_to(said: Path) -> list[tuple[list[str], str, list[str]]]:
    """Arguments, input and names of the environment of each run."""
    return [tuple(json.loads(line)) for line in said.read_text().splitlines()] if said.exists() else []
