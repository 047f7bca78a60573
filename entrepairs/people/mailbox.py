"""Reads the mails that Django's file backend left in a folder: for the demonstration only."""

from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

_BETWEEN = b"-" * 79 + b"\n"
MOST = 50


@dataclass(frozen=True)
class Letter:
    """One mail, as a mail program would show it."""

    to: str
    subject: str
    date: str
    text: str


def letters(folder: Path) -> list[Letter]:
    """The newest mails first, fifty at most; none when the folder does not exist."""
    files = sorted(folder.glob("*.log"), key=lambda file: file.stat().st_mtime_ns, reverse=True)[:MOST]
    return [letter for file in files for letter in reversed(list(_letters(file)))][:MOST]


def _letters(file: Path) -> Iterator[Letter]:
    for part in file.read_bytes().split(_BETWEEN):
        if part.strip():
            message = message_from_bytes(part.strip() + b"\n", policy=policy.default)
            yield Letter(str(message["To"]), str(message["Subject"]), str(message["Date"]), _text(message))


def _text(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    return str(body.get_content()) if body else ""
