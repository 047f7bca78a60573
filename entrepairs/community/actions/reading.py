"""Note how far someone has read. Nobody is told, and nothing counts it."""

from datetime import datetime
from uuid import UUID

from entrepairs.community.models import Circle, PlaceRead
from entrepairs.core.clock import now
from entrepairs.people.models import Person


def note_read(circle: Circle, thing: UUID, latest: datetime | None, *, by: Person) -> datetime | None:
    """They read, in this thread or this circle, up to what was written at `latest`. Gives where their visit before
    ended; None on a first one. Of two pages read at once, the last one is kept."""
    place = PlaceRead.objects.of(by, circle, thing)
    if latest is not None and place.goes_on(latest, now()):
        moved = ["until", "before", "hour"]
        PlaceRead.objects.bulk_create([place], update_conflicts=True, unique_fields=["mark"], update_fields=moved)
    return place.before


def forget_places(person: Person) -> None:
    """In every circle."""
    PlaceRead.objects.all_of(person).delete()
