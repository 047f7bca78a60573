"""Who must protect their account twice: those who see others' matters. Apps above say who they are.

staff.register(coordinates_or_refers)      # in AppConfig.ready: a predicate on a Person
"""

from collections.abc import Callable

from allauth.mfa.models import Authenticator

from entrepairs.people.models import Administrator, Person

FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
_checks: list[Callable[[Person], bool]] = []


def register(check: Callable[[Person], bool]) -> None:
    """People for whom `check` is true are asked for a second protection. Registering twice is as once."""
    if check not in _checks:
        _checks.append(check)


def is_staff(person: Person) -> bool:
    """Whether this person has a role that asks for a second protection."""
    return Administrator.objects.filter(person=person).exists() or any(check(person) for check in _checks)


def has_second_factor(person: Person) -> bool:
    """A passkey, or an application that gives codes."""
    return Authenticator.objects.filter(user=person, type__in=FACTORS).exists()
