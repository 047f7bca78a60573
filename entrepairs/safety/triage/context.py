"""What stands around a phrase: a denial, a distance, somebody else, quotes, a film, a way of speaking. Pure."""

from collections.abc import Sequence

from entrepairs.safety.triage.normal import END, QUOTE, Read
from entrepairs.safety.triage.phrases import Hit

AROUND = frozenset({"distance", "mieux", "fiction", "idiome", "question", "soutien", "peine"})
"""Concepts that colour the others."""
_NOT = frozenset({"pas", "jamais", "aucun", "aucune", "sans", "ni"})
_NO_MORE = frozenset({"plus", "pu"})
_OWN = frozenset(
    {"lassitude", "fardeau", "sommeil", "moyen", "projet", "autre_danger", "adieu", "voix", "aigu", "lieu"}
)
"""Concepts whose phrases hold their own negation: « plus envie de vivre »."""
_I = frozenset({"je", "j", "me", "m", "moi", "mes", "ma", "mon"})
_THEM = frozenset({"il", "elle", "iel", "ils", "elles", "lui", "son", "sa", "ses", "se", "s", "leur"})
_YOU = frozenset({"tu", "te", "t", "toi", "ton", "ta", "tes", "vous", "votre", "vos"})
_SUBJECTS = frozenset({"je", "j", "tu", "il", "elle", "iel", "on", "ils", "elles"})
_THAT = frozenset({"que", "qu"})
_REACH = 6


def sentence_of(text: Read, hit: Hit) -> tuple[int, int]:
    """The pieces of the sentence in which a hit begins: from, until (not included)."""
    first = hit.first
    while first > 0 and text.pieces[first - 1] != END:
        first -= 1
    last = hit.last + 1
    while last < len(text.pieces) and text.pieces[last] != END:
        last += 1
    return first, last


def is_denied(text: Read, hit: Hit) -> bool:
    """« Je n'ai pas envie de mourir », « je ne veux plus mourir »."""
    if hit.concept in _OWN:
        return False
    first, _last = sentence_of(text, hit)
    before = text.pieces[max(first, hit.first - 5) : hit.first]
    inside = text.pieces[hit.first : hit.last]
    words = [*before[_clause(before) :], *inside]
    return any(word in _NOT for word in words) or any(
        word in _NO_MORE and (place == 0 or words[place - 1] not in ("de", "encore", "en", "ne", "n"))
        for place, word in enumerate(words)
    )


def _clause(before: Sequence[str]) -> int:
    """Where the last clause begins: « je n'en peux plus, j'ai envie de mourir » denies nothing of what follows the
    comma; « je ne veux pas que je meure » does."""
    if before and before[-1] == ",":
        return len(before)
    for place in range(len(before) - 1, 0, -1):
        if before[place] == "mais" or (before[place] in _SUBJECTS and before[place - 1] not in _THAT):
            return place
    return 0


def is_quoted(text: Read, hit: Hit) -> bool:
    """Between quotation marks."""
    opened = text.pieces[: hit.first].count(QUOTE)
    return opened % 2 == 1


def person_of(text: Read, hit: Hit) -> str:
    """Who it is about, from the nearest word that tells: « moi », « autre », « toi », or « ? »."""
    first, _last = sentence_of(text, hit)
    pieces: Sequence[str] = text.pieces[max(first, hit.first - _REACH) : hit.last + 1]
    for word in reversed(pieces):
        for name, words in (("moi", _I), ("autre", _THEM), ("toi", _YOU)):
            if word in words:
                return name
    return "?"
