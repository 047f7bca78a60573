"""What a message holds that is worth one gentle sentence before it goes: contact details, money. Pure.

A hint never stops a message and is kept nowhere."""

import re
from enum import Enum

from entrepairs.core.words import fold

_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_PHONE = re.compile(r"(?<![\w.])(?:\+|00)?\d(?:[\s.\-/\u00a0\u202f]{0,2}\d){8,13}(?![\w])")
_SPELT_MAIL = re.compile(r"\b(?:arobase|gmail|hotmail|outlook|protonmail|whatsapp|telegram|snapchat|instagram)\b")
_AMOUNT = re.compile(r"\d\s?(?:€|eur\b|euros?\b)|€\s?\d")
_MONEY = re.compile(
    r"\b(?:argent|virement|paypal|lydia|western union|iban|rib|carte bancaire|mandat cash"
    r"|(?:me |te |vous |lui )?(?:preter|rembourser|avancer) (?:de l'argent|des sous|un peu|\d+))\b"
)


class Hint(Enum):
    """What the sentence is about."""

    CONTACT = "contact"
    MONEY = "money"


def hints(text: str) -> list[Hint]:
    """The hints that a text calls for, in order; most often none."""
    folded = fold(text)
    found = {Hint.CONTACT: _holds_contact(folded), Hint.MONEY: _AMOUNT.search(folded) or _MONEY.search(folded)}
    return [hint for hint, match in found.items() if match]


def _holds_contact(folded: str) -> bool:
    return any(pattern.search(folded) for pattern in (_MAIL, _PHONE, _SPELT_MAIL))
