"""What one of the watch reads when they open something: its words as they are now, and nothing around it."""

from dataclasses import dataclass

from entrepairs.people.models import Person
from entrepairs.safety import subjects
from entrepairs.safety.models import Look


@dataclass(frozen=True)
class Seen:
    """`text` is "" and `url` is "" once the thing is gone. `author`: None when nobody is known.
    `author_to_tell`: who may read in the journal that it was opened: the author of what is not public."""

    text: str = ""
    url: str = ""
    author: Person | None = None
    author_to_tell: Person | None = None

    @property
    def is_gone(self) -> bool:
        return not self.url


def seen_of(look: Look) -> Seen:
    subject = subjects.of(look.kind)
    thing = subject and subject.find(look.object_id)
    if subject is None or thing is None:
        return Seen()
    author = subject.author(thing)
    told = author if subject.tells_opening and not subject.visible_to(thing, None) else None
    return Seen(subject.snapshot(thing), subject.url(thing), author, told)
