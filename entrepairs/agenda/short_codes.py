"""Four signs to type on a shared tablet, for who does not wish to write their pseudonym there. They open nothing.

Nothing is kept: they come from the account and a key of the installation, so they leave with the account. 30 signs that
are not taken for one another: 810,000 codes, among the few people of a house."""

from django.utils.crypto import salted_hmac

from entrepairs.people.models import Person

SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 4


def short_code(person: Person) -> str:
    """« K7M4 »: always the same for one account."""
    number = int.from_bytes(salted_hmac("entrepairs.agenda.short_code", str(person.pk), algorithm="sha256").digest())
    signs = []
    for _sign in range(LENGTH):
        number, at = divmod(number, len(SIGNS))
        signs.append(SIGNS[at])
    return "".join(signs)
