"""What a shared tablet keeps of a pseudonym until it is sent: a fingerprint, under a key of that tablet. Pure.

The same in static/agenda/kiosk-board.js. It keeps a glance from reading a name; it is not a safe: short names can be
tried one after the other by who holds both the tablet and its key. So it is gone as soon as it is sent."""

import hashlib
import hmac
import unicodedata


def plain(pseudonym: str) -> str:
    """Letters and digits, without accents or case: « Aïcha 12 » → « aicha12 »."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", pseudonym).lower())
    return "".join(one for one in folded if unicodedata.category(one)[0] in "LN")


def fingerprint(pseudonym: str, key: bytes) -> str:
    """HMAC-SHA-256, in hexadecimal."""
    return hmac.new(key, plain(pseudonym).encode(), hashlib.sha256).hexdigest()
