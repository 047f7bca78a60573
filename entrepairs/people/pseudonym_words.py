"""The words that proposed pseudonyms are made of, and those that a pseudonym must not take (data/pseudonymes.txt)."""

from pathlib import Path


def _sections(text: str) -> dict[str, list[str]]:
    """`[name]` then words, over as many lines as wanted."""
    sections: dict[str, list[str]] = {}
    name = ""
    for line in text.splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif not line.startswith("#"):
            sections.setdefault(name, []).extend(line.split())
    return sections


_words = _sections((Path(__file__).parent / "data" / "pseudonymes.txt").read_text())

MASCULINE = _words["masculin"]
FEMININE = _words["féminin"]
ADJECTIVES = [(pair.split("/")[0], pair.split("/")[-1]) for pair in _words["adjectifs"]]  # masculine, feminine
RESERVED = _words["réservés"]
"""Words of a function, compared as whole words without accents."""
FIRST_NAMES = frozenset(_words["prénoms"])
"""First names that are no common word: followed by one more word, they read as a full name."""
