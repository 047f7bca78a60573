"""What a pseudonym may be. Pure."""

import re
import unicodedata

from confusable_homoglyphs import confusables
from django.utils.translation import gettext as _

PERSON_TITLES = r"(?:m|mr|mme|mlle|monsieur|madame|dr|docteur|pr)\b\.?"
LOOKS_LIKE_EMAIL = re.compile(r"\S@\S|\bat\b.+\bdot\b|\.(?:fr|be|com|net|org)\b", re.IGNORECASE)
LOOKS_LIKE_PHONE = re.compile(r"(?:\d[\s.\-/]*){7,}")
LOOKS_LIKE_NAME = re.compile(rf"^(?i:{PERSON_TITLES})|^[A-ZÀ-Ý][a-zà-ÿ'’-]+ [A-ZÀ-Ý][A-ZÀ-Ýa-zà-ÿ'’-]+$")
ALLOWED = re.compile(r"^[\w](?:[\w '’.\-·]*[\w.])?$")


def skeleton(pseudonym: str) -> str:
    """Key under which two pseudonyms that look alike are the same.

    Latin look-alikes of other scripts replaced, accents and case folded, all but letters and digits dropped,
    then 0→o and 1, i→l. Source: Unicode TR39, reduced to the characters that `ALLOWED` lets through."""
    letters = "".join(_latin(c) for c in unicodedata.normalize("NFKD", pseudonym))
    folded = "".join(c for c in letters.casefold() if c.isalnum())
    return folded.translate(str.maketrans("01i", "oll"))[:60]


def _latin(character: str) -> str:
    if character.isascii() or unicodedata.combining(character):
        return character if character.isascii() else ""
    found = confusables.is_confusable(character, greedy=True, preferred_aliases=["latin"])
    twins = [h["c"] for h in found[0]["homoglyphs"] if h["c"].isascii()] if found else []
    return twins[0] if twins else character


def objection(pseudonym: str) -> str:
    """The French sentence that says why this pseudonym cannot be, or "" when it can."""
    text = pseudonym.strip()
    if not 2 <= len(text) <= 30:
        return _("Choisissez un pseudonyme de 2 à 30 caractères.")
    if LOOKS_LIKE_EMAIL.search(text):
        return _("Ce pseudonyme ressemble à une adresse de courriel. Choisissez un nom qui ne vous désigne pas.")
    if LOOKS_LIKE_PHONE.search(text):
        return _("Ce pseudonyme ressemble à un numéro de téléphone. Choisissez un nom qui ne vous désigne pas.")
    if LOOKS_LIKE_NAME.match(text):
        return _("Ce pseudonyme ressemble à un vrai nom. Choisissez un seul mot, ou un mot et un chiffre.")
    if not ALLOWED.match(text) or not skeleton(text):
        return _("Utilisez des lettres et des chiffres. L’espace, le tiret et le point sont permis au milieu.")
    return ""
