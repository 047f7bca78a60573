"""What people type, kept as they typed it, without what acts unseen. Pure.

Emoji, every alphabet, right-to-left writing, spaces and line breaks stay."""

import unicodedata

KEPT_CONTROLS = frozenset("\n\t")
TURNING_MARKS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Embeddings, overrides and isolates: they turn around the text that follows, the page's own included."""
UNSEEN = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u3164\uffa0\u2800")


def clean(text: str) -> str:
    """The same text: line ends as \\n; control characters, turning marks and lone surrogates dropped."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return lines if lines.isascii() and lines.isprintable() else "".join(sign for sign in lines if _is_harmless(sign))


def is_blank(text: str) -> bool:
    """Whether nothing of it can be seen: spaces, joiners, fillers, format marks only."""
    return all(sign.isspace() or sign in UNSEEN or unicodedata.category(sign) in {"Cf", "Cc"} for sign in text)


def _is_harmless(sign: str) -> bool:
    return sign in KEPT_CONTROLS or not (sign in TURNING_MARKS or unicodedata.category(sign) in {"Cc", "Cs"})
