"""Supporters in the database as the values of the engine say they stand, without the years it takes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid5

from entrepairs.accompaniment.matching import About, Peer, Seeker
from entrepairs.accompaniment.models import Absence, FindableOffer, Offer, OfferPause
from entrepairs.core.clock import now
from entrepairs.core.models import DataKey
from entrepairs.people.models import Consent, Person
from entrepairs.people.models.consent import Purpose
from entrepairs.structures.models import Structure
from entrepairs.training.models import Charter, Habilitation

NAMES = UUID(int=0)
A_BATCH = 2000


def key(name: str) -> str:
    """The same name is the same person."""
    return str(uuid5(NAMES, name))


def keyed(seeker: Seeker, peers: Sequence[Peer]) -> tuple[Seeker, list[Peer]]:
    """The same with keys of people, as in the rows: refusals are those of the request; nobody asks gender nor age."""
    vetoed = {one.person_id for one in peers if seeker.person_id in one.vetoes}
    asks = replace(
        seeker,
        person_id=key(seeker.person_id),
        refused=frozenset(map(key, seeker.refused | vetoed)),
        history=frozenset(map(key, seeker.history)),
        about=About(),
    )
    return asks, [_keyed(one) for one in peers]


def _keyed(one: Peer) -> Peer:
    return replace(one, id=key(one.person_id), person_id=key(one.person_id), vetoes=frozenset(), about=About())


def stand(peers: Sequence[Peer], house: Structure) -> None:
    """Rows for these, and for nobody else. Who is not open now is so for a reason of their turn: never habilitated, no
    longer, in training alone, in a pause, away."""
    FindableOffer.objects.all().delete()
    Person.objects.filter(pseudonym__startswith="pair-").delete()
    keys = DataKey.objects.bulk_create([DataKey(wrapped_by="", wrapped=b"") for _ in peers], batch_size=A_BATCH)
    people = [
        Person(pk=UUID(one.person_id), pseudonym=f"pair-{n}", skeleton=f"pair{n}", data_key=data_key)
        for n, (one, data_key) in enumerate(zip(peers, keys, strict=True))
    ]
    Person.objects.bulk_create(people, batch_size=A_BATCH)
    offers = Offer.objects.bulk_create([Offer(person=one, updated_at=now()) for one in people], A_BATCH)
    for first in range(0, len(offers), A_BATCH):
        some = slice(first, first + A_BATCH)
        FindableOffer.objects.write(zip(offers[some], peers[some], strict=True))
    Consent.objects.bulk_create([_agreed(one) for one in peers], A_BATCH)
    _habilitate(peers, house)
    closed = [(n, offer) for n, (one, offer) in enumerate(zip(peers, offers, strict=True)) if not one.open_now]
    OfferPause.objects.bulk_create([OfferPause(offer=offer, since=now()) for n, offer in closed if n % 5 == 3], A_BATCH)
    today = now().date()
    Absence.objects.bulk_create([_around(offer, today) for n, offer in closed if n % 5 == 4], A_BATCH)


def _agreed(one: Peer) -> Consent:
    gone = None if one.consents else now()
    return Consent(person_id=UUID(one.person_id), purpose=Purpose.HELPING, given_at=now(), withdrawn_at=gone)


def _habilitate(peers: Sequence[Peer], house: Structure) -> None:
    charter, _new = Charter.objects.get_or_create(
        version=1, defaults={"text": "Écouter.", "in_force_from": date(2020, 1, 1)}
    )
    rows = []
    for n, one in enumerate(peers):
        if one.open_now or n % 5:
            row = Habilitation(person_id=UUID(one.person_id), structure=house, charter=charter, decided_at=now())
            row.withdrawn_at = now() if not one.open_now and n % 5 == 1 else None
            row.probation = not one.open_now and n % 5 == 2
            rows.append(row)
    Habilitation.objects.bulk_create(rows, A_BATCH)


def _around(offer: Offer, today: date) -> Absence:
    return Absence(offer=offer, first_day=today - timedelta(days=2), last_day=today + timedelta(days=2))
