"""Identifiers that reveal nothing: neither order nor count."""

import secrets
import uuid

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_id() -> uuid.UUID:
    """Random version 4: public in URLs, never guessable."""
    return uuid.uuid4()


def new_code(length: int) -> str:
    """Random code to read aloud or copy by hand: Crockford base 32, 5 bits a character."""
    return "".join(secrets.choice(CROCKFORD) for _ in range(length))


def normal_code(typed: str) -> str:
    """What someone typed, in the alphabet of `new_code`: spaces and dashes dropped, O→0, I and L→1."""
    kept = "".join(c for c in typed.upper() if c.isalnum())
    return kept.translate(str.maketrans("OIL", "011"))
