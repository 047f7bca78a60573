"""Fields of words: what a word is about, whatever its form. They let a sentence never seen be recognised. Pure."""

from functools import lru_cache

import yaml

from entrepairs.core.once import once
from entrepairs.safety.triage import DATA

SHORTEST = 3


@once
def _known() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The fields of each whole word, and those of each beginning."""
    whole: dict[str, list[str]] = {}
    begun: dict[str, list[str]] = {}
    written = yaml.safe_load((DATA / "champs.yml").read_text(encoding="utf-8"))
    for field, words in written.items():
        for word in str(words).split():
            kept = begun if word.endswith("*") else whole
            kept.setdefault(word.rstrip("*"), []).append(field)
    return whole, begun


@lru_cache(maxsize=20_000)
def fields_of(word: str) -> tuple[str, ...]:
    """The fields of a folded word, in the order of the file."""
    whole, begun = _known()
    found = list(whole.get(word, ()))
    for size in range(SHORTEST, len(word) + 1):
        found += begun.get(word[:size], ())
    return tuple(dict.fromkeys(found))
