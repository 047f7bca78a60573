"""French words as people type them, made comparable: inclusive writing undone, accents and endings dropped.

One normaliser for search and for matching. Queries without accents find texts with them, because letters are folded
before and after the stem is taken."""

import re
import unicodedata
from functools import lru_cache

from Stemmer import Stemmer

from entrepairs.core.texts import APART

_INCLUSIVE = re.compile(
    r"(?<=\w)[·.•⋅‧](?:trices|trice|rices|rice|euses|euse|ères|ère|ives|ive|nes|ne|les|le|es|e|s)(?:[·.•⋅‧]s)?\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "’": "'", "ʼ": "'"})
_stemmer = Stemmer("french")
_SMALL = """
a ai aie ait alors apres as au aucun aussi autre aux avaient avais avait avec avez avoir avons ayant c ca ce cela
ces cet cette ceux chaque chez ci comme comment d dans de deja des donc dont du elle elles en encore entre es est et
etaient etais etait etant ete etes etre eu eux fait faire fais faut il ils j je jusque juste l la le les leur leurs
lui m ma mais me meme memes mes mien moi moins mon n ne ni nos notre nous on ont ou par parce pas peu peut peux plus
plutot pour pourquoi qu quand que quel quelle quelles quels qui quoi s sa sans se sera ses seulement si sien soi
soit sommes son sont sous suis sur t ta tant te tes toi ton tous tout toute toutes tres trop tu un une va vais vas
vers voici voila vont vos votre vous vraiment y
"""


def fold(text: str) -> str:
    """Lower case, no accent, no ligature. Punctuation stays."""
    if text.isascii():
        return text.lower()
    letters = unicodedata.normalize("NFKD", text.lower().translate(_LIGATURES))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def plain_words(text: str) -> list[str]:
    """The words of a text as typed, without their inclusive endings: « aidant·es » is « aidant ». Accents typed
    apart, that no letter takes in, do not cut a word in pieces."""
    whole = text if text.isascii() else APART.sub("", unicodedata.normalize("NFC", text))
    return _WORD.findall(_INCLUSIVE.sub("", whole))


def stems(text: str) -> list[str]:
    """The stems of the words of a text, in order, repeats kept: « Je dors, tu dormiras » → je, dor, tu, dorm."""
    return [stem(word) for word in plain_words(text)]


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The stem of one word, folded."""
    return fold(_stemmer.stemWord(fold(word)))


@lru_cache(maxsize=1)
def small_stems() -> frozenset[str]:
    """Of the words that say little by themselves: a search does not look for them."""
    return frozenset(stem(word) for word in _SMALL.split())


def keywords(text: str) -> list[str]:
    """The words of a text that a search looks for, as typed, in order: neither small ones nor lone letters."""
    return [word for word in plain_words(text) if len(word) > 1 and stem(word) not in small_stems()]
