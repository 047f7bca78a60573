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
    is_known_by_mark = subject.author(thing) is not None and subjects.is_judged_by_mark(subject)
    if is_known_by_mark or not is_near(person, subject, thing) or _is_left_to_all(kind, pk):
        return YES
    return No(_not_with_you())


def may_let_appear(person: Person, kind: str, pk: UUID) -> Verdict:
    """For those of a team besides the watch: not what someone near to them wrote."""
    subject, thing = subjects.both(kind, pk)
    if subject is None or thing is None:
        return YES
    voice = subject.voice(thing) if subject.voice else None
    is_out = (
        is_near(person, subject, thing)
        if voice is None
        else _is_set_aside(person, subject, thing, voice, lets_appear=True)
    )
    return No(_not_with_you()) if is_out else YES


def _is_set_aside(person: Person, subject: Subject, thing: Any, voice: UUID, *, lets_appear: bool = False) -> bool:
    """What the lot said for this thing, else for its alias. Nothing of it was ever to be looked at: who is near.
    `lets_appear`: which can wait, even when a danger is near."""
    drawn = Look.objects.filter(voice=voice).only("object_id", "queue", "voice", "done_at", "left_to", "left_to_all")
    looks = list(drawn.order_by(F("done_at").desc(nulls_first=True), "-entered_at"))
    of_it = [look for look in looks if look.object_id == thing.pk]
    look = next(iter(of_it), None) or next((one for one in looks if not one.left_to_all), None)
    if look is None:
        return is_near(person, subject, thing, is_hidden=True)
    is_open = look.object_id == thing.pk and (look.left_to_all if lets_appear else look.is_for_all)
    return not is_open and apart.mark(person.pk) not in look.left_to


def _is_left_to_all(kind: str, pk: UUID) -> bool:
    return Look.objects.open().filter(kind=kind, object_id=pk, left_to_all=True).exists()


def _not_with_you() -> str:
    return _(
        "Une autre personne de la veille regarde cela. Parfois on se connaît par ailleurs, parfois le sort écarte "
        "quelqu’un : rien ne dit lequel."
    )
