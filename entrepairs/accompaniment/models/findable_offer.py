"""What the search reads of offers, in one interface over both databases: the best for a request, found in one query."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection, models
from django.db.models.expressions import RawSQL

from entrepairs.accompaniment.matching import POLICY, Peer, Seeker
from entrepairs.accompaniment.matching.asked import conditions, draw, points, wanted
from entrepairs.accompaniment.matching.columns import columns
from entrepairs.accompaniment.models.offer import Offer
from entrepairs.people.models import Person

_BEST = """SELECT found.person_id, {parts} FROM
    (SELECT offer_id, person_id, {points}, busy, {draw} AS draw FROM accompaniment_findableoffer WHERE {conditions}
    ORDER BY {score} DESC, busy, draw, person_id LIMIT {all}) found
    WHERE ({open}) IS NOT NULL LIMIT {most}"""
"""In order, one after the other, until enough of them are open now: what changes by the hour is asked of few."""
FOUND = RawSQL("found.offer_id", ())
"""The offer that stands in the line being read: for the query that says whether it is open."""
ALL = 1_000_000_000


@dataclass(frozen=True)
class Found:
    """A supporter, and the points of each part of the score, in the order of `matching.parts`."""

    person: UUID
    points: tuple[int, ...]


class FindableOfferQuerySet(models.QuerySet["FindableOffer"]):
    def best(
        self, seeker: Seeker, open_now: tuple[str, Sequence[Any]], most: int, without: Collection[str]
    ) -> list[Found]:
        """The supporters to propose, best first. `open_now`: SQL, and its values, that gives a row where FOUND is an
        offer open now. `without`: people of whom one does not speak."""
        statement, values = _best(seeker, *open_now, most, without)
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
            return [Found(UUID(str(person)), tuple(row)) for person, *row in cursor.fetchall()]

    def write(self, offers: Iterable[tuple[Offer, Peer]]) -> None:
        """These offers as they stand now. Whoever writes holds their locks."""
        rows = [FindableOffer(offer=offer, person_id=offer.person_id, **columns(peer)) for offer, peer in offers]
        self.bulk_create(rows, update_conflicts=True, unique_fields=["offer"], update_fields=[*COLUMNS])


def _best(
    seeker: Seeker, is_open: str, values: Sequence[Any], most: int, without: Collection[str]
) -> tuple[str, Sequence[Any]]:
    """Numbers stand in the text: PostgreSQL plans for them. A plan kept for any words reads every offer."""
    parts = points(POLICY, seeker)
    names = [f"{code}_points" for code in parts]
    asked = _BEST.format(
        parts=", ".join(names),
        points=", ".join(f"{sql} AS {name}" for name, sql in zip(names, parts.values(), strict=True)),
        score=" + ".join(f"({sql})" for sql in parts.values()),
        draw=draw(seeker),
        conditions=" AND ".join([*_indexed(seeker), *conditions(seeker), _apart(seeker, without)]),
        all=ALL,
        most=most,
        open="{open}",
    )
    return asked.replace("%", "%%").replace("{open}", is_open), values


def _indexed(seeker: Seeker) -> list[str]:
    """What the index of PostgreSQL holds; SQLite reads every line, which costs it less than an index would."""
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
    asked of its own table. `shown`, `topics`, `refused`: sets of experiences, 62 bits each; `named`: those of `shown`,
    in words, for an index. `ways`, `moments`: bits. `x`, `y`, `z`: metres; `within`: m², -1 without a place. `free`:
    places, none when enough people ask already; `busy`: people and asks; `lot`: between equals."""

    shown_0 = models.BigIntegerField()
    shown_1 = models.BigIntegerField()
    shown_2 = models.BigIntegerField()
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
    languages = models.TextField()
    named = models.TextField()
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    offer = models.OneToOneField(Offer, on_delete=models.CASCADE, related_name="findable", primary_key=True)

    objects = FindableOfferQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.offer_id)


COLUMNS = tuple(
    field.attname for field in FindableOffer._meta.concrete_fields if field.attname not in ("offer_id", "person_id")
)
