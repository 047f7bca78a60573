"""Who keeps the watch protects their account twice; who wants no contact with someone does not watch them. What someone
may no longer read, their open pages stop following at once."""

from django.dispatch import receiver

from entrepairs.live import EVERYTHING, revoke
from entrepairs.people import staff
from entrepairs.people.events import consent_withdrawn
from entrepairs.people.models import Person
from entrepairs.people.models.consent import Purpose
from entrepairs.safety import apart
from entrepairs.safety.events import person_blocked, person_limited
from entrepairs.safety.models import Asking, blocked_with
from entrepairs.safety.rules.watch import watches

staff.register(watches)
apart.add(apart.BLOCKS, blocked_with)


@receiver(consent_withdrawn)
def ask_no_more(person: Person, purpose: str, **_: object) -> None:
    if purpose == Purpose.ANSWERING:
        Asking.objects.filter(person=person).delete()


@receiver(person_blocked)
def stop_following_each_other(blocker: Person, blocked: Person, **_: object) -> None:
    for each in (blocker, blocked):
        revoke(EVERYTHING, each)


@receiver(person_limited)
def stop_following(person: Person, **_: object) -> None:
    revoke(EVERYTHING, person)
