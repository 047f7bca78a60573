"""French words as people type them, made comparable: inclusive writing undone, accents and endings dropped.

One normaliser for search and for matching. Queries without accents find texts with them, because letters are folded
before and after the stem is taken."""

import re
import unicodedata
from functools import lru_cache

from Stemmer import Stemmer

_INCLUSIVE = re.compile(
    r"(?<=\w)[·.•⋅‧](?:trices|trice|rices|rice|euses|euse|ères|ère|ives|ive|nes|ne|les|le|es|e|s)(?:[·.•⋅‧]s)?\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "’": "'", "ʼ": "'"})
_stemmer = Stemmer("french")


def fold(text: str) -> str:
    """Lower case, no accent, no ligature. Punctuation stays."""
    letters = unicodedata.normalize("NFKD", text.lower().translate(_LIGATURES))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def plain_words(text: str) -> list[str]:
    """The words of a text as typed, without their inclusive endings: « aidant·es » is « aidant »."""
    return _WORD.findall(_INCLUSIVE.sub("", unicodedata.normalize("NFC", text)))


def stems(text: str) -> list[str]:
    """The stems of the words of a text, in order, repeats kept: « Je dors, tu dormiras » → je, dor, tu, dorm."""
    return [stem(word) for word in plain_words(text)]


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The stem of one word, folded."""
    return fold(_stemmer.stemWord(fold(word)))
