"""The words of a post as the index keeps them: each stem under the key of its circle. Pure.

HMAC-SHA256 cut to 40 bits, in 8 letters and digits. Without the key they say nothing, and two circles cannot be laid
side by side; the key erased, the index is noise. Source: docs/decisions/0020-chercher-sans-montrer.md."""

from base64 import b32encode
from collections.abc import Iterable, Sequence
from hashlib import sha256
from hmac import digest

from entrepairs.community.asked import Part
from entrepairs.core.words import keywords, stem

BYTES = 5


class Keyed:
    """Words under one key."""

    def __init__(self, secret: bytes) -> None:
        self._key = digest(secret, b"search", sha256)

    def word(self, one: str) -> str:
        return b32encode(digest(self._key, one.encode(), sha256)[:BYTES]).decode().lower()

    def words(self, *texts: str) -> str:
        """Those of texts, each once, in an order that says nothing."""
        stems = {stem(word) for text in texts for word in keywords(text)}
        return " ".join(sorted(self.word(one) for one in stems))

    def query(self, parts: Sequence[Part], both: str, either: str) -> str:
        """What answers every part, in the language of an index that says « and » and « or » so."""
        said = (_joined((_joined(map(self.word, way), both) for way in part.ways), either) for part in parts)
        return _joined(said, both)


def _joined(pieces: Iterable[str], by: str) -> str:
    found = list(pieces)
    return found[0] if len(found) == 1 else f"({by.join(found)})"
