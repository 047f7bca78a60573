"""Who must protect their account twice: those who see others' matters. Apps above say who they are.

    staff.register(coordinates_or_refers)      # in AppConfig.ready: a predicate on a Person

Imported while applications load, so it asks the registry for models instead of importing them."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.apps import apps

if TYPE_CHECKING:
    from entrepairs.people.models import Person

FACTORS = ["totp", "webauthn"]
_checks: "list[Callable[[Person], bool]]" = []


def register(check: "Callable[[Person], bool]") -> None:
    """People for whom `check` is true are asked for a second protection. Registering twice is as once."""
    if check not in _checks:
        _checks.append(check)


def is_staff(person: "Person") -> bool:
    """Whether this person runs the installation, or has a role that asks for a second protection."""
    return _rows("people.Administrator", person=person) or any(check(person) for check in _checks)


def has_second_factor(person: "Person") -> bool:
    """A passkey, or an application that gives codes."""
    return _rows("mfa.Authenticator", user=person, type__in=FACTORS)


def _rows(model: str, **wanted: Any) -> bool:
    return bool(apps.get_model(model)._default_manager.filter(**wanted).exists())
