"""A yes, dated; taken back, dated too."""

from django.db import transaction

from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import require
from entrepairs.people.events import consent_withdrawn
from entrepairs.people.models import Consent, Person
from entrepairs.people.rules.own import may_act_for

VERSION = 1
"""Of the sentences in `models.consent.Purpose`: raise it when their meaning changes, and ask again."""


def has_consent(person: Person, purpose: str) -> bool:
    """Whether a yes to this purpose is in force."""
    return Consent.objects.visible_to(person).in_force().filter(purpose=purpose).exists()


@transaction.atomic
def give_consent(person: Person, purpose: str, *, by: Person) -> Consent:
    """The person says yes to one purpose. Saying it twice keeps the first yes and its date."""
    require(may_act_for(by, person))
    consent, is_new = Consent.objects.get_or_create(
        person=person, purpose=purpose, withdrawn_at=None, defaults={"given_at": now(), "version": VERSION}
    )
    if is_new:
        journal(by, "consent.given", consent, about=person)
    return consent


@transaction.atomic
def withdraw_consent(person: Person, purpose: str, *, by: Person) -> None:
    """The person takes their yes back; what relied on it stops (event `consent_withdrawn`). Twice is as once."""
    require(may_act_for(by, person))
    consent = Consent.objects.visible_to(person).in_force().filter(purpose=purpose).first()
    if consent is None:
        return
    consent.withdraw(now())
    journal(by, "consent.withdrawn", consent, about=person)
    consent_withdrawn.send(sender=Consent, person=person, purpose=purpose)
