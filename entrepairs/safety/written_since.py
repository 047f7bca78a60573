"""What somebody who is not well wrote since: who has their danger is told each time, and reads it on that page."""

from dataclasses import dataclass
from datetime import datetime

from entrepairs.people.models import Person
from entrepairs.safety import subjects
from entrepairs.safety.models import Look
from entrepairs.safety.rules.nearness import is_open_to


@dataclass(frozen=True)
class Since:
    """`look`: where it waits, None when it does not, or for others."""

    words: str
    at: datetime
    look: Look | None


def written_since(look: Look, person: Person) -> list[Since]:
    """For who has it, near or not: of a danger, and of what says that somebody is not well. Only what the watch is to
    read, or has read.

    It is the same author: of what is signed, the mark says the rest."""
    if not (look.is_red or look.asks_for_words):
        return []
    subject, thing = subjects.both(look.kind, look.object_id)
    later = subject.later(thing, look.entered_at) if subject is not None and subject.later and thing is not None else []
    rows = Look.objects.filter(object_id__in=[one.key for one in later])
    looked_at = set(rows.values_list("object_id", flat=True))
    waits = {
        row.object_id: row for row in rows.open().visible_to(person) if row.voice is None or is_open_to(person, row)
    }
    return [Since(one.words, one.at, waits.get(one.key)) for one in later if one.key in looked_at]
