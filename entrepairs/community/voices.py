"""Under which name someone writes in a thread, and how one’s own is known again without saying whose it is.

A mark is HMAC-SHA256, under the key of the circle, of the thread and the person: equal only for the same person in the
same thread. Without the key nobody can make it, and two threads cannot be laid side by side.
Source: docs/decisions/0018-sans-mon-pseudonyme.md."""

import secrets
from collections.abc import Collection
from hashlib import sha256
from hmac import digest
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

ALIASES = (
    gettext_noop("Une lanterne"),
    gettext_noop("Une plume"),
    gettext_noop("Une écharpe"),
    gettext_noop("Une fenêtre"),
    gettext_noop("Une barque"),
    gettext_noop("Une tasse"),
    gettext_noop("Une feuille"),
    gettext_noop("Une étoile"),
    gettext_noop("Une pelote"),
    gettext_noop("Une clairière"),
)
COLOURS = (
    gettext_noop("bleue"),
    gettext_noop("verte"),
    gettext_noop("rouge"),
    gettext_noop("jaune"),
    gettext_noop("blanche"),
    gettext_noop("orange"),
    gettext_noop("dorée"),
    gettext_noop("violette"),
    gettext_noop("rose"),
    gettext_noop("grise"),
)


def mark(secret: bytes, thread: UUID, person: UUID) -> str:
    """64 hexadecimal signs."""
    return digest(digest(secret, b"voice", sha256), thread.bytes + person.bytes, sha256).hex()


def reading_mark(secret: bytes, thing: UUID, person: UUID) -> str:
    """Where someone is in a thread or a circle: nobody else can make it, nor lay two things side by side."""
    return digest(digest(secret, b"reading", sha256), thing.bytes + person.bytes, sha256).hex()


def stray_mark() -> str:
    """A mark that is nobody’s: for a voice whose account is erased."""
    return secrets.token_hex(32)


def draw_alias(taken: Collection[str]) -> str:
    """« Une lanterne bleue », at random: it has nothing of the person. One that is free in the thread, as far as
    there are any; then with a number."""
    free = [one for noun in ALIASES for colour in COLOURS if (one := f"{_(noun)} {_(colour)}") not in taken]
    return secrets.choice(free) if free else f"{_(ALIASES[0])} {len(taken) + 1}"
