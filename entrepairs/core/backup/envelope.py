"""age (age-encryption.org): a file that only a passphrase, or the owner of a key, opens. Any age tool reads it."""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import pyrage
from django.utils.translation import gettext as _

from entrepairs.core.rules import Refused


@dataclass(frozen=True)
class Lock:
    """How a backup is closed and opened: with a passphrase, or to a public key (« age1… ») and its identity file.

    A passphrase needs the whole backup in memory; beyond some hundred megabytes, use a public key."""

    passphrase: str = ""
    recipient: str = ""
    identity: Path | None = None

    def close(self, clear: IO[bytes], closed: IO[bytes]) -> None:
        if not self.recipient:
            closed.write(pyrage.passphrase.encrypt(clear.read(), self.passphrase))
            return
        try:
            key = pyrage.x25519.Recipient.from_str(self.recipient)
        except pyrage.RecipientError as error:
            raise Refused(_("Cette clé publique n’en est pas une. Elle commence par « age1 ».")) from error
        pyrage.encrypt_io(clear, closed, [key])

    def open(self, closed: IO[bytes], clear: IO[bytes]) -> None:
        """Raises Refused when the passphrase or the identity does not open it, or when the file was altered."""
        try:
            if self.identity is None:
                clear.write(pyrage.passphrase.decrypt(closed.read(), self.passphrase))
            else:
                pyrage.decrypt_io(closed, clear, [_identity(self.identity)])
        except (pyrage.DecryptError, OSError) as error:
            sentence = _("Ce fichier ne s’ouvre pas : la phrase ou la clé n’est pas la bonne, ou le fichier est abîmé.")
            raise Refused(sentence) from error

    def close_bytes(self, clear: bytes) -> bytes:
        closed = io.BytesIO()
        self.close(io.BytesIO(clear), closed)
        return closed.getvalue()

    def open_bytes(self, closed: bytes) -> bytes:
        clear = io.BytesIO()
        self.open(io.BytesIO(closed), clear)
        return clear.getvalue()


def _identity(file: Path) -> pyrage.x25519.Identity:
    lines = [line.strip() for line in file.read_text().splitlines()]
    try:
        return pyrage.x25519.Identity.from_str(next(line for line in lines if line.startswith("AGE-SECRET-KEY-")))
    except (StopIteration, pyrage.IdentityError) as error:
        raise Refused(_("Ce fichier ne contient pas de clé age (AGE-SECRET-KEY-…).")) from error
