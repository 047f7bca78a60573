"""What people type, kept as they typed it, without what acts unseen. Pure.

Emoji, every alphabet, right-to-left writing, spaces and line breaks stay."""

import re
import unicodedata

KEPT_CONTROLS = frozenset("\n\t")
TURNING_MARKS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Embeddings, overrides and isolates: they turn around the text that follows, the page's own included."""
UNSEEN = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u3164\uffa0\u2800")

MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20e2\u20e4-\u20ff\ufe20-\ufe2f"
"""Accents that are typed apart from their letter, as a set of a pattern."""
APART = re.compile(f"[{MARKS}]|(?<![0-9#*\ufe0f])\u20e3")
"""Those of a text, and the frame of a key (U+20E3) but around a figure."""
_PILED = re.compile(f"([{MARKS}]{{3}})[{MARKS}]+")
"""More than three accents on a letter: no alphabet does that, they climb over the lines around."""
_HIDDEN = re.compile(f"(?<=[a-zà-ÿœ])[{''.join(UNSEEN)}]+(?=[a-zà-ÿœ])", re.IGNORECASE)
"""What is unseen between two Latin letters: it only keeps the word from being found."""


def clean(text: str) -> str:
    """The same text: line ends as \\n; control characters, turning marks and lone surrogates dropped, with what hides
    in a word and piles of accents."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    if lines.isascii() and lines.isprintable():
        return lines
    return _HIDDEN.sub("", _PILED.sub(r"\1", "".join(sign for sign in lines if _is_harmless(sign))))


def is_blank(text: str) -> bool:
    """Whether nothing of it can be seen: spaces, joiners, fillers, format marks only."""
    return all(sign.isspace() or sign in UNSEEN or unicodedata.category(sign) in {"Cf", "Cc"} for sign in text)


def _is_harmless(sign: str) -> bool:
    return sign in KEPT_CONTROLS or not (sign in TURNING_MARKS or unicodedata.category(sign) in {"Cc", "Cs"})
