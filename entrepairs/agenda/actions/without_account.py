"""Sign up without an account: an alias or nothing, an address for a reminder or nothing, a link to come back."""

from django.db import transaction

from entrepairs.agenda.actions.signups import ask_rules, leave, rows_of, seat, take
from entrepairs.agenda.models import Gathering, Signup
from entrepairs.agenda.rules.signups import is_open
from entrepairs.agenda.seats import Someone
from entrepairs.agenda.tasks.rolls import Roll, hold
from entrepairs.agenda.tasks.telling import tell_one
from entrepairs.agenda.tokens import fingerprint, token
from entrepairs.core.models import DataKey
from entrepairs.core.rules import require


@transaction.atomic
def sign_up_without_account(
    gathering: Gathering, *, alias: str, email: str, is_first: bool, rules_read: bool, by: None
) -> Signup:
    """The row of this gathering, or for a course of the session that comes first; `row.path` is the link."""
    roll = hold(gathering)
    require(is_open(gathering))
    ask_rules(gathering, rules_read)
    row = seat_alias(roll, gathering, Someone(is_first=is_first), alias, email)
    tell_one(row, "place_kept")
    return row


def seat_alias(roll: Roll, gathering: Gathering, one: Someone, alias: str, email: str) -> Signup:
    """Seal the alias and the address under a key of their own, and write the rows. The roll is held."""
    key = DataKey.objects.new()
    seat(roll, gathering, one, data_key=key)
    rows = roll.parties[-1].rows
    for row in rows:
        row.alias, row.email = alias, email
    rows[0].token_hash = fingerprint(token(key.secret))
    Signup.objects.bulk_update(rows, ["sealed_alias", "sealed_email", "token_hash"])
    return rows[0]


@transaction.atomic
def give_back(signup: Signup, *, by: None) -> None:
    """They do not come: what they left about themselves is erased at once. `signup`: found by its link."""
    roll = hold(signup.gathering)
    leave(roll, rows_of(roll, signup))
    erase_alias(signup)


def erase_alias(signup: Signup) -> None:
    """What someone without an account left about themselves; nothing for an account."""
    if signup.data_key is not None:
        Signup.objects.filter(data_key=signup.data_key).update(sealed_alias=b"", sealed_email=b"", token_hash="")
        signup.data_key.delete()


@transaction.atomic
def take_seat(signup: Signup, *, by: None) -> None:
    """The seat that came free. `signup`: found by its link."""
    take(hold(signup.gathering), signup)


@transaction.atomic
def forget_address(signup: Signup, *, by: None) -> None:
    """No reminder after all."""
    Signup.objects.filter(data_key=signup.data_key_id).update(sealed_email=b"")
