"""Slowing down who tries again and again: counted a client and an hour, for all processes together.

One process counts in its memory; several count in the table of `people.Tries` (settings.CACHES)."""

from allauth.core.internal import ratelimit
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

RATES = {"signup": "30/h/ip", "pseudonym": "120/h/ip", "recover": "10/h/ip", "install": "10/h/ip"}


def too_many(request: HttpRequest, act: str) -> bool:
    """Count one try of this act (a key of RATES); True when there have been too many. Reading a page never counts."""
    return not ratelimit.consume(request, app="entrepairs.people", action=act, config=RATES)


def hidden_key(key: str, key_prefix: str, version: int) -> str:
    """The key of a counter as it is written down: an address of the network cannot be read from it."""
    return salted_hmac("entrepairs.people.throttle", f"{key_prefix}:{version}:{key}", algorithm="sha256").hexdigest()
