"""What somebody who is not well wrote since: who has their danger is told each time, and reads it on that page."""

from dataclasses import dataclass
from datetime import datetime

from entrepairs.people.models import Person
from entrepairs.safety.models import Look
from entrepairs.safety.rules.nearness import is_open_to
from entrepairs.safety.seen import Seen


@dataclass(frozen=True)
class Since:
    """`look`: where it waits, None when it does not, or for others."""

    words: str
    at: datetime
    look: Look | None


def written_since(seen: Seen, person: Person) -> list[Since]:
    """For who has it, near or not. It is the same author: of what is signed, the mark says the rest."""
    if not seen.later:
        return []
    rows = Look.objects.filter(object_id__in=[one.key for one in seen.later]).open().visible_to(person)
    waits = {row.object_id: row for row in rows if row.voice is None or is_open_to(person, row)}
    return [Since(one.words, one.at, waits.get(one.key)) for one in seen.later]
