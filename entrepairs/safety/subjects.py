"""What the watch can look at: each app above says how to find it, who wrote it, and what of it may be shown.

    subjects.add(Subject(kind="story", label=_("une histoire"), find=…, author=…, snapshot=…, url=…, …))

called once from an app’s `ready()`. `safety` knows nothing else of what is above it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from entrepairs.people.models import Person

LONGEST_KIND = 20


def _refuse(_thing: Any, _measure: str, _by: Person | None) -> None:
    raise NotImplementedError("this kind of subject takes no measure")


_WRITTEN = gettext_lazy("ce que vous avez écrit")


@dataclass(frozen=True)
class Hidden:
    """Who is behind an alias. `key`: of the alias, the same for all that it wrote. `is_signed`: of a text, by who
    signed it."""

    key: UUID
    person: UUID | None
    is_signed: bool = False


@dataclass(frozen=True)
class Later:
    """Written, or changed, after something else. `key`: of the thing; `at`: when it was, the last time."""

    key: UUID
    words: str
    at: datetime


@dataclass(frozen=True)
class Nothing:
    """Stands for a thing that is not there: whether one sees it is asked all the same."""

    pk: UUID


@dataclass(frozen=True)
class Subject:
    """A kind of thing that may be looked at. `kind`: at most 20 letters, kept in the database, never renamed.

    `find(pk)` gives the thing, or None once it is gone. `author(thing)`: who wrote it, None when nobody is known, or
    under an alias: a look names nobody. `snapshot(thing)`: its words, as plain text. `url(thing)`: where it stands.
    `visible_to(thing, person)`: may this person (None: a visitor) see it, therefore report it. `nothing(pk)`: what it
    is asked of when there is no thing. `apply(thing, measure, by)`: what a decision does to it.
    `wanted(thing, person)`: whether this person wants to be asked about it now; by default, always.
    `measures`: the values of safety.models.Measure that it knows, « laisser » besides.
    `concerns(thing, person)`: whether this person wrote it, or is one of those it is about; by default, its author. It
    is asked of one person at a time, so that an alias is opened to nobody.
    `waits(thing, is_harmless)`: whether it would appear once the watch has read it, and found no danger or not.
    `is_shown(thing)`: whether it stands for its readers; by default, yes.
    `wrote(thing, person)`: whether this person wrote it, when `concerns` says more people.
    `place(thing)`: where it was written, with a `pk`, a `name` and a `mark_of`: someone may be limited there.
    `whole(thing)`: the kind and the key of the conversation that it is part of, which may rest.
    `parts`: the kinds of what such a conversation is made of.
    `text(thing)`, `reword(thing, text, ground)`: the words that may be changed with the yes of their author, and how.
    `tells_opening`: the author of what is not public may read that the watch opened it; not of what somebody showed,
    since it would tell on them.
    `written_by(person)`: all that this person wrote, under any name, asked by them alone.
    `answers_for(person)`: what this person answers for though no row names them, asked by them alone, for their own
    pages: written under an alias, or with others, or announced by a house that they coordinate.
    `told(thing)`: who reads what is decided when nobody in particular signed it; an alias has none. `about`: what it is
    for them, in words.
    `written_at(thing)`: since when it is part of its conversation.
    `later(thing, at)`: what else the same voice wrote there from that moment on, in order, and is there still.
    `changed_at(thing)`: when its author last changed it, None when they did not.
    `is_private`: a part of a private talk, that somebody in it showed; nobody reads what came since.
    `voice(thing)`: the key of the alias it is written under, the same for all that it wrote; None when it is signed.
    `mark(thing)`: of its author, whatever the name, in what it is part of (`whole`): equal only for the same person
    there, and only its place can make it, for who asks about themselves. None: nobody wrote it.
    `goes_along(thing)`: a sentence on what is hidden with it, if it is; "" when nothing is.
    `keepers(thing)`: who besides the watch lets it appear.
    `picture(thing)`: the one shown with it, or None: `alt`, `width`, `height`, and `image` (WebP), read when someone
    opens it. Another picture has another `pk`.
    `is_public(thing)`: whether anybody may read it without an account, now or once the team has looked at it.
    `read(thing, person)`: its words as this person reads them, asked once they may see it: to somebody who is about to
    tell of it, and never with a name. None: nothing of it is shown there. `folded(thing, person)`: why it is folded
    for them, "" when they read it as it is.
    `is_under_alias(thing)`: as every reader sees. `hidden(thing)`: who is behind its alias, None when it is signed;
    only `names` asks it, for two different people with a reason."""

    kind: str
    label: str | Promise
    find: Callable[[UUID], Any | None]
    author: Callable[[Any], Person | None]
    snapshot: Callable[[Any], str]
    url: Callable[[Any], str]
    visible_to: Callable[[Any, Person | None], bool]
    nothing: Callable[[UUID], Any] = Nothing
    apply: Callable[[Any, str, Person | None], None] = _refuse
    wanted: Callable[[Any, Person], bool] | None = None
    measures: tuple[str, ...] = ()
    concerns: Callable[[Any, Person], bool] | None = None
    place: Callable[[Any], Any] | None = None
    whole: Callable[[Any], tuple[str, UUID]] | None = None
    parts: tuple[str, ...] = ()
    text: Callable[[Any], str] | None = None
    reword: Callable[[Any, str, str], None] | None = None
    tells_opening: bool = True
    written_by: Callable[[Person], QuerySet[Any]] | None = None
    answers_for: Callable[[Person], QuerySet[Any]] | None = None
    goes_along: Callable[[Any], str] | None = None
    keepers: Callable[[Any], Iterable[Person]] | None = None
    told: Callable[[Any], Iterable[Person]] | None = None
    about: str | Promise = _WRITTEN
    written_at: Callable[[Any], datetime] | None = None
    later: Callable[[Any, datetime], list[Later]] | None = None
    changed_at: Callable[[Any], datetime | None] | None = None
    is_private: bool = False
    wrote: Callable[[Any, Person], bool] | None = None
    waits: Callable[[Any, bool], bool] | None = None
    is_shown: Callable[[Any], bool] | None = None
    voice: Callable[[Any], UUID | None] | None = None
    mark: Callable[[Any], str | None] | None = None
    is_under_alias: Callable[[Any], bool] | None = None
    hidden: Callable[[Any], Hidden | None] | None = None
    is_public: Callable[[Any], bool] | None = None
    picture: Callable[[Any], Any | None] | None = None
    read: Callable[[Any, Person | None], str] | None = None
    folded: Callable[[Any, Person | None], str] | None = None


_SUBJECTS: dict[str, Subject] = {}


def add(subject: Subject) -> None:
    """Adding the same kind again replaces it. ValueError: the name of the kind is too long for its column."""
    if not 0 < len(subject.kind) <= LONGEST_KIND:
        raise ValueError(f"{subject.kind!r}: 1 to {LONGEST_KIND} letters")
    _SUBJECTS[subject.kind] = subject


def kinds() -> list[str]:
    return sorted(_SUBJECTS)


def of(kind: str) -> Subject | None:
    """None: no app here knows this kind (any more)."""
    return _SUBJECTS.get(kind)


def find(kind: str, pk: UUID) -> Any | None:
    """The thing itself; None when it is gone, or when nobody knows its kind."""
    subject = of(kind)
    return subject.find(pk) if subject else None


def both(kind: str, pk: UUID) -> tuple[Subject | None, Any | None]:
    """The subject and the thing."""
    return of(kind), find(kind, pk)


def is_judged_by_mark(subject: Subject) -> bool:
    """The mark of who signed it says all of who is concerned; else the thing is asked."""
    return subject.concerns is None or subject.voice is not None


def asked_one_by_one() -> list[str]:
    """The kinds of which the mark of who signed does not say all."""
    return [kind for kind, subject in _SUBJECTS.items() if not is_judged_by_mark(subject)]


def kinds_around(kind: str) -> list[str]:
    """Those that such a conversation is made of, and those that are made of it."""
    subject = of(kind)
    return [*(subject.parts if subject else ()), *(one for one, other in _SUBJECTS.items() if kind in other.parts)]


def is_part(kind: str, pk: UUID, whole: tuple[str, UUID], *, at: datetime | None = None) -> bool:
    """Of this conversation; `at`: at that moment already."""
    subject, around = of(kind), of(whole[0])
    if subject is None or subject.whole is None or around is None or kind not in around.parts:
        return False
    if (thing := subject.find(pk)) is None:
        return False
    is_there = at is None or subject.written_at is None or subject.written_at(thing) <= at
    return is_there and subject.whole(thing) == whole


def has_others(subject: Subject | None, thing: Any) -> bool:
    """Somebody answers for it whom no row names: under an alias, or with others."""
    return subject is not None and bool(subject.told or (subject.voice and subject.voice(thing)))


def seen(kind: str, pk: UUID, person: Person | None) -> Any | None:
    """The thing, if this person (None: a visitor) may see it. Looking for nothing asks as many questions."""
    subject, thing = both(kind, pk)
    if subject is None:
        return None
    is_seen = subject.visible_to(subject.nothing(pk) if thing is None else thing, person)
    return thing if is_seen else None


def text_of(kind: str, pk: UUID) -> str:
    """The words that may be changed with the yes of their author; "" when none can."""
    subject, thing = both(kind, pk)
    return subject.text(thing) if subject and subject.text and thing is not None else ""


def goes_along(kind: str, pk: UUID) -> str:
    """What is hidden with it, in a sentence; "" when nothing is."""
    subject, thing = both(kind, pk)
    return subject.goes_along(thing) if subject and subject.goes_along and thing is not None else ""


def is_about(subject: Subject, thing: Any, people: Iterable[Person]) -> bool:
    """Whether one of these people wrote it, whatever the name, or is one of those it is about. A `Person` with only
    its key is enough; nothing is opened."""
    if subject.concerns is None:
        author = subject.author(thing)
        return author is not None and author in people
    return any(subject.concerns(thing, person) for person in people)


def concerns(kind: str, pk: UUID, person: Person) -> bool:
    """Whether this person is its author, whatever the name, or one of those it is about: they do not look at it."""
    subject = of(kind)
    thing = subject.find(pk) if subject else None
    if subject is None or thing is None:
        return False
    return is_about(subject, thing, [person])


def own(person: Person, *, besides: str = "") -> Q:
    """Rows by `kind` and `object_id` about what this person answers for: they know it, the rows do not.
    `besides`: a kind that is left out."""
    found = Q(pk__in=[])
    for kind, subject in _SUBJECTS.items():
        if subject.answers_for is not None and kind != besides:
            found |= Q(kind=kind, object_id__in=subject.answers_for(person).values("pk"))
    return found


def written(person: Person) -> Q:
    """The same, about all that they wrote, under any name."""
    found = Q(pk__in=[])
    for kind, subject in _SUBJECTS.items():
        if subject.written_by is not None:
            found |= Q(kind=kind, object_id__in=subject.written_by(person).values("pk"))
    return found
