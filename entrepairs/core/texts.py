"""What people type, kept as they typed it, without what acts unseen. Pure.

Emoji, every alphabet, right-to-left writing, spaces and line breaks stay."""

import re
import unicodedata

TURNING_MARKS = "\u202a-\u202e\u2066-\u2069"
"""Embeddings, overrides and isolates: they turn around the text that follows, the page's own included. As a set of a
pattern."""
UNSEEN = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u3164\uffa0\u2800")

MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20e2\u20e4-\u20ff\ufe20-\ufe2f"
"""Accents that are typed apart from their letter, as a set of a pattern."""
APART = re.compile(f"[{MARKS}]|(?<![0-9#*\ufe0f])\u20e3")
"""Those of a text, and the frame of a key (U+20E3) but around a figure."""
_PILED = re.compile(f"([{MARKS}]{{3}})[{MARKS}]+")
"""More than three accents on a letter: no alphabet does that, they climb over the lines around."""
_HARMFUL = re.compile(f"[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff{TURNING_MARKS}]")
"""Control characters but the ends of lines and the tabs, lone surrogates, turning marks."""
_HIDDEN = re.compile(f"(?<=[a-zà-ÿœ])[{''.join(UNSEEN)}]+(?=[a-zà-ÿœ])", re.IGNORECASE)
"""What is unseen between two Latin letters: it only keeps the word from being found."""


def clean(text: str) -> str:
    """The same text: line ends as \\n; control characters, turning marks and lone surrogates dropped, with what hides
    in a word and piles of accents."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    if lines.isascii() and lines.isprintable():
        return lines
    return _HIDDEN.sub("", _PILED.sub(r"\1", _HARMFUL.sub("", lines)))


def is_blank(text: str) -> bool:
    """Whether nothing of it can be read: spaces, joiners, fillers, format marks only, and what goes on a letter when
    there is none: accents, variants."""
    kinds = {"Cf", "Cc", "Mn", "Mc", "Me"}
    return all(sign.isspace() or sign in UNSEEN or unicodedata.category(sign) in kinds for sign in text)
