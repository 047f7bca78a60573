"""Tell someone something, in the site and by mail; and let them decide how."""

from django.core import signing
from django.db import transaction
from django.utils.translation import gettext as _

from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import Refused, require
from entrepairs.live import publish
from entrepairs.people.actions.consents import give_consent, withdraw_consent
from entrepairs.people.kinds import kind, kinds_of
from entrepairs.people.mails import UNSUBSCRIBE, VERIFY, VERIFY_DAYS, fingerprint
from entrepairs.people.models import Address, Notice, NoticeChoice, Person
from entrepairs.people.models.consent import Purpose
from entrepairs.people.rules.own import may_act_for
from entrepairs.people.tasks.mail import send_verification
from entrepairs.people.tasks.telling import notify

__all__ = [
    "add_address",
    "address_of_unsubscription",
    "choose_family",
    "choose_notice",
    "notify",
    "read_about",
    "read_all",
    "read_notice",
    "remove_address",
    "unsubscribe",
    "verify_address",
]


def read_notice(notice: Notice, *, by: Person) -> None:
    """The person opened it."""
    require(may_act_for(by, notice.person))
    Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=now())
    publish(f"person:{by.pk}", notice.pk)


def read_about(path: str, *, by: Person) -> None:
    """They came to this page: what told them of it is read."""
    if Notice.objects.visible_to(by).unread().filter(path=path).update(read_at=now()):
        publish(f"person:{by.pk}", by.pk)


def read_all(*, by: Person) -> None:
    """All notices are put away."""
    Notice.objects.visible_to(by).unread().update(read_at=now())
    publish(f"person:{by.pk}", by.pk)


def choose_notice(person: Person, key: str, *, shown: bool, by_mail: bool, at_night: bool, by: Person) -> None:
    """How the person wants to be told of one kind. What is about the account itself stays shown."""
    require(may_act_for(by, person))
    said = kind(key)
    values = {"shown": shown or said.essential, "by_mail": by_mail and said.by_mail, "at_night": at_night}
    NoticeChoice.objects.update_or_create(person=person, kind=key, defaults=values)


@transaction.atomic
def choose_family(person: Person, family: str, *, shown: bool, by_mail: bool, at_night: bool, by: Person) -> None:
    """The same choice for every kind of a family."""
    for key in kinds_of(family):
        choose_notice(person, key, shown=shown, by_mail=by_mail, at_night=at_night, by=by)


@transaction.atomic
def add_address(person: Person, email: str, *, by: Person) -> Address:
    """Notices may be mailed there, once the person has confirmed it. Giving it is a yes, dated, for mail only."""
    require(may_act_for(by, person))
    Address.objects.filter(person=person).delete()
    address = Address(person=person, added_at=now())
    address.email = email
    address.save()
    give_consent(person, Purpose.MAIL, by=by)
    journal(by, "address.added", address, about=person)
    send_verification.enqueue(str(address.pk))
    return address


@transaction.atomic
def remove_address(person: Person, *, by: Person) -> None:
    """The address is erased, and no mail leaves any more."""
    require(may_act_for(by, person))
    Address.objects.filter(person=person).delete()
    withdraw_consent(person, Purpose.MAIL, by=by)


@transaction.atomic
def verify_address(token: str) -> None:
    """The link of the verification mail was followed. Refused when it is too old or for another address."""
    try:
        key, mark = signing.loads(token, salt=VERIFY, max_age=VERIFY_DAYS * 24 * 3600)
    except signing.BadSignature:
        raise Refused(_("Ce lien ne vaut plus. Demandez-en un autre depuis vos préférences.")) from None
    address = Address.objects.select_related("person__data_key").filter(pk=key).first()
    if address is None or fingerprint(address.email) != mark:
        raise Refused(_("Cette adresse a changé depuis. Demandez un autre lien depuis vos préférences."))
    if address.verified_at is None:
        Address.objects.filter(pk=address.pk).update(verified_at=now())
        journal(address.person, "address.verified", address, about=address.person)


def address_of_unsubscription(token: str) -> Address | None:
    """The address that this link speaks of; None when it is gone. Raises signing.BadSignature on a false link."""
    key = signing.loads(token, salt=UNSUBSCRIBE)
    return Address.objects.select_related("person").filter(pk=key).first()


def unsubscribe(token: str) -> None:
    """No mail leaves any more for this address (RFC 8058). Once or ten times, the same. signing.BadSignature: false."""
    address = address_of_unsubscription(token)
    if address is not None:
        withdraw_consent(address.person, Purpose.MAIL, by=address.person)
