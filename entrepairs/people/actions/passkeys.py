"""Passkeys: the only key of an account, or one more."""

from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.webauthn.internal.auth import WebAuthn
from allauth.socialaccount.models import SocialAccount
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from entrepairs.core.journal import journal
from entrepairs.core.rules import Refused
from entrepairs.people import staff
from entrepairs.people.actions.accounts import open_account
from entrepairs.people.models import Person


@transaction.atomic
def open_account_with_passkey(pseudonym: str, pk: UUID, credential: dict[str, Any]) -> Person:
    """A new account without a phrase. `credential` was made for the key `pk` and has been verified."""
    person = open_account(pseudonym, None, pk=pk)
    WebAuthn.add(person, _("Clé d’accès %(n)d") % {"n": 1}, credential)
    return person


def passkeys_of(person: Person) -> QuerySet[Authenticator]:
    """The passkeys of this person: nobody else finds them."""
    found: QuerySet[Authenticator] = Authenticator.objects.filter(user=person, type=Authenticator.Type.WEBAUTHN)
    return found


@transaction.atomic
def add_passkey(person: Person, name: str, credential: dict[str, Any], *, by: Person) -> bool:
    """One more way in. True when spare codes were made as well: someone of the team needs a way round a lost key."""
    if by.pk != person.pk:
        raise Refused(_("Chaque personne ajoute elle-même ses clés."))
    WebAuthn.add(person, name, credential)
    journal(by, "passkey.added", person, about=person)
    return staff.is_staff(person) and make_spare_codes(person)


def make_spare_codes(person: Person) -> bool:
    """Ten codes that replace a lost key once each; False when the person already has some."""
    if Authenticator.objects.filter(user=person, type=Authenticator.Type.RECOVERY_CODES).exists():
        return False
    RecoveryCodes.activate(person)
    return True


@transaction.atomic
def remove_passkey(key: Authenticator, *, by: Person) -> None:
    """The key opens nothing any more. Refused when it is the only way in."""
    person = Person.objects.select_for_update(of=("self",)).get(pk=key.user_id)
    if not passkeys_of(by).filter(pk=key.pk).exists():
        raise Refused(_("Cette clé n’est pas à vous."))
    elsewhere = person.has_usable_password() or SocialAccount.objects.filter(user=person).exists()
    if not elsewhere and passkeys_of(person).count() == 1:
        sentence = _("Cette clé est votre seule façon d’entrer. Choisissez d’abord une phrase de passe.")
        raise Refused(sentence, reverse("people:passphrase"))
    key.delete()
    if not staff.has_second_factor(person):
        Authenticator.objects.filter(user=person, type=Authenticator.Type.RECOVERY_CODES).delete()
    journal(by, "passkey.removed", person, about=person)
