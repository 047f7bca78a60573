"""How names of places are compared: without accents, case, hyphens, apostrophes; « St » is « Saint »."""

import re

PLAIN = {
    "a": "àâäáãå",
    "e": "éèêë",
    "i": "îïìí",
    "o": "ôöòóõ",
    "u": "ûüùú",
    "y": "ÿý",
    "c": "ç",
    "n": "ñ",
    "oe": "œ",
    "ae": "æ",
    "ss": "ß",
    " ": "'’-–.,()/_\xa0\u202f\u2011",
}
_WHOLE = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes", "arrdt": "arrondissement"}
_ORDINAL = re.compile(r"(\d{1,2})(?:er|e|eme|nd|nde)")
_KEPT = re.compile(r"[a-z0-9]+")


def fold(text: str) -> str:
    """Lower case, no accent, punctuation turned into spaces. Fast on a whole file at once: one pass a letter."""
    text = text.lower()
    for plain, accented in PLAIN.items():
        for letter in accented:
            text = text.replace(letter, plain)
    return text


def words(text: str) -> list[str]:
    """What a person typed, as the folded words to look for: « St-Denis (93) » → saint, denis, 93."""
    return [_spelled(word) for word in _KEPT.findall(fold(text))]


def _spelled(word: str) -> str:
    ordinal = _ORDINAL.fullmatch(word)
    return ordinal[1] if ordinal else _WHOLE.get(word, word)
