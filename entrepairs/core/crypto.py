"""Private text at rest: AES-256-GCM under data keys, wrapped by a key ring kept outside the database.

A sealed value is `version | nonce | ciphertext and tag` (29 bytes more than the text); its associated data is
« table:column:row », so that a value copied to another row does not open. A data key is 32 random bytes wrapped
with AES key wrap (RFC 3394) by the newest key of the ring. Destroying a data key erases all it sealed, in every
copy of the database. Source: docs/decisions/0003-chiffrement.md."""

import json
import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.keywrap import aes_key_unwrap, aes_key_wrap
from django.conf import settings

VERSION = b"\x01"
NONCE_BYTES = 12


@dataclass
class KeyRing:
    """Key-encryption keys by name; `newest` wraps, any unwraps. Stored as JSON, mode 0600."""

    path: Path
    keys: dict[str, bytes] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> "KeyRing":
        """Read the ring; make it with one new key when the file does not exist yet."""
        ring = cls(path)
        if path.exists():
            ring.keys = {name: bytes.fromhex(key) for name, key in json.loads(path.read_text())["cles"].items()}
        else:
            ring.add()
        return ring

    @property
    def newest(self) -> str:
        return list(self.keys)[-1]

    def add(self) -> str:
        """Add a new key, save, return its name."""
        name = f"k{len(self.keys) + 1}-{secrets.token_hex(3)}"
        self.keys[name] = secrets.token_bytes(32)
        self.save()
        return name

    def keep_only_newest(self) -> None:
        self.keys = {self.newest: self.keys[self.newest]}
        self.save()

    def save(self) -> None:
        """Written beside, then moved: a cut of power leaves the old ring or the new one."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        draft = self.path.with_suffix(".ecriture")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            json.dump({"cles": {name: key.hex() for name, key in self.keys.items()}}, file)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self.path)

    def wrap(self, data_key: bytes) -> tuple[str, bytes]:
        return self.newest, aes_key_wrap(self.keys[self.newest], data_key)

    def unwrap(self, name: str, wrapped: bytes) -> bytes:
        """Raises KeyError when the ring no longer has the key, InvalidUnwrap when the value was altered."""
        return aes_key_unwrap(self.keys[name], wrapped)


def key_ring() -> KeyRing:
    """The ring of this installation (CLES_FICHIER), read again when another process has changed it."""
    path = Path(settings.KEY_FILE)
    return _ring(path, path.stat().st_mtime_ns if path.exists() else 0)


@lru_cache(maxsize=1)
def _ring(path: Path, _changed_at: int) -> KeyRing:
    return KeyRing.load(path)


def seal(data_key: bytes, text: str, context: str) -> bytes:
    return seal_bytes(data_key, text.encode(), context)


def unseal(data_key: bytes, sealed: bytes, context: str) -> str:
    """Raises InvalidTag when the value was altered, moved to another row, or sealed with another key."""
    return unseal_bytes(data_key, sealed, context).decode()


def seal_bytes(data_key: bytes, data: bytes, context: str) -> bytes:
    nonce = os.urandom(NONCE_BYTES)
    return VERSION + nonce + AESGCM(data_key).encrypt(nonce, data, context.encode())


def unseal_bytes(data_key: bytes, sealed: bytes, context: str) -> bytes:
    """Raises InvalidTag, as `unseal`."""
    nonce, data = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
    return AESGCM(data_key).decrypt(nonce, data, context.encode())


class SealedText(property):
    """A text attribute of a model whose column holds ciphertext; see `sealed`."""


def sealed(column: str, *, key: str) -> Any:
    """Text attribute kept sealed in `column` (a BinaryField) under the DataKey found at the path `key`.

    The row needs its primary key before the text is set (UUID defaults do that). Empty text is stored empty.
    Reading gives "" once the data key has been destroyed."""
    kept = sealed_bytes(column, key=key)
    return SealedText(lambda row: kept.fget(row).decode(), lambda row, text: kept.fset(row, text.encode()))


def sealed_bytes(column: str, *, key: str) -> Any:
    """The same for what is no text: b"" when there is nothing, or nothing any more."""
    find_key: Callable[[Any], Any] = attrgetter(key)

    def read(row: Any) -> bytes:
        value, data_key = bytes(getattr(row, column) or b""), find_key(row)
        return unseal_bytes(data_key.secret, value, _context(row, column)) if value and data_key else b""

    def write(row: Any, data: bytes) -> None:
        setattr(row, column, seal_bytes(find_key(row).secret, data, _context(row, column)) if data else b"")

    return property(read, write)


def _context(row: Any, column: str) -> str:
    return f"{row._meta.db_table}:{column}:{row.pk}"
