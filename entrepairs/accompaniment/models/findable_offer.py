"""What the search reads of offers, in one interface over both databases: the best for a request, in one query."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import connection, models

from entrepairs.accompaniment.matching import POLICY, Peer, Seeker
from entrepairs.accompaniment.matching.asked import conditions, draw, opened_since, points, wanted
from entrepairs.accompaniment.matching.columns import columns
from entrepairs.accompaniment.models.offer import Offer
from entrepairs.people.models import Person

_BEST = """SELECT line.person_id, line.offer_id, {parts} FROM accompaniment_findableoffer line JOIN
    (SELECT offer_id, {score} AS score, busy, {draw} AS draw, person_id FROM accompaniment_findableoffer
    WHERE {conditions} ORDER BY score DESC, busy, draw, person_id LIMIT {most}) best
    ON line.offer_id = best.offer_id ORDER BY best.score DESC, best.busy, best.draw, line.person_id"""
"""The parts are written out for the best alone. Numbers stand in the text: PostgreSQL plans for them, where a plan kept
for any request would read every offer."""


@dataclass(frozen=True)
class Found:
    """A supporter, their offer, and the points of each part of the score, in the order of `matching.parts`."""

    person: UUID
    offer: UUID
    points: tuple[int, ...]


class FindableOfferQuerySet(models.QuerySet["FindableOffer"]):
    def best(self, seeker: Seeker, most: int, without: Collection[str], before: Seeker | None = None) -> list[Found]:
        """Those who suit this request, best first: whether they are open now is not asked here. `without`: people of
        whom one does not speak. `before`: the same request asked otherwise; then only those who did not suit it."""
        with connection.cursor() as cursor:
            cursor.execute(_best(seeker, most, without, before))
            rows = cursor.fetchall()
        return [Found(UUID(str(person)), UUID(str(offer)), tuple(parts)) for person, offer, *parts in rows]

    def write(self, offers: Iterable[tuple[Offer, Peer]]) -> None:
        """These offers as they stand now. Whoever writes holds their locks."""
        rows = [FindableOffer(offer=offer, person_id=offer.person_id, **columns(peer)) for offer, peer in offers]
        self.bulk_create(rows, update_conflicts=True, unique_fields=["offer"], update_fields=[*COLUMNS])


def _best(seeker: Seeker, most: int, without: Collection[str], before: Seeker | None) -> str:
    parts = points(POLICY, seeker).values()
    asked = [*_indexed(seeker), *conditions(seeker), *(opened_since(before) if before else [])]
    return _BEST.format(
        parts=", ".join(parts),
        score=" + ".join(f"({sql})" for sql in parts),
        draw=draw(seeker),
        conditions=" AND ".join([*asked, _apart(seeker, without)]),
        most=most,
    )


def _indexed(seeker: Seeker) -> list[str]:
    """What the index of PostgreSQL holds; SQLite reads every line with a free place, from an index of all their numbers
    (see the migrations)."""
    keys = wanted(seeker)
    if not keys or connection.vendor != "postgresql":
        return []
    listed = ", ".join(f"'{key}'" for key in keys)
    return [f"string_to_array(named, ' ') && ARRAY[{listed}]"]


def _apart(seeker: Seeker, without: Collection[str]) -> str:
    """Neither oneself, nor those with whom something forbids it."""
    people = {seeker.person_id, *seeker.refused, *seeker.history, *without}
    listed = ", ".join(f"'{UUID(key).hex}'" for key in sorted(people))
    return f"person_id NOT IN ({listed})"


class FindableOffer(models.Model):
    """« Offre retrouvable » : what an offer says, its profile, and how many people its supporter walks with, as the
    search reads them. Follows what it derives from within the same transaction (`accompaniment.offered.follow`).

    What ends by itself, or must be true this second (pause, absence, habilitation, limit, consent), is not here: it is
    asked of its own table. `shown`, `topics`, `refused`: sets of experiences, `speaks` of languages, 62 bits each;
    `named`: those of `shown`, in words, for an index. `ways`, `moments`: bits. `x`, `y`, `z`: metres; `within`: m², -1
    without a place. `free`: places, none when enough people ask already; `busy`: people and asks; `lot`: between
    equals."""

    shown_0 = models.BigIntegerField()
    shown_1 = models.BigIntegerField()
    shown_2 = models.BigIntegerField()
    speaks_0 = models.BigIntegerField()
    speaks_1 = models.BigIntegerField()
    moments = models.BigIntegerField()
    refused_0 = models.BigIntegerField()
    refused_1 = models.BigIntegerField()
    refused_2 = models.BigIntegerField()
    x = models.BigIntegerField()
    y = models.BigIntegerField()
    z = models.BigIntegerField()
    within = models.BigIntegerField()
    topics_0 = models.BigIntegerField()
    topics_1 = models.BigIntegerField()
    topics_2 = models.BigIntegerField()
    lot = models.BigIntegerField()
    free = models.IntegerField()
    ways = models.IntegerField()
    busy = models.IntegerField()
    named = models.TextField()
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    offer = models.OneToOneField(Offer, on_delete=models.CASCADE, related_name="findable", primary_key=True)

    objects = FindableOfferQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.offer_id)


COLUMNS = tuple(
    field.attname for field in FindableOffer._meta.concrete_fields if field.attname not in ("offer_id", "person_id")
)
