"""Slowing down who tries again and again: counted a client and an hour, for all processes together.

One process counts in its memory; several count in the table of `people.Tries` (settings.CACHES).

Wrong phrases are counted for each pseudonym, so that nobody guesses one from a thousand machines. A device where the
person has signed in counts apart: whoever knows the pseudonym cannot lock them out of it."""

from typing import Any

from allauth.core.internal import ratelimit
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare, salted_hmac

DAY = 24 * 3600  # seconds
DEVICE_AGE = 365 * DAY
RATES = {
    "signup": "30/h/ip",
    "seat": "20/h/ip",
    "pseudonym": "120/h/ip",
    "recover": "10/h/ip",
    "install": "10/h/ip",
    "invitation": "20/h/ip",
    "mistake": "12/h/ip",
    "report": "20/h/ip",
    "concern": "30/h/ip",
    "receipt": "60/h/ip",
    "ring": "5/h/user",
    "post": "30/h/user",
    "picture": "60/h/user",
}


def too_many(request: HttpRequest, act: str) -> bool:
    """Count one try of this act (a key of RATES); True when there have been too many. Reading a page never counts."""
    return not ratelimit.consume(request, app="entrepairs.people", action=act, config=RATES)


def seen_again(words: str) -> int:
    """How many times these words were sent here since the first time, in a day at most. Only their mark is kept."""
    key = f"same:{salted_hmac('entrepairs.people.same', words, algorithm='sha256').hexdigest()}"
    cache.add(key, 0, DAY)
    return cache.incr(key)


def hidden_key(key: str, key_prefix: str, version: int) -> str:
    """The key of a counter as it is written down: an address of the network cannot be read from it."""
    return salted_hmac("entrepairs.people.throttle", f"{key_prefix}:{version}:{key}", algorithm="sha256").hexdigest()


def is_own_device(request: HttpRequest, person: Any) -> bool:
    """Whether this person has signed in on this device before."""
    return constant_time_compare(request.COOKIES.get(settings.DEVICE_COOKIE_NAME, ""), _mark(person))


def remember_device(request: HttpRequest, response: HttpResponse, person: Any) -> None:
    """Leave on the device a mark that names nobody. It ends with the window, unless the person stays signed in here:
    a shared computer keeps no trace. « Quitter vite » takes it back."""
    age = DEVICE_AGE if request.session.get("kept") else None
    name, mark = settings.DEVICE_COOKIE_NAME, _mark(person)
    response.set_cookie(name, mark, max_age=age, httponly=True, secure=settings.HTTPS, samesite="Lax")


def _mark(person: Any) -> str:
    return salted_hmac("entrepairs.people.device", str(person.pk), algorithm="sha256").hexdigest()
