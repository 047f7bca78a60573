"""Whether a notice is also mailed, and when."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import QuerySet
from django.utils.timezone import get_default_timezone

from entrepairs.core.prepared import prepared
from entrepairs.people.kinds import FAMILIES, kind, kinds, kinds_of
from entrepairs.people.models import Address, Consent, NoticeChoice, Person
from entrepairs.people.models.consent import Purpose
from entrepairs.people.quiet import next_mail_time


def choice_of(person: Person, key: str) -> NoticeChoice:
    """What the person decided for this kind of notice; unsaved defaults when they decided nothing."""
    return _choices.first(person, key) or _usual(person, key)


@prepared
def _choices(person: Person, key: str) -> QuerySet[NoticeChoice]:
    return NoticeChoice.objects.filter(person=person, kind=key)


def choices_of(person: Person, keys: Collection[str]) -> dict[str, NoticeChoice]:
    """The same for several kinds at once."""
    decided = {choice.kind: choice for choice in NoticeChoice.objects.filter(person=person, kind__in=keys)}
    return {key: decided.get(key) or _usual(person, key) for key in keys}


def _usual(person: Person, key: str) -> NoticeChoice:
    return NoticeChoice(person=person, kind=key, by_mail=kind(key).by_mail)


def choices_of_families(person: Person) -> dict[str, NoticeChoice]:
    """One choice for each family: that of the first of its kinds, since they are chosen together."""
    chosen = choices_of(person, kinds().keys())
    return {family: chosen[next(iter(kinds_of(family)))] for family in FAMILIES}


def is_shown(choice: NoticeChoice) -> bool:
    """Muted kinds are not shown; those about the account itself always are."""
    return kind(choice.kind).essential or choice.shown


def mail_address(person: Person) -> Address | None:
    """Where notices may be mailed: a verified address, and a yes in force."""
    agreed = _yes_to_mail(person)
    return Address.objects.filter(person=person, verified_at__isnull=False).first() if agreed else None


@prepared
def _yes_to_mail(person: Person) -> QuerySet[Consent]:
    return Consent.objects.visible_to(person).in_force().filter(purpose=Purpose.MAIL)[:1]


def mail_time(choice: NoticeChoice, at: datetime) -> datetime | None:
    """When a notice of this kind may be mailed: now, after the quiet hours, or never (None)."""
    if not choice.by_mail or mail_address(choice.person) is None:
        return None
    return at if choice.at_night else next_mail_time(at, get_default_timezone())
