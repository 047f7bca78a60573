"""Tricks in what people type: letters of two alphabets in a word, addresses that hide where they lead. Pure."""

import re
from functools import lru_cache
from pathlib import Path

from entrepairs.safety.triage.shorthand import LOOK_ALIKES

_WORD = re.compile(r"\w+")
_LATIN, _ALIKE = re.compile("[a-z]", re.IGNORECASE), re.compile(f"[{''.join(map(chr, LOOK_ALIKES))}]")
_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?((?:[a-z0-9-]+\.)+[a-z]{2,})/\S", re.IGNORECASE)
_FILE = Path(__file__).parent / "data" / "shorteners.txt"


def one_alphabet(text: str) -> str:
    """A Latin word keeps Latin letters: « pаss », with a Cyrillic « а », is « pass ». Words wholly in another alphabet
    stay."""
    return _WORD.sub(lambda found: _latin(found.group()), text) if not text.isascii() else text


def _latin(word: str) -> str:
    mixed = _LATIN.search(word) and _ALIKE.search(word)
    return word.translate(LOOK_ALIKES) if mixed else word


def shortened(text: str) -> str:
    """The first address that hides where it leads, as it was typed; "" when there is none."""
    return next((found.group(1) for found in _ADDRESS.finditer(text) if found.group(1).lower() in shorteners()), "")


@lru_cache(maxsize=1)
def shorteners() -> frozenset[str]:
    """Services whose addresses lead elsewhere."""
    lines = (line.strip() for line in _FILE.read_text("utf-8").splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))
