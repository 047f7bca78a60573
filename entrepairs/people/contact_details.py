"""Finds in a text what would let anybody reach its author outside. Pure."""

import re

_PHONE = re.compile(r"(?<![\w.])(?:\+|00)?\d(?:[\s.\-/()_]{0,3}\d){8,}")
_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]+\s*(?:@|\(at\)|\[at\]|\barobase?\b)\s*[\w-]+\s*(?:\.|\bpoint\b|\bdot\b|\(dot\))\s*\w{2,}",
    re.IGNORECASE,
)


def holds_phone(text: str) -> bool:
    """At least nine digits in a row, spaces and dots between: « 06 39 98 00 00 », « +32 470 12 34 56 »."""
    return bool(_PHONE.search(text))


def holds_email(text: str) -> bool:
    """« nom@exemple.fr », « nom arobase exemple point fr »."""
    return bool(_EMAIL.search(text))
