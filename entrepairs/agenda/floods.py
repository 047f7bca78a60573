"""When many sign up at once without an account, each is asked to copy a word: a person does it in a moment. Pure."""

from datetime import timedelta
from hashlib import sha256

WINDOW = timedelta(minutes=30)
MANY = 6
"""Sign-ups without an account, to one gathering, within WINDOW: beyond, it may be a machine."""
WORDS = ("tilleul", "lanterne", "théière", "passerelle", "coquelicot", "marelle", "ricochet", "farandole")


def word(recent: int, key: str) -> str:
    """The word to copy, always the same for the same `key`; "" while nothing is unusual."""
    return WORDS[sha256(key.encode()).digest()[0] % len(WORDS)] if recent >= MANY else ""
