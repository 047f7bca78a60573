"""What was just looked for, for the way back from a result: one search, ten minutes, in the session.

It is sealed under a key that the address of the results holds, and nothing else does: the words are neither in an
address, nor readable in the database. Where a page of results ended is in it too, sealed for all but the server."""

from base64 import b64decode, b64encode, urlsafe_b64decode, urlsafe_b64encode
from datetime import timedelta
from hashlib import sha256
from secrets import token_urlsafe

from cryptography.exceptions import InvalidTag
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from entrepairs.core.clock import now
from entrepairs.core.crypto import seal, seal_bytes, unseal, unseal_bytes

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


def told(place: int) -> str:
    """A place in the index, for the address: its number there would count what is shown in every circle, to who reads a
    few of them."""
    return urlsafe_b64encode(seal_bytes(_of_places(), place.to_bytes(8), SLOT)).decode()


def place(told: str) -> int | None:
    """None when it is nothing of the kind: the beginning."""
    try:
        return int.from_bytes(unseal_bytes(_of_places(), urlsafe_b64decode(told), SLOT))
    except (InvalidTag, ValueError):
        return None


def _of_places() -> bytes:
    return salted_hmac("entrepairs.community.looked_for", SLOT, algorithm="sha256").digest()


def _secret(key: str) -> bytes:
    return sha256(key.encode()).digest()
