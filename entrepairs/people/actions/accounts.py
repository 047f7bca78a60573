"""Opening an account, signing in, changing how one signs in."""

from uuid import UUID

from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth import login
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _

from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import Refused
from entrepairs.people import pseudonyms
from entrepairs.people.devices import device_name
from entrepairs.people.models import Device, Person
from entrepairs.people.passphrases import strength

BACKEND = "entrepairs.people.backends.ByPseudonym"


def is_taken(pseudonym: str) -> bool:
    """Whether someone already has this pseudonym, or one that looks like it."""
    return Person.objects.filter(skeleton=pseudonyms.skeleton(pseudonym)).exists()


def free_pseudonym() -> str:
    """A friendly pseudonym that nobody has."""
    return pseudonyms.propose(is_taken)


@transaction.atomic
def open_account(pseudonym: str, passphrase: str | None = None, *, pk: UUID | None = None) -> Person:
    """A new account; without a passphrase, another way of signing in must be added in the same transaction.
    `pk`: the key that a passkey was already made for.

    Refused when the pseudonym cannot be or looks like another, or when the phrase is too easy to guess."""
    _require_pseudonym(pseudonym)
    if passphrase is not None:
        require_strength(passphrase, pseudonym)
    try:
        with transaction.atomic():
            person = Person.objects.create_person(pseudonym, passphrase, pk=pk)
    except IntegrityError:
        raise Refused(_already_taken(pseudonym)) from None
    journal(person, "account.opened", person, about=person)
    return person


def sign_in(request: HttpRequest, person: Person, *, stay: bool = False) -> None:
    """This browser is now this person's. A new session key; what the visitor had begun is kept.

    `stay`: the session outlives the browser window (14 days without use, 90 days at most)."""
    login(request, person, backend=BACKEND)
    record_authentication(request, person, method="entrepairs", reauthenticated=True)
    at = now()
    Person.objects.note_visit(person, at.date())
    request.session.set_expiry(14 * 24 * 3600 if stay else 0)
    request.session.update({"started": at.timestamp(), "seen": at.timestamp(), "kept": stay})
    request.session.save()
    request.person = person  # type: ignore[attr-defined]
    Device.objects.update_or_create(
        session_key=request.session.session_key,
        defaults={
            "person": person,
            "name": device_name(request.headers.get("User-Agent", "")),
            "kept": stay,
            "signed_in_at": at,
            "last_day": at.date(),
        },
    )


def rotate_session(request: HttpRequest) -> None:
    """A new key for the same session, when the person has just proved again who they are."""
    before = request.session.session_key
    request.session.cycle_key()
    Device.objects.filter(session_key=before).update(session_key=request.session.session_key)


@transaction.atomic
def change_passphrase(person: Person, passphrase: str, *, by: Person, session_key: str = "") -> None:
    """A new phrase; every other device is signed out."""
    if by.pk != person.pk:
        raise Refused(_("Chaque personne change elle-même sa phrase de passe."))
    require_strength(passphrase, person.pseudonym)
    person.set_password(passphrase)
    person.save(update_fields=["password"])
    Device.objects.filter(person=person).exclude(session_key=session_key).sign_out()
    journal(by, "passphrase.changed", person, about=person)


@transaction.atomic
def sign_out_elsewhere(person: Person, *, by: Person, session_key: str) -> None:
    """Every device of this person but the one in their hands."""
    Device.objects.visible_to(by).filter(person=person).exclude(session_key=session_key).sign_out()
    journal(by, "devices.signed_out", person, about=person)


@transaction.atomic
def sign_out_device(device: Device, *, by: Person) -> None:
    """One device, maybe lost, maybe forgotten in a common room."""
    Device.objects.visible_to(by).filter(pk=device.pk).sign_out()
    journal(by, "device.signed_out", by, about=by)


def require_strength(passphrase: str, pseudonym: str) -> None:
    """Refused, with what is weak and what to do, when the phrase can be guessed."""
    found = strength(passphrase, pseudonym)
    if not found.enough:
        raise Refused(f"{found.warning} {found.advice}".strip())


def _require_pseudonym(pseudonym: str) -> None:
    if sentence := pseudonyms.objection(pseudonym):
        raise Refused(sentence)
    if is_taken(pseudonym):
        raise Refused(_already_taken(pseudonym))


def _already_taken(pseudonym: str) -> str:
    return _(
        "« %(pseudonym)s » est déjà pris, ou ressemble trop à un autre pseudonyme. Ajoutez un mot ou un chiffre."
    ) % {"pseudonym": pseudonym}
