"""A shared tablet: opened by the team, then people say that they are there."""

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.crypto import salted_hmac

from entrepairs.agenda.actions.attendance import MOST, headcount_of, one_at_a_time
from entrepairs.agenda.fingerprints import fingerprint
from entrepairs.agenda.models import Kiosk, Presence, Spot, Tap
from entrepairs.agenda.rules.attendance import may_count, today_of
from entrepairs.agenda.short_codes import short_code
from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import require
from entrepairs.people.models import Person

LATE = timedelta(days=3)  # a tablet that was without a network may still send what it holds


@dataclass(frozen=True)
class Touch:
    """Someone touched the tablet. `who`: fingerprint of a pseudonym or of a short code, empty without a name."""

    key: UUID
    at: datetime
    who: str = ""


@transaction.atomic
def open_kiosk(spot: Spot, name: str, hours: int, *, by: Person) -> tuple[Kiosk, str]:
    """The kiosk, and what the tablet must hold: it is written nowhere else. It ends at midnight at the latest."""
    require(may_count(by, spot))
    token, at = secrets.token_urlsafe(32), now()
    zone = ZoneInfo(spot.house.zone)
    midnight = datetime.combine(today_of(spot.house) + timedelta(days=1), time(), zone)
    kiosk = Kiosk.objects.create(
        structure=spot.house,
        gathering=spot.gathering,
        name=name,
        token_hash=hash_of(token),
        opened_by=by,
        opened_at=at,
        ends_at=min(at + timedelta(hours=hours), midnight),
    )
    journal(by, "kiosk.opened", kiosk)
    return kiosk, token


@transaction.atomic
def close_kiosk(kiosk: Kiosk, *, by: Person) -> None:
    """At once, wherever the tablet is. What people touched before still counts."""
    require(may_count(by, Spot(kiosk.structure, today_of(kiosk.structure))))
    if Kiosk.objects.filter(pk=kiosk.pk, closed_at=None).update(closed_at=now()):
        journal(by, "kiosk.closed", kiosk)


@transaction.atomic
def take_touches(touches: Iterable[Touch], *, by: Kiosk) -> None:
    """Each counts once, however often it is sent. A pseudonym that nobody of the house has counts without a name: the
    tablet answers the same, so that nobody learns who is of the house."""
    one_at_a_time(by.structure)
    for touch in touches:
        at = max(touch.at, by.opened_at)
        if at > by.end:
            continue
        _one, is_new = Tap.objects.get_or_create(pk=touch.key, defaults={"structure": by.structure, "at": now()})
        if is_new:
            _note(by.spot(at), touch, by)


def held_by_tablet(token: str, moment: datetime) -> Kiosk | None:
    """The kiosk whose token a tablet holds, until some days after its end."""
    rows = Kiosk.objects.filter(token_hash=hash_of(token), ends_at__gt=moment - LATE)
    return rows.select_related("structure", "gathering").first() if token else None


def key_of(kiosk: Kiosk) -> bytes:
    """The key of its fingerprints."""
    return salted_hmac("entrepairs.agenda.kiosk", str(kiosk.pk), algorithm="sha256").digest()


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _note(spot: Spot, touch: Touch, kiosk: Kiosk) -> None:
    person = _person(spot, touch.who, key_of(kiosk)) if touch.who else None
    if person is None:
        headcount = headcount_of(spot)
        headcount.people, headcount.noted_at = min(headcount.people + 1, MOST), now()
        headcount.save()
    elif not spot.presences.filter(person=person).exists():
        values = {"structure": spot.house, "gathering": spot.gathering, "day": spot.day, "noted_at": now()}
        Presence.objects.create(pk=touch.key, person=person, how=Presence.How.SELF, **values)


def _person(spot: Spot, who: str, key: bytes) -> Person | None:
    """By the pseudonym, else by the code; a code that two people would share names nobody."""
    people = list(spot.people)
    named = [one for one in people if fingerprint(one.pseudonym, key) == who]
    coded = [one for one in people if fingerprint(short_code(one), key) == who]
    found = named or coded
    return found[0] if len(found) == 1 else None
