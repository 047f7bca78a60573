"""Text as people type it, without what only harms: control characters and the marks that turn a line around.

Pure. Emoji, every alphabet and right-to-left writing stay as they are."""

import re
import unicodedata

TURNING_MARKS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
KEPT_CONTROLS = frozenset("\n\t")


def plain(text: str) -> str:
    """The same text: line ends as \\n, at most two empty lines in a row, no edge space, nothing invisible that acts."""
    lines = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept = "".join(sign for sign in lines if _is_harmless(sign))
    return re.sub(r"\n{4,}", "\n\n\n", kept).strip()


def _is_harmless(sign: str) -> bool:
    return sign in KEPT_CONTROLS or (unicodedata.category(sign) != "Cc" and sign not in TURNING_MARKS)
