"""What someone may not do for a time, and who may decide it: the watch, never about whom they know otherwise."""

from datetime import date
from typing import Any, Protocol
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from entrepairs.core.clock import now
from entrepairs.core.prepared import prepared
from entrepairs.core.rules import YES, No, Verdict
from entrepairs.people.models import Person
from entrepairs.safety.lasting import last_possible
from entrepairs.safety.models import Limit, Look
from entrepairs.safety.rules.decisions import may_change, may_decide
from entrepairs.safety.rules.told import leaves_its_author_to_others
from entrepairs.safety.rules.watch import may_work_on
from entrepairs.safety.subjects import Subject
from entrepairs.ui import dates

Reach = Limit.Reach


class Place(Protocol):
    """Where someone may be limited. `mark_of(thing, person)`: of what this person writes in this thing of it."""

    pk: UUID

    def mark_of(self, thing: UUID, person: Person, /) -> str: ...


def limit_on(person: Person, reach: str, place: Place | None = None) -> Limit | None:
    """What holds this person now; under an alias too, without opening it.

    One question whoever is limited here: one more would tell every reader that an alias is."""
    rows = _limits(person, reach, place.pk if place else None)
    if (own := next((one for one in rows if one.person_id is not None), None)) is not None:
        return own
    return next(
        (one for one in rows if place and one.whole and one.mark == place.mark_of(one.whole, person)),
        None,
    )


@prepared
def _limits(person: Person, reach: str, place: UUID | None) -> QuerySet[Limit]:
    return Limit.objects.in_force().filter(Q(person=person) | Q(person=None), reach=reach, place=place)


def may_write_in(person: Person, place: Place) -> Verdict:
    return _unless(limit_on(person, Reach.WRITE, place))


def may_begin_talks(person: Person) -> Verdict:
    """Ask for someone, choose, say yes: what opens a private talk. Those that go on, go on."""
    return _unless(limit_on(person, Reach.TALK) or limit_on(person, Reach.SPEAK))


def may_speak_in_private(person: Person) -> Verdict:
    """Write, change, propose in the private talks that have begun. One reads them, takes one’s words back, and may end
    them."""
    return _unless(limit_on(person, Reach.SPEAK))


def _unless(limit: Limit | None) -> Verdict:
    if limit is None:
        return YES
    why = _("La page dit pourquoi, et comment demander un autre regard.")
    return No(f"{limit.sentence} {why}", limit.decision.get_absolute_url())


def may_decide_here(
    person: Person, look: Look, subject: Subject | None, thing: Any, *, works: Verdict | None = None
) -> Verdict:
    """Who has taken it, and may decide about its author. `works`: `may_work_on`, when it is known."""
    author = subject.author(thing) if subject is not None and thing is not None else None
    return (works or may_work_on(person, look)) and may_decide(person, look.kind, look.object_id, author)


def may_limit(
    person: Person, look: Look, subject: Subject | None, thing: Any, *, decides: Verdict | None = None
) -> Verdict:
    """Its author, when that is one person, known or under an alias; not while what they told about this author waits
    for others. `decides`: `may_decide_here`, when it is known."""
    if not (verdict := decides or may_decide_here(person, look, subject, thing)):
        return verdict
    if not reaches(subject, thing):
        return No(_("Ce texte n’est pas d’une seule personne. Décidez du texte lui-même."))
    if leaves_its_author_to_others(person, look):
        return No(_("Vous avez vous-même écrit à l’équipe au sujet de cette personne. Une autre regarde d’abord."))
    return may_change(person, look.kind, look.object_id)


def reaches(subject: Subject | None, thing: Any) -> list[str]:
    """What can be limited, from here: under an alias, only to write where it was written."""
    if subject is None or thing is None:
        return []
    if subject.author(thing) is None:
        return [Reach.WRITE] if subject.mark and subject.mark(thing) else []
    return [*([Reach.WRITE, Reach.PLACE] if subject.place else []), Reach.TALK, Reach.SPEAK]


def may_last(until: date) -> Verdict:
    today = localdate(now())
    if until < today:
        return No(_("Ce jour est passé. Choisissez un jour à venir."))
    if until > last_possible(today):
        last = dates.day(last_possible(today), year=True)
        return No(_("Une limite dure trois mois au plus : jusqu’au %(day)s.") % {"day": last})
    return YES
