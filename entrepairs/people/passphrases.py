"""Passphrases (« phrases de passe »): five words that one can remember, and how strong a phrase is. Pure.

Source: CNIL, délibération 2022-100: 50 bits when attempts are slowed down, no rule of composition."""

import math
import re
import secrets
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entrepairs.core.once import once

WORD_FILE = Path(__file__).parent / "data" / "mots.txt"
PROPOSED_WORDS = 5
MIN_BITS = 50
MIN_GUESSES = 10**10
LONGEST_READ = 72  # characters that are weighed; the rest can only help
LONGEST = 200
# what people who are asked for a phrase write first
COMMON = (Path(__file__).parent / "data" / "mots_courants.txt").read_text().split()


@dataclass(frozen=True)
class Strength:
    """How hard a phrase is to guess. `warning` says what is weak, `advice` what to do; both French, maybe empty."""

    bits: float
    guesses: float
    warning: str = ""
    advice: str = ""

    @property
    def enough(self) -> bool:
        return self.bits >= MIN_BITS and self.guesses >= MIN_GUESSES


@lru_cache(maxsize=1)
def words() -> tuple[str, ...]:
    """The list that proposals are drawn from: about 1,900 words, 11 bits each."""
    lines = WORD_FILE.read_text().splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def propose() -> str:
    """Five words drawn at random: 54 bits, up to 44 characters. Accents help to read; they need not be typed."""
    return " ".join(secrets.choice(words()) for _n in range(PROPOSED_WORDS))


def normal(typed: str) -> str:
    """The phrase that is kept: case, accents, and the choice of space or dash between words make no difference.

    Phones capitalise, keyboards lack accents, memory keeps words: what one typed on Monday works on Tuesday."""
    letters = (c for c in unicodedata.normalize("NFKD", typed) if not unicodedata.combining(c))
    return re.sub(r"[\s\-‐-―_]+", " ", "".join(letters)).strip().casefold()


def strength(passphrase: str, pseudonym: str = "") -> Strength:
    """Weigh the normal form of a phrase: nominal entropy in bits, and guesses of an attacker who knows French."""
    phrase = normal(passphrase)[:LONGEST_READ]
    if not phrase:
        return Strength(0.0, 1.0, str(TOO_SHORT), _advice(phrase))
    bits = len(phrase) * math.log2(_alphabet(phrase))
    known = [normal(pseudonym), *normal(pseudonym).split(), *COMMON, *words()]
    found = _guessed(phrase, {word: rank for rank, word in reversed(list(enumerate(known, 1)))})
    guesses = float(found["guesses"])
    if bits >= MIN_BITS and guesses >= MIN_GUESSES:
        return Strength(bits, guesses)
    return Strength(bits, guesses, _warning(phrase, found["sequence"], pseudonym), _advice(phrase))


def _guessed(phrase: str, known: dict[str, int]) -> dict[str, Any]:
    """The parts that zxcvbn finds, and how many guesses they take."""
    matching, scoring = _zxcvbn()
    ranked = {**matching.RANKED_DICTIONARIES, "user_inputs": known}
    found: dict[str, Any] = scoring.most_guessable_match_sequence(phrase, matching.omnimatch(phrase, ranked))
    return found


@once
def _zxcvbn() -> tuple[Any, Any]:
    """By name: its lists of words weigh 11 MB, and wait until somebody chooses a phrase."""
    return import_module("zxcvbn.matching"), import_module("zxcvbn.scoring")


def _alphabet(phrase: str) -> int:
    """Number of signs that someone who wrote this was choosing from."""
    kinds = {26: str.isalpha, 10: str.isdigit, 1: str.isspace}
    used = sum(size for size, is_kind in kinds.items() if any(is_kind(c) for c in phrase))
    return used + (32 if any(not (c.isalnum() or c.isspace()) for c in phrase) else 0)


def _advice(phrase: str) -> str:
    if len(phrase) < 12:
        return _("Ajoutez des mots, jusqu’à cinq. Des mots sans lien entre eux sont les plus sûrs.")
    return _("Ajoutez un ou deux mots qui n’ont rien à voir avec les autres.")


def _warning(phrase: str, sequence: Sequence[dict[str, Any]], pseudonym: str) -> str:
    """What makes it easy to guess, said of its longest guessable piece."""
    if pseudonym and normal(pseudonym) in phrase:
        return _("Cette phrase contient votre pseudonyme. On y pense en premier.")
    longest = max(sequence, key=lambda match: len(match["token"]))
    why = str(longest.get("dictionary_name") or longest["pattern"])
    return str(WHY.get(why, TOO_SHORT if why == "bruteforce" else TOO_FEW))


TOO_SHORT = gettext_lazy("Cette phrase est trop courte : un ordinateur peut la deviner.")
TOO_FEW = gettext_lazy("Il y a trop peu de mots : un ordinateur peut les deviner.")
NAMES = gettext_lazy("Les prénoms et les noms se devinent vite.")
WHY = {
    "passwords": gettext_lazy("Cette phrase ressemble à un mot de passe très répandu."),
    "surnames": NAMES,
    "male_names": NAMES,
    "female_names": NAMES,
    "spatial": gettext_lazy("Les touches qui se suivent sur le clavier se devinent vite."),
    "repeat": gettext_lazy("Ce qui se répète se devine vite."),
    "sequence": gettext_lazy("Les suites comme « abc » ou « 6543 » se devinent vite."),
    "regex": gettext_lazy("Les années se devinent vite."),
    "date": gettext_lazy("Les dates se devinent vite."),
}
"""Sentence for each pattern or word list of zxcvbn."""
