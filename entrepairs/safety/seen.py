"""What one of the watch reads when they open something: its words as they are now, those that were told about when
they are there no more, and nothing around it. Of a private talk, the words as somebody showed them, never others."""

from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from entrepairs.people.models import Person
from entrepairs.safety import subjects
from entrepairs.safety.models import Concern, Look, Report
from entrepairs.safety.models.report import Told
from entrepairs.safety.subjects import Later, Subject


@dataclass(frozen=True)
class Seen:
    """`text` is "" once its author took it back, `url` once the thing is gone. `author`: None when nobody is known.
    `kept`: the words when somebody told about them, if they are others since; "" when nobody did.
    `picture`: the one shown with it (`Subject.picture`). `told`: reports and concerns that wait. `later`: what somebody
    who is not well wrote there since.
    `author_to_tell`: who may read in the journal that it was opened: the author of what is not public."""

    text: str = ""
    url: str = ""
    author: Person | None = None
    author_to_tell: Person | None = None
    is_under_alias: bool = False
    kept: str = ""
    picture: Any = None
    told: list[Told] = field(default_factory=list)
    later: list[Later] = field(default_factory=list)

    @property
    def words(self) -> str:
        """To be read now: the text, or what is kept of it."""
        return self.text or self.kept

    @property
    def is_taken_back(self) -> bool:
        """Its author took the words back, or all of it is gone."""
        return not self.text

    @property
    def fingerprint(self) -> str:
        """Tells whether it is still what somebody read: its text, the picture with it, what was told about it, what was
        written since."""
        told = (f"{one.pk} {len(getattr(one, 'sealed_words', b''))}" for one in self.told)
        later = (f"{one.key} {one.words}" for one in self.later)
        return fingerprint(self.text, *([str(self.picture.pk)] if self.picture else []), *told, *later)

    @property
    def is_gone(self) -> bool:
        return not self.url


def fingerprint(*parts: str) -> str:
    """Equal for the same parts, and short."""
    return sha256("\0".join(parts).encode()).hexdigest()[:16]


def text_read(request: HttpRequest) -> str:
    """The fingerprint of the text that the page showed, sent back with the form."""
    return str(request.POST.get("lu", ""))


def words_now(subject: Subject | None, thing: Any) -> str:
    """ "" once the thing is gone, and of what is private: nobody reads there what came after it was shown."""
    return subject.snapshot(thing) if subject is not None and thing is not None and not subject.is_private else ""


def picture_since(kind: str, pk: UUID, at: datetime) -> Any | None:
    """The picture shown with it, when its author has changed nothing of it since; None otherwise, and when nobody can
    say: another one is never taken for it."""
    subject, thing = subjects.both(kind, pk)
    if subject is None or thing is None or subject.picture is None or subject.changed_at is None:
        return None
    changed_at = subject.changed_at(thing)
    return subject.picture(thing) if changed_at is None or changed_at <= at else None


def kept_of(kind: str, pk: UUID, look: Look | None) -> str:
    """The words as they were when somebody first told the team, as long as nothing is decided. Of what is private,
    decided or not: they are all that is ever read of it. `look`: the one for which they were told."""
    return _kept(subjects.of(kind), _told(kind, pk), look)


def told_of(kind: str, pk: UUID) -> list[Told]:
    """What people told about it that still waits, oldest first: reports and concerns."""
    return _waiting(_told(kind, pk))


def _told(kind: str, pk: UUID) -> list[Told]:
    """The same, and what was answered."""
    found = (model.objects.about(kind, pk).select_related("data_key") for model in (Report, Concern))
    return sorted((one for rows in found for one in rows), key=lambda one: (one.sent_at, str(one.pk)))


def _waiting(told: list[Told]) -> list[Told]:
    return [one for one in told if one.closed_at is None]


def _kept(subject: Subject | None, told: list[Told], look: Look | None) -> str:
    if subject is None or not subject.is_private:
        told = _waiting(told)
    elif look is not None:
        told = [one for one in told if one.look_id == look.pk] or told
    return next((str(one.snapshot) for one in told if one.snapshot), "")


def seen_of(look: Look) -> Seen:
    subject = subjects.of(look.kind)
    thing = subject and subject.find(look.object_id)
    every = _told(look.kind, look.object_id)
    told, kept = _waiting(every), _kept(subject, every, look)
    if subject is None or thing is None:
        return Seen(kept=kept, told=told)
    author = subject.author(thing)
    reads_it = author if subject.tells_opening and not subject.visible_to(thing, None) else None
    is_under_alias = subject.is_under_alias is not None and subject.is_under_alias(thing)
    text = subject.snapshot(thing)
    if subject.is_private:  # what is there now says only that it was not taken back
        text = kept if text else ""
    picture = subject.picture(thing) if subject.picture else None
    kept = kept if kept != text else ""
    later = _later(look, subject, thing)
    return Seen(text, subject.url(thing), author, reads_it, is_under_alias, kept, picture, told, later)


def _later(look: Look, subject: Subject, thing: Any) -> list[Later]:
    """Of a danger, and of what says that somebody is not well: as it is now, it waits for the watch or was read."""
    if subject.later is None or not (look.is_red or look.asks_for_words):
        return []
    found = subject.later(thing, look.entered_at)
    rows = Look.objects.filter(kind__in={look.kind, *subject.parts}, object_id__in=[one.key for one in found])
    looked = rows.values_list("object_id", "done_at")
    return [one for one in found if any(key == one.key and (at is None or at >= one.at) for key, at in looked)]
