"""A conversation that rests: everyone reads, nobody writes, until a moment that is said."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from entrepairs.core.prepared import prepared
from entrepairs.core.rules import YES, No, Verdict
from entrepairs.people.models import Person
from entrepairs.safety import subjects
from entrepairs.safety.models import Decision, Look, Measure
from entrepairs.safety.rules.decisions import may_change, may_decide
from entrepairs.safety.rules.limits import may_decide_here
from entrepairs.safety.subjects import Subject
from entrepairs.ui import dates


def rest_of(kind: str, pk: UUID) -> Decision | None:
    """What says why and until when; None when it goes on."""
    return _rests.first(kind, pk)


@prepared
def _rests(kind: str, pk: UUID) -> QuerySet[Decision]:
    return Decision.objects.about(kind, pk).holding().filter(measure=Measure.REST)[:1]


def goes_on(kind: str, pk: UUID) -> Verdict:
    return unless(rest_of(kind, pk))


def unless(rest: Decision | None) -> Verdict:
    """Someone may write, unless this holds."""
    if rest is None or rest.until is None:
        return YES
    sentence = _("Ce fil se repose jusqu’au %(moment)s. On le lit, personne n’y écrit.")
    return No(sentence % {"moment": dates.moment(rest.until)}, reverse("safety:help_now"))


def may_rest(
    person: Person, look: Look, subject: Subject | None, thing: Any, *, decides: Verdict | None = None
) -> Verdict:
    """The conversation that it is part of, when they may decide about who began that too, and change it. `decides`:
    `may_decide_here`, when it is known."""
    if not (verdict := decides or may_decide_here(person, look, subject, thing)):
        return verdict
    whole = subject.whole(thing) if subject and subject.whole and thing is not None else None
    around, thread = subjects.both(*whole) if whole else (None, None)
    if whole is None or around is None or thread is None or (around.is_shown and not around.is_shown(thread)):
        return No(_("Ce texte n’est pas dans un fil que l’on voit."))
    if rest_of(*whole) is not None:
        return No(_("Ce fil se repose déjà."))
    is_itself = whole == (look.kind, look.object_id)
    return (is_itself or may_decide(person, *whole, around.author(thread))) and may_change(person, *whole)
