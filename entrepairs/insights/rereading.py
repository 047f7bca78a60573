"""What to read once more before a text leaves the house: a few people counted, someone named. Pure.

Hints for who writes, never a gate: only a person knows whether « deux personnes » tells who they are."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

AROUND = 40
"""Characters shown on each side."""
_FEW = r"(?:une?|deux|trois|quatre|[1-4])"
_PEOPLE = (
    r"(?:personnes?|membres?|adhérent(?:e|·e)?s?|visiteu(?:r|se|r·se)s?|bénévoles?|participant(?:e|·e)?s?|salarié(?:e|·e)?s?"
    r"|hommes?|femmes?|jeunes?|mamans?|papas?|ami(?:e|·e)?s?|proches?|nouve(?:au|aux|lle|lles)|d[’']entre\s+(?:nous|eux|elles))"
)
# not the end of a longer number: « vingt et une », « trente-deux », « 1 204 », « 12,4 »
_ALONE = r"(?<![\w,.·-])(?<!\d[\s\u202f\u00a0])(?<!et\s)"
FEW_PEOPLE = re.compile(rf"{_ALONE}{_FEW}\s+(?:[^\W\d]+\s+)?{_PEOPLE}(?![\w-])", re.IGNORECASE)
TITLED = re.compile(r"(?<!\w)(?:M\.|Mr|Mme|Mlle|Monsieur|Madame|Dr)\s+[^\W\d_]\w*")


@dataclass(frozen=True)
class Passage:
    """`before`, `found`, `after`: the words, with some around. `why`: what to look at."""

    before: str
    found: str
    after: str
    why: str


def passages(text: str, pseudonyms: Collection[str] = ()) -> list[Passage]:
    """In the order of the text. `pseudonyms`: of the people of the house, looked for as whole words."""
    few, named = _("Un petit nombre de personnes : peut-on les reconnaître ?"), _("Est-ce le nom d’une personne ?")
    found = [(match, few) for match in FEW_PEOPLE.finditer(text)] + [
        (match, named) for match in _named(text, pseudonyms)
    ]
    return [_passage(text, match, why) for match, why in sorted(found, key=lambda one: one[0].start())]


def _named(text: str, pseudonyms: Collection[str]) -> Iterator[re.Match[str]]:
    yield from TITLED.finditer(text)
    if pseudonyms:
        yield from re.finditer(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(pseudonyms)))})(?!\w)", text)


def _passage(text: str, match: re.Match[str], why: str) -> Passage:
    begin, end = max(match.start() - AROUND, 0), match.end() + AROUND
    before, after = text[begin : match.start()], text[match.end() : end]
    return Passage(("…" if begin else "") + before, match[0], after + ("…" if end < len(text) else ""), why)
