"""How a word sounds, so that one typed as it is heard is read as the one that is meant: « betiz » is « betise ». Pure.

Rough on purpose: letters that sound alike become one, and an ending that French does not say goes."""

import re
from collections.abc import Iterable

from entrepairs.core.once import once
from entrepairs.safety.triage import DATA
from entrepairs.safety.triage.dictionary import is_french

FILE = DATA / "mots.tsv"
"""Words of the texts that are shipped, the most frequent first, then those of the lexicon; folded, each with how it
sounds. A word of the dictionary is never taken for one of them."""
VOWEL = re.compile("[aeiouy]")


def _pairs(written: str) -> tuple[tuple[str, str], ...]:
    """« ph:f h: » is ph for f, and nothing for h."""
    return tuple((letters, sound) for letters, _sign, sound in (one.partition(":") for one in written.split()))


_SOFT = _pairs(
    "ph:f ch:S h: tion:sion gn:N qu:k q:k ce:se ci:si cy:si c:k gue:Ge gui:Gi guy:Gi gea:ja geo:jo geu:ju "
    "ge:je gi:ji gy:ji g:G"
)
"""What a letter says before another, and how each is written here."""
_VOWELS = _pairs("eau:o au:o oi:wa oy:wa ou:W ai:e ei:e ay:e y:i")
_BUZZING = re.compile("(?<=[aeiouy])s(?=[aeiouy])")
_BEFORE = "(?=[bdfjklprstvzSNG]|$)"
_NASAL = tuple(
    (re.compile(f"(?:{letters}){_BEFORE}"), sound)
    for letters, sound in (("(?:ai|ei|i|y)[nm]|un", "I"), ("[ae][nm]", "A"), ("o[nm]", "O"))
)
_TWICE = re.compile(r"(.)\1+")
_NOT_HEARD = (
    (re.compile("(?:er|e[zt]s?|ai[stx]?|aiAt)$"), "e"),
    (re.compile("(?<=..)es?$"), ""),
    (re.compile("(?<=.)[stdpxz]+$"), ""),
)
"""At the end of a word; the first that is there."""
_GLUED = re.compile(
    "[jlmndtsk](?=[aeiouy])|j(?=[lmn][aeiouy])|(?:[jlmn](?![aeiouyhlmn])|[dt](?![aeiouyhrw]))(?=[a-z]{2})"
)


def meant(word: str) -> tuple[str, ...]:
    """The known words that a folded one stands for, or itself: « comens » is « commence », « mdi » is « me di »,
    « ladresse » is « l adresse », and the z of « les zenfants » goes."""
    if is_french(word):
        return (word,)
    if found := _heard(word):
        return (found,)
    rest = _heard(word[1:]) if _GLUED.match(word) or word[0] == "z" else None
    if rest is None:
        return (word,)
    if word[0] == "z":
        return (rest,)
    first = "qu" if word[0] == "k" else word[0]
    return (first if VOWEL.match(word[1:]) else f"{first}e", rest)


def _heard(word: str) -> str | None:
    """Itself when it is known, or the known word that sounds like it."""
    known, heard = _words()
    if word in known:
        return word
    if not VOWEL.search(word):
        return None
    return heard.get(sound(word, ends=True)) or heard.get(sound(word, ends=False))


def sound(word: str, *, ends: bool) -> str:
    """`ends`: its last letters are all heard, as in what is typed by ear."""
    word = _with(_SOFT, _BUZZING.sub("z", word))
    for letters, nasal in _NASAL:
        word = letters.sub(nasal, word)
    if not ends:
        word = next((end.sub(heard, word) for end, heard in _NOT_HEARD if end.search(word)), word)
    return _TWICE.sub(r"\1", _with(_VOWELS, word))


def _with(pairs: Iterable[tuple[str, str]], word: str) -> str:
    for letters, heard in pairs:
        word = word.replace(letters, heard)
    return word


def written(words: Iterable[str]) -> str:
    """As the file holds them."""
    return "".join(f"{word}\t{sound(word, ends=False)}\n" for word in words)


@once
def _words() -> tuple[frozenset[str], dict[str, str]]:
    """Those that are known, and the most frequent of those that sound alike."""
    pairs = [line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines()]
    return frozenset(word for word, _sound in pairs), {heard: word for word, heard in reversed(pairs)}
