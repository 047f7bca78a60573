"""The words with which a permanence tallies calls: a short closed list, so that a sheet cannot hold a name."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import yaml

_FILE = Path(__file__).parent / "data" / "calls.yml"


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, str]]:
    words: dict[str, dict[str, str]] = yaml.safe_load(_FILE.read_text("utf-8"))
    return words


def themes() -> dict[str, str]:
    """What the call was about: key → words."""
    return _words()["themes"]


def lengths() -> dict[str, str]:
    """How long it lasted, roughly."""
    return _words()["durees"]


def orientations() -> dict[str, str]:
    """Where the person was told that they could go."""
    return _words()["orientations"]


def is_known(theme: str, lasted: str, led_to: str) -> bool:
    """Whether these are words of the list; `led_to` may be empty."""
    return theme in themes() and lasted in lengths() and (not led_to or led_to in orientations())


def in_words(counts: Iterable[tuple[str, int]], words: dict[str, str]) -> dict[str, int]:
    """Counts by words instead of keys, in the order of the list; keys that left the list come last."""
    found = dict(counts)
    named = {label: found.pop(key) for key, label in words.items() if key in found}
    return named | found
