"""Tricks in what people type: letters of two alphabets in a word, addresses that hide where they lead. Pure."""

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

from entrepairs.core.texts import UNSEEN
from entrepairs.safety.triage.shorthand import LOOK_ALIKES

_WORD = re.compile(r"\w+")
_LATIN, _ALIKE = re.compile("[a-z]", re.IGNORECASE), re.compile(f"[{''.join(map(chr, LOOK_ALIKES))}]")
_DOTS = ".。"
"""Those that a browser reads as the dot of an address."""
_AS_READ = dict.fromkeys([*map(ord, UNSEEN), *range(0xFE00, 0xFE10)]) | {ord("\\"): "/"}
"""What it leaves out of an address, or turns into something else."""
_ADDRESS = re.compile(
    rf"(?<![a-z0-9-])(?:www[{_DOTS}])?((?:[a-z0-9-]+[{_DOTS}]){{1,4}}[a-z]{{2,}})[{_DOTS}]?(?::\d*)?[/?]\S",
    re.IGNORECASE,
)
"""Its host, then a path or a question; between them a final dot, a port: they change nothing of where it leads. Looked
for where a name begins, four deep: no text takes long."""
_FILE = Path(__file__).parent / "data" / "shorteners.txt"


def one_alphabet(text: str) -> str:
    """A Latin word keeps Latin letters: « pаss », with a Cyrillic « а », is « pass ». Words wholly in another alphabet
    stay."""
    return _WORD.sub(lambda found: _latin(found.group()), text) if not text.isascii() else text


def _latin(word: str) -> str:
    mixed = _LATIN.search(word) and _ALIKE.search(word)
    return word.translate(LOOK_ALIKES) if mixed else word


def shortened(text: str) -> str:
    """The first address that hides where it leads, as a browser reads it; "" when there is none."""
    read = unicodedata.normalize("NFKC", text.translate(_AS_READ))
    hosts = (found.group(1) for found in _ADDRESS.finditer(read))
    return next((host for host in hosts if re.sub(f"[{_DOTS}]", ".", host).lower() in shorteners()), "")


@lru_cache(maxsize=1)
def shorteners() -> frozenset[str]:
    """Services whose addresses lead elsewhere."""
    lines = (line.strip() for line in _FILE.read_text("utf-8").splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))
