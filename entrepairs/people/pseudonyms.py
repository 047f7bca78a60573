"""What a pseudonym may be, which ones look alike, and friendly ones to propose. Pure."""

import re
import secrets
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from importlib import import_module
from typing import Any

from django.utils.translation import gettext as _

from entrepairs.core.once import once
from entrepairs.people.pseudonym_words import ADJECTIVES, FEMININE, FIRST_NAMES, MASCULINE, RESERVED

SHORTEST, LONGEST = 2, 30
PERSON_TITLES = r"(?:m|mr|mme|mlle|monsieur|madame|mademoiselle|dr|docteur|pr|professeur)"
LOOKS_LIKE_EMAIL = re.compile(
    r"@|\bat\b.+\bdot\b|\b(?:arobase|gmail|hotmail|outlook)\b|\.(?:fr|be|com|net|org)\b", re.I
)
LOOKS_LIKE_PHONE = re.compile(r"(?:\d[\s.\-/]*){7,}")
LOOKS_LIKE_NAME = re.compile(
    rf"^(?i:{PERSON_TITLES})(?:\.\s?|\s)\S|^[A-ZÀ-Ý][a-zà-ÿ'’-]+[ ._-]?[A-ZÀ-Ý][A-ZÀ-Ýa-zà-ÿ'’-]+$"
)
ALLOWED = re.compile(r"^\w(?:[\w '’.\-·]*[\w.])?$")


def skeleton(pseudonym: str) -> str:
    """Key under which two pseudonyms that look alike are the same.

    Latin look-alikes of other scripts replaced, accents and case folded, all but letters and digits dropped,
    then 0→o and 1, i→l. Source: Unicode TR39, reduced to the characters that `ALLOWED` lets through."""
    letters = "".join(_latin(c) for c in unicodedata.normalize("NFKD", pseudonym[:200]))
    folded = "".join(c for c in letters.casefold() if c.isalnum())
    return folded.translate(str.maketrans("01i", "oll"))[:60]


@lru_cache(maxsize=4096)
def _latin(character: str) -> str:
    if character.isascii() or unicodedata.combining(character):
        return character if character.isascii() else ""
    found = _look_alikes().is_confusable(character, greedy=True, preferred_aliases=["latin"])
    twins = [h["c"] for h in found[0]["homoglyphs"] if h["c"].isascii()] if found else []
    return twins[0] if twins else character


@once
def _look_alikes() -> Any:
    """By name: its tables weigh 6 MB, and wait until somebody writes a letter that is not Latin."""
    return import_module("confusable_homoglyphs.confusables")


def tidy(typed: str) -> str:
    """What is kept of what was typed: composed letters, one space between words."""
    return " ".join(unicodedata.normalize("NFC", typed).split())


def objection(pseudonym: str) -> str:
    """The French sentence that says why this pseudonym cannot be, or "" when it can."""
    text = tidy(pseudonym)
    if not SHORTEST <= len(text) <= LONGEST:
        return _("Choisissez un pseudonyme de 2 à 30 signes.")
    if LOOKS_LIKE_EMAIL.search(text):
        return _("Ce pseudonyme ressemble à une adresse de courriel. Choisissez un nom qui ne vous désigne pas.")
    if LOOKS_LIKE_PHONE.search(text):
        return _("Ce pseudonyme ressemble à un numéro de téléphone. Choisissez un nom qui ne vous désigne pas.")
    if LOOKS_LIKE_NAME.match(text) or _starts_with_a_first_name(text):
        return _("Ce pseudonyme ressemble à un vrai nom. Choisissez un seul mot, ou un mot et un chiffre.")
    return _unreadable(text) or _claim(text)


def _unreadable(text: str) -> str:
    if not ALLOWED.match(text) or not skeleton(text):
        return _("Utilisez des lettres et des chiffres. L’espace, le tiret et le point sont permis au milieu.")
    return ""


def propose(is_taken: Callable[[str], bool]) -> str:
    """A friendly pseudonym that is free: « Hérisson tranquille 27 ».

    `is_taken` is asked of each candidate; with 12,000 pairs of words × 98 numbers, nearly always once."""
    while True:
        candidate = _draw()
        if len(candidate) <= LONGEST and not is_taken(candidate):
            return candidate


def _draw() -> str:
    feminine = secrets.randbelow(2)
    noun = secrets.choice(FEMININE if feminine else MASCULINE)
    return f"{noun} {secrets.choice(ADJECTIVES)[feminine]} {2 + secrets.randbelow(98)}"


def _plain_words(text: str) -> list[str]:
    letters = (c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return re.findall(r"[^\W_]+", "".join(letters).replace("·", ""))


def _starts_with_a_first_name(text: str) -> bool:
    first, *rest = _plain_words(text)[:3] or [""]
    return len(rest) == 1 and first in FIRST_NAMES and rest[0].isalpha() and len(rest[0]) > 1


def _claim(text: str) -> str:
    claimed = {skeleton(word) for word in RESERVED}
    if any(skeleton(word) in claimed for word in [*_plain_words(text), text]):
        return _("Ce pseudonyme ferait croire à un rôle dans l’équipe. Choisissez un autre nom.")
    return ""
