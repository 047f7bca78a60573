"""What one of the watch reads when they open something: its words as they are now, and nothing around it."""

from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from django.http import HttpRequest

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
    is_under_alias: bool = False

    @property
    def fingerprint(self) -> str:
        """Tells whether it is still the text that somebody read."""
        return fingerprint(self.text)

    @property
    def is_gone(self) -> bool:
        return not self.url


def fingerprint(text: str) -> str:
    """Equal for the same text, and short."""
    return sha256(text.encode()).hexdigest()[:16]


def text_read(request: HttpRequest) -> str:
    """The fingerprint of the text that the page showed, sent back with the form."""
    return str(request.POST.get("lu", ""))


def words_of(kind: str, pk: UUID) -> str:
    """As they are now; "" once the thing is gone."""
    subject = subjects.of(kind)
    thing = subject and subject.find(pk)
    return subject.snapshot(thing) if subject and thing is not None else ""


def seen_of(look: Look) -> Seen:
    subject = subjects.of(look.kind)
    thing = subject and subject.find(look.object_id)
    if subject is None or thing is None:
        return Seen()
    author = subject.author(thing)
    told = author if subject.tells_opening and not subject.visible_to(thing, None) else None
    is_under_alias = subject.is_under_alias is not None and subject.is_under_alias(thing)
    return Seen(subject.snapshot(thing), subject.url(thing), author, told, is_under_alias)
