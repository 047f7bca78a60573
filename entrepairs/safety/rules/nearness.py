"""Who of the watch stays away from something: who wrote it, who is apart from them by a block, who accompanies them.

Under an alias that must not say who wrote. When it comes, as many people as for a name opened by two are set aside:
those who stay apart first, found by asking the mark of one person at a time, then others by lot. It is kept with
what is looked at, once for each voice: blocking or unblocking somebody afterwards shows nothing. Who joins the team
later looks at it once they were drawn in their turn (`tasks.drawing`).
Source: safety.drawing, docs/decisions/0018-sans-mon-pseudonyme.md."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F
from django.utils.translation import gettext as _

from entrepairs.core.rules import YES, No, Verdict
from entrepairs.people.models import Person
from entrepairs.safety import apart, subjects
from entrepairs.safety.drawing import Draw, drawn_again, to_draw
from entrepairs.safety.models import Look, Watcher, blocked_with, blockers_of
from entrepairs.safety.subjects import Subject


def is_near(person: Person, subject: Subject, thing: Any, *, is_hidden: bool = False) -> bool:
    """Oneself, or one of those from whom one stays apart, whatever the name."""
    return subjects.is_about(subject, thing, [Person(pk=key) for key in from_whom(person, is_hidden=is_hidden)])


def from_whom(person: Person, *, is_hidden: bool, before: datetime | None = None) -> set[UUID]:
    """Oneself, those whom one accompanies, and those with whom there is a block. `is_hidden`: under an alias, not those
    whom one has blocked oneself: one would choose whom, and read the answer. `before`: nor by a block set since."""
    find = blockers_of if is_hidden else blocked_with
    return apart.from_whom(person, besides=apart.BLOCKS) | find(person, before=before)


def draw_for(subject: Subject, thing: Any, before: Draw) -> Draw:
    """Marks of those of the watch, and of the team that lets it appear, who look at it, and of those who do not. In a
    pause too: coming back changes nothing. Who is of both is drawn with the watch."""
    watch = _marked(watcher.person for watcher in Watcher.objects.in_force().select_related("person"))
    keepers = _marked(subject.keepers(thing) if subject.keepers else ())
    asked = to_draw(before, watch, keepers)
    people = {who: one for who, one in (keepers | watch).items() if who in asked}
    near = [who for who, one in people.items() if is_near(one, subject, thing, is_hidden=True)]
    return drawn_again(before, watch, keepers, near)


def _marked(people: Iterable[Person]) -> dict[str, Person]:
    return {apart.mark(person.pk): person for person in people}


def is_open_to(person: Person, look: Look) -> bool:
    """Whether this person of the watch may look at it, take it, be called for it: never its author; under an alias as
    the lot said, and all of them when a danger is near; else not who is near, unless nobody else is there, and whom one
    accompanies only then and for a danger. Who has begun with a danger keeps it.

    Besides `Look.visible_to`, which knows the mark of who signed."""
    if look.voice is not None and not look.is_for_all:
        return apart.mark(person.pk) in look.left_to
    subject, thing = subjects.both(look.kind, look.object_id)
    if subject is None or thing is None:  # it cannot say any more whose it was: the row kept it
        return _is_kept_for(person, look)
    has_begun = look.is_red and person.pk in (look.claimed_by_id, look.second_by_id)
    is_known_by_mark = subject.author(thing) is not None and subjects.is_judged_by_mark(subject)
    is_far = look.voice is not None or has_begun or is_known_by_mark or _is_far(subject, thing, person, look)
    return is_far and not _is_own(subject, thing, person, look)


def _is_far(subject: Subject, thing: Any, person: Person, look: Look) -> bool:
    """Near to nobody of those it is about, as far as that counts for it."""
    if look.is_for_all and look.is_red:
        return True
    return not _is_about(subject, thing, apart.from_whom(person, besides=apart.BLOCKS if look.is_for_all else ""))


def _is_own(subject: Subject, thing: Any, person: Person, look: Look) -> bool:
    """They wrote it; or are one of those it is about, while no danger presses and others are there."""
    if (look.is_red or look.is_for_all) and subject.wrote is not None:
        return subject.wrote(thing, person)
    return subjects.is_about(subject, thing, [person])


def _is_kept_for(person: Person, look: Look) -> bool:
    """What the row says by itself: the lot, or that they were among those it was about."""
    mark = apart.mark(person.pk)
    return mark in look.left_to if look.voice is not None else mark not in look.set_aside


def may_rule_on(person: Person, kind: str, pk: UUID, author: Person | None = None) -> Verdict:
    """Say what becomes of it: decide, lift, judge, let it appear. That can wait, and a danger changes nothing of it:
    never about oneself nor whom one accompanies, nor across a block, unless it waits late and nobody else is there.
    Under an alias, as the lot said. `author`: as the decision names them, when the thing is gone."""
    subject, thing = subjects.both(kind, pk)
    if person == author or _is_about(subject, thing, [person.pk]):
        return No(_("C’est votre texte. Une autre personne décide."))
    last = _last(kind, pk)
    is_left = _is_left(last)
    voice = subject.voice(thing) if subject is not None and thing is not None and subject.voice else None
    if voice is not None:
        return YES if is_left or _was_drawn(person, voice) else No(_by_lot())
    if thing is None and author is None:
        return YES if last is None or _is_kept_for(person, last) else No(_by_lot())
    near = apart.from_whom(person, besides=apart.BLOCKS if is_left else "")
    is_out = (author is not None and author.pk in near) or _is_about(subject, thing, near)
    return No(_not_for_you()) if is_out else YES


def _last(kind: str, pk: UUID) -> Look | None:
    waiting_first = F("done_at").desc(nulls_first=True)
    return Look.objects.filter(kind=kind, object_id=pk).order_by(waiting_first, "-entered_at").first()


def _is_left(last: Look | None) -> bool:
    """It waits, late, and nobody there may look at it: all of the watch may. Never a danger, which is called for."""
    return last is not None and last.done_at is None and last.left_to_all and not last.is_red


def _was_drawn(person: Person, voice: UUID) -> bool:
    """As for all that this alias writes. Nothing of it was drawn, or not any more: everybody, since nearness alone
    would tell who wrote."""
    look = Look.objects.filter(voice=voice).only("left_to").order_by("-entered_at").first()
    return look is None or apart.mark(person.pk) in look.left_to


def _is_about(subject: Subject | None, thing: Any, keys: Iterable[UUID]) -> bool:
    return subject is not None and thing is not None and subjects.is_about(subject, thing, [Person(pk=k) for k in keys])


def _by_lot() -> str:
    return _(
        "Une autre personne de la veille décide de ce texte. Parfois on se connaît par ailleurs, parfois le sort "
        "écarte quelqu’un : rien ne dit lequel."
    )


def _not_for_you() -> str:
    return _(
        "Une autre personne de la veille décide de ce texte. On ne décide pas pour quelqu’un que l’on connaît par "
        "ailleurs."
    )
