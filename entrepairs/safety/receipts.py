"""The number that says where a report stands: whoever holds it reads the page, nobody else. Pure.

It comes from the form, so that a form sent twice gives the same number; the database keeps only its mark."""

from hashlib import sha256
from uuid import UUID

from django.utils.crypto import salted_hmac

from entrepairs.core.ids import CROCKFORD, normal_code

LENGTH = 16
GROUP = 4


def receipt_of(form: UUID) -> str:
    """80 bits that only this installation can draw from the key of the form."""
    drawn = salted_hmac("entrepairs.safety.receipt", str(form), algorithm="sha256").digest()
    return "".join(CROCKFORD[byte % 32] for byte in drawn[:LENGTH])


def mark_of(receipt: str) -> str:
    """What the database keeps of a number, however it was typed: 64 hexadecimal digits."""
    return sha256(normal_code(receipt).encode()).hexdigest()


def spaced(receipt: str) -> str:
    """To be read aloud or copied: « ABCD-EFGH-JKMN-PQRS »."""
    return "-".join(receipt[start : start + GROUP] for start in range(0, len(receipt), GROUP))


def reporter_mark(person: UUID) -> str:
    """Tells one person who reports from another, without saying who they are."""
    return salted_hmac("entrepairs.safety.reporter", str(person), algorithm="sha256").hexdigest()
