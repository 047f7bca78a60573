"""The one-time code that lets the first administrator in, through the browser.

The terminal shows the code, the data folder keeps its hash: who can read the terminal holds the machine already."""

import hashlib
import hmac
import os
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from entrepairs.core.ids import new_code, normal_code

CODE_LENGTH = 12  # Crockford characters: 60 bits
VALID_FOR = timedelta(days=7)


def code_file() -> Path:
    """DATA_DIR/code_installation: hash of the code and the end of its life; absent or empty when none is awaited."""
    return Path(settings.DATA_DIR) / "code_installation"


def new_installation_code(at: datetime) -> str:
    """A fresh code, in groups of four; the former one stops working."""
    code = new_code(CODE_LENGTH)
    forget_installation_code()
    descriptor = os.open(code_file(), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(f"{_hash(code)} {(at + VALID_FOR).isoformat()}")
    return "-".join(code[i : i + 4] for i in range(0, CODE_LENGTH, 4))


def installation_is_awaited(at: datetime) -> bool:
    """A code was made, not used, and is not too old."""
    return bool(_stored_hash(at))


def is_installation_code(typed: str, at: datetime) -> bool:
    """Whether `typed` is the code; spaces, dashes and case do not matter."""
    return hmac.compare_digest(_hash(normal_code(typed)), _stored_hash(at))


def forget_installation_code() -> None:
    """It has been used."""
    code_file().unlink(missing_ok=True)


def _stored_hash(at: datetime) -> str:
    words = code_file().read_text().split() if code_file().exists() else []
    return words[0] if len(words) == 2 and at < datetime.fromisoformat(words[1]) else ""


def _hash(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
