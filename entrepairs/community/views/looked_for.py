"""What was just looked for, for the way back from a result: one search, ten minutes, in the session.

It is sealed under a key that the address of the results holds, and nothing else does: the words are neither in an
address, nor readable in the database."""

from base64 import b64decode, b64encode
from datetime import timedelta
from hashlib import sha256
from secrets import token_urlsafe

from cryptography.exceptions import InvalidTag
from django.http import HttpRequest

from entrepairs.core.clock import now
from entrepairs.core.crypto import seal, unseal

SLOT = "looked_for"
KEPT = timedelta(minutes=10)


def keep(request: HttpRequest, words: str) -> str:
    """The key, for the address."""
    key = token_urlsafe(16)
    sealed = b64encode(seal(_secret(key), words, SLOT)).decode()
    request.session[SLOT] = {"words": sealed, "until": (now() + KEPT).timestamp()}
    return key


def kept(request: HttpRequest, key: str) -> str:
    """ "" for another search, once something else was looked for, or too late."""
    found = request.session.get(SLOT)
    if found is None:
        return ""
    if now().timestamp() > found["until"]:
        del request.session[SLOT]
        return ""
    try:
        return unseal(_secret(key), b64decode(found["words"]), SLOT)
    except InvalidTag:
        return ""


def _secret(key: str) -> bytes:
    return sha256(key.encode()).digest()
