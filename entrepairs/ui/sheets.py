"""A piece of page drawn once for each shape that it can have, with holes where something is somebody’s own.

What is kept is the drawing of the shape: no name, no word, no key. `cut` it once, `fill` it each time."""

from collections.abc import Mapping
from html import escape
from uuid import UUID

from django.utils.safestring import SafeString

_MARK = "\x00"
KEY = UUID("00000000-0000-4000-8000-000000000000")
"""Stands for the key of a row, in addresses too: the hole is named « key »."""


def hole(name: str) -> SafeString:
    """Where `name` is filled in."""
    return SafeString(f"{_MARK}{name}{_MARK}")


def cut(html: str) -> tuple[str, ...]:
    """What is drawn, and the names of the holes, in turn."""
    return tuple(html.replace(str(KEY), hole("key")).split(_MARK))


def fill(pieces: tuple[str, ...], own: Mapping[str, str]) -> SafeString:
    """The piece of page. What is not safe is escaped. KeyError: a hole that nothing fills."""
    whole, safe = list(pieces), {name: one if isinstance(one, SafeString) else escape(one) for name, one in own.items()}
    whole[1::2] = [safe[name] for name in pieces[1::2]]
    return SafeString("".join(whole))
