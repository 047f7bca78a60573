"""The link by which someone without an account comes back to their seat.

It is drawn from the key that seals their alias: whoever holds the key file can write it again in a reminder, the
database alone cannot. Of the link itself only a fingerprint is kept. It dies with the key."""

import hmac
from base64 import urlsafe_b64encode
from hashlib import sha256

BYTES = 18


def token(secret: bytes) -> str:
    """24 characters for an address: 144 bits that nobody guesses. `secret`: of the DataKey."""
    return urlsafe_b64encode(hmac.digest(secret, b"entrepairs.agenda.place", "sha256")[:BYTES]).decode()


def slip_token(secret: bytes, signup: object) -> str:
    """Of the slip that this sign-up (its key) opened: written again each time, so that one may leave and come back."""
    message = f"entrepairs.agenda.slip:{signup}".encode()
    return urlsafe_b64encode(hmac.digest(secret, message, "sha256")[:BYTES]).decode()


def fingerprint(text: str) -> str:
    """What the database keeps of a link: 64 hexadecimal digits."""
    return sha256(text.encode()).hexdigest()
