"""Find communes by what people type: a name, a former name, part of it, a postal code, both."""

from functools import lru_cache

from entrepairs.places.communes import Commune, at_lines
from entrepairs.places.index import index
from entrepairs.places.text import words

LONGEST = 80
SHORTEST = 2
PARTIAL = 4


@lru_cache(maxsize=512)
def search(text: str, limit: int = 8) -> tuple[Commune, ...]:
    """The communes that `text` may mean: the most exact first, then the most populated.

    Every word typed must begin a word of the name, of another name, of a postal code or of the department code.
    Nothing under two characters; what is beyond 80 is not read."""
    typed = words(text[:LONGEST])
    return tuple(commune for _rank, commune in _ranked(typed)[:limit])


@lru_cache(maxsize=512)
def exact(text: str) -> tuple[Commune, ...]:
    """The communes that `text` names in full: by name (« Dijon », « 21000 Dijon », « Saint-Denis (93) ») or postal
    code; failing that by another name (« Laeken »). Several when the words do not tell them apart."""
    ranked = _ranked(words(text[:LONGEST]))
    best = min((rank for rank, _commune in ranked), default=PARTIAL)
    return tuple(commune for rank, commune in ranked if rank == best < PARTIAL)


def known_as(commune: Commune, text: str) -> str:
    """The other name (former commune, locality) by which `text` found this commune; empty when it is its own name."""
    typed = words(text[:LONGEST])
    if not typed or _begins(typed, words(commune.name)):
        return ""
    return next((name for name in commune.also if _begins(typed, words(name))), "")


def _ranked(typed: list[str]) -> list[tuple[int, Commune]]:
    if sum(map(len, typed)) < SHORTEST:
        return []
    found = [(_inexactness(commune, typed), commune) for commune in at_lines(index().holding(typed))]
    return sorted(found, key=lambda pair: (pair[0], -pair[1].population, pair[1].key))


def _inexactness(commune: Commune, typed: list[str]) -> int:
    """0 its name or postal code; 2 another of its names; from PARTIAL, a part of them."""
    where = {*commune.postal_codes, commune.area.lower(), "france" if commune.country == "FR" else "belgique"}
    said, name = [word for word in typed if word not in where], words(commune.name)
    if said == name or (not said and set(typed) & set(commune.postal_codes)) or typed == name:
        return 0
    if said and any(words(other) in (said, typed) for other in commune.also):
        return 2
    if name[: len(said)] == said:
        return PARTIAL
    if _begins(said, name):
        return PARTIAL + 1
    return PARTIAL + (2 if all(any(part.startswith(word) for part in name) for word in said) else 3)


def _begins(typed: list[str], name: list[str]) -> bool:
    """The words typed are the first of the name; the last may be unfinished."""
    last = len(typed) - 1
    return len(typed) <= len(name) and name[:last] == typed[:last] and name[last].startswith(typed[last])
