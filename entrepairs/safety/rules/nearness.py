"""Who of the watch stays away from something: who wrote it, who is apart from them by a block, who accompanies them.

Under an alias that must not say who wrote. When it comes, as many people as for a name opened by two are set aside:
those who stay apart first, found by asking the mark of one person at a time, then others by lot. It is kept with
what is looked at, once for each voice: blocking or unblocking somebody afterwards shows nothing.
Source: safety.drawing, docs/decisions/0018-sans-mon-pseudonyme.md."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from entrepairs.core.rules import YES, No, Verdict
from entrepairs.people.models import Person
from entrepairs.safety import apart, subjects
from entrepairs.safety.drawing import drawn
from entrepairs.safety.models import Look, Watcher, blocked_with
from entrepairs.safety.subjects import Subject


def is_near(person: Person, subject: Subject, thing: Any, *, before: datetime | None = None) -> bool:
    """Oneself, or one of those from whom one stays apart, whatever the name."""
    return subjects.is_about(subject, thing, [Person(pk=key) for key in from_whom(person, before=before)])


def from_whom(person: Person, *, before: datetime | None = None) -> set[UUID]:
    """Oneself, and those from whom one stays apart. `before`: not by a block set since, which anybody may set to see
    what it changes."""
    return apart.from_whom(person, besides=apart.BLOCKS) | blocked_with(person, before=before)


def set_aside_from(subject: Subject, thing: Any, voice: UUID) -> list[str]:
    """Marks of those of the watch, and of the team that lets it appear, who will not look at what this voice writes;
    the same from one look to the next."""
    former = Look.objects.filter(voice=voice).order_by("entered_at").first()
    if former is not None:
        return list(former.set_aside)
    watch = [watcher.person for watcher in Watcher.objects.on_watch().select_related("person")]
    keepers = list(subject.keepers(thing)) if subject.keepers else []
    return sorted({apart.mark(key) for team in (watch, keepers) for key in _drawn_out(team, subject, thing)})


def _drawn_out(team: Sequence[Person], subject: Subject, thing: Any) -> set[UUID]:
    """Who is near, then others by lot, when the team is large enough for a lot to hide them."""
    everyone = {person.pk for person in team}
    near = {person.pk for person in team if is_near(person, subject, thing)}
    return everyone - (set(drawn(list(everyone), near)) or everyone - near)


def may_look_at(person: Person, kind: str, pk: UUID) -> Verdict:
    """Not their own, nor what they stay away from. A known author is compared by mark (`Look.visible_to`)."""
    subject, thing = subjects.both(kind, pk)
    if subject is None or thing is None:
        return YES
    if subjects.is_about(subject, thing, [person]):
        return No(_("C’est votre texte. Une autre personne décide."))
    voice = subject.voice(thing) if subject.voice else None
    if voice is not None:
        return No(_not_with_you()) if _is_set_aside(person, subject, thing, voice) else YES
    is_signed = subject.author(thing) is not None and (subject.concerns is None or subject.voice is not None)
    return YES if is_signed or not is_near(person, subject, thing) else No(_not_with_you())


def may_let_appear(person: Person, kind: str, pk: UUID, *, since: datetime | None) -> Verdict:
    """For those of a team besides the watch: not what someone near to them wrote. `since`: when they came to it."""
    subject, thing = subjects.both(kind, pk)
    if subject is None or thing is None:
        return YES
    voice = subject.voice(thing) if subject.voice else None
    if voice is None:
        return No(_not_with_you()) if is_near(person, subject, thing) else YES
    look = Look.objects.filter(voice=voice).order_by("entered_at").first()
    came_since = look is not None and since is not None and since > look.entered_at
    return No(_not_with_you()) if _is_drawn_out(person, subject, thing, look, came_since=came_since) else YES


def _is_set_aside(person: Person, subject: Subject, thing: Any, voice: UUID) -> bool:
    look = Look.objects.filter(voice=voice).order_by("entered_at").first()
    since = look.entered_at if look else datetime.max.replace(tzinfo=UTC)
    came_since = Watcher.objects.in_force().filter(person=person, accepted_at__gt=since).exists()
    return _is_drawn_out(person, subject, thing, look, came_since=came_since)


def _is_drawn_out(person: Person, subject: Subject, thing: Any, look: Look | None, *, came_since: bool) -> bool:
    """What the lot said; of those who came since it was drawn, who is near."""
    if look is None:
        return is_near(person, subject, thing)
    is_out = apart.mark(person.pk) in look.set_aside
    return is_out or (came_since and is_near(person, subject, thing, before=look.entered_at))


def _not_with_you() -> str:
    return _(
        "Une autre personne de la veille regarde cela. Parfois on se connaît par ailleurs, parfois le sort écarte "
        "quelqu’un : rien ne dit lequel."
    )
