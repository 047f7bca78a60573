"""What a story is made of, as plain values. Pure."""

from dataclasses import dataclass, field
from hashlib import sha256

TITLE_LIMIT = 80
TEXT_LIMIT = 8_000
NOTE_LIMIT = 120
NAME_LIMIT = 30


@dataclass(frozen=True)
class Words:
    """As the author wrote them. `content_note`: what may be hard to read, said before the text; empty: nothing.
    `signature`: a value of Testimony.Signature; `other_name`: the name chosen when it is « autre »."""

    title: str
    text: str
    content_note: str = ""
    signature: str = "anonyme"
    other_name: str = ""
    experiences: list[str] = field(default_factory=list)


def fingerprint(*parts: str) -> str:
    """SHA-256 of exactly these words, in this order: a consent is to one text and no other."""
    return sha256("\0".join(parts).encode()).hexdigest()
