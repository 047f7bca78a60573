"""Web push: a message that only the browser it is for can read (RFC 8291), signed by this installation (RFC 8292).

Only `send` talks to anybody, and nothing calls it as long as no key is set.
Source: docs/decisions/0019-sonner-dehors.md."""

import base64
import http.client
import json
import os
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from fnmatch import fnmatchcase
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

CURVE = ec.SECP256R1()
SIGNED_FOR = timedelta(hours=12)
KEPT_SECONDS = 900
"""How long the service keeps a message for a browser that sleeps: later, someone else was called."""
WAITED_SECONDS = 10
GONE = (404, 410)


@dataclass(frozen=True)
class Subscription:
    """What a browser gives: where to send, and its keys, base64url."""

    endpoint: str
    p256dh: str
    auth: str


class Unsent(Exception):
    """The service did not take it; `is_gone`: that browser no longer wants any."""

    def __init__(self, status: int) -> None:
        super().__init__(f"status {status}")
        self.is_gone = status in GONE


def new_key() -> str:
    """A private key for an installation."""
    return _text(ec.generate_private_key(CURVE).private_numbers().private_value.to_bytes(32, "big"))


def private_key(text: str) -> ec.EllipticCurvePrivateKey:
    """ValueError when it is not 32 bytes in base64url, or zero."""
    try:
        (value,) = struct.unpack("32s", _bytes(text))
        return ec.derive_private_key(int.from_bytes(value, "big"), CURVE)
    except (ValueError, struct.error) as wrong:
        raise ValueError("a key is 32 bytes in base64url, not all zero") from wrong


def public_text(key: ec.EllipticCurvePrivateKey) -> str:
    """What a browser asks for to subscribe."""
    return _text(_point(key))


def is_known(endpoint: str, services: Sequence[str]) -> bool:
    """Whether this address belongs to a service that the host allows: « https://*.example.org » covers one level more.

    A browser could give any address; the server would call it."""
    found = urlsplit(endpoint)
    origin = f"{found.scheme}://{found.netloc}"
    return "@" not in found.netloc and any(fnmatchcase(origin, one.rstrip("/")) for one in services)


def encrypted(
    text: str, to: Subscription, *, ours: ec.EllipticCurvePrivateKey | None = None, salt: bytes = b""
) -> bytes:
    """One record, aes128gcm. ValueError on keys that are none. `ours` and `salt` are drawn, but for a test."""
    ours, salt = ours or ec.generate_private_key(CURVE), salt or os.urandom(16)
    theirs, secret = _bytes(to.p256dh), _bytes(to.auth)
    shared = ours.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(CURVE, theirs))
    point = _point(ours)
    master = _derived(shared, secret, b"WebPush: info\0" + theirs + point, 32)
    key = _derived(master, salt, b"Content-Encoding: aes128gcm\0", 16)
    nonce = _derived(master, salt, b"Content-Encoding: nonce\0", 12)
    body = AESGCM(key).encrypt(nonce, text.encode() + b"\x02", None)
    return salt + struct.pack("!LB", 4096, len(point)) + point + body


def signature(endpoint: str, key: ec.EllipticCurvePrivateKey, contact: str, at: datetime) -> str:
    """The Authorization header: who sends, for twelve hours, to that service only."""
    where = urlsplit(endpoint)
    claims = {"aud": f"{where.scheme}://{where.netloc}", "exp": int((at + SIGNED_FOR).timestamp()), "sub": contact}
    said = ".".join(_text(json.dumps(part).encode()) for part in ({"typ": "JWT", "alg": "ES256"}, claims))
    r, s = decode_dss_signature(key.sign(said.encode(), ec.ECDSA(SHA256())))
    return f"vapid t={said}.{_text(r.to_bytes(32, 'big') + s.to_bytes(32, 'big'))}, k={public_text(key)}"


def send(text: str, to: Subscription, key: ec.EllipticCurvePrivateKey, contact: str, at: datetime) -> None:
    """Once, without following any redirection. Raises Unsent, OSError or http.client.HTTPException."""
    where = urlsplit(to.endpoint)
    kind = http.client.HTTPSConnection if where.scheme == "https" else http.client.HTTPConnection
    connection = kind(where.netloc, timeout=WAITED_SECONDS)
    headers = {
        "Authorization": signature(to.endpoint, key, contact, at),
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(KEPT_SECONDS),
        "Urgency": "high",
    }
    try:
        path = f"{where.path or '/'}?{where.query}" if where.query else where.path or "/"
        connection.request("POST", path, encrypted(text, to), headers)
        status = connection.getresponse().status
    finally:
        connection.close()
    if not 200 <= status < 300:
        raise Unsent(status)


def _derived(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(SHA256(), length, salt, info).derive(secret)


def _point(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def _text(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    """ValueError when it is not base64url."""
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
