"""A visit, from the yes to the words of the house until someone says what comes next."""

from datetime import timedelta

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import Refused, require
from entrepairs.people.actions.notices import notify
from entrepairs.people.models import Person
from entrepairs.structures.models import Role, Structure, VisitTerm, VisitText
from entrepairs.structures.rules import coordinators, may_answer, may_coordinate, may_give_answer
from entrepairs.structures.visiting import PROPOSED, last_day

Answer = VisitTerm.Answer


def has_contract(structure: Structure) -> bool:
    """Mutual-help groups agree with their visitors; elsewhere only if the house wrote such a text."""
    return structure.kind == Structure.Kind.GEM or VisitText.objects.filter(structure=structure).exists()


def visit_words(structure: Structure) -> str:
    """The words in force: those of the house, or those proposed to mutual-help groups; "" where nothing is agreed."""
    latest = VisitText.objects.filter(structure=structure).first()
    if latest is not None:
        return latest.text
    return PROPOSED if has_contract(structure) else ""


@transaction.atomic
def write_visit_text(structure: Structure, text: str, *, by: Person) -> VisitText:
    """A new version, for the visits that begin from now on. The same words make none."""
    require(may_coordinate(by, structure))
    latest = VisitText.objects.filter(structure=structure).first()
    if latest and latest.text == text:
        return latest
    return _new_text(structure, text, by)


@transaction.atomic
def begin_visit(role: Role, *, by: Person) -> VisitTerm | None:
    """Two months from today, on the words in force. Called once the role is accepted; None without a contract."""
    if not has_contract(role.structure):
        return None
    first = role.structure.today
    days = {"begins_on": first, "ends_on": last_day(first)}
    text = _text_in_force(role.structure)
    term, is_new = VisitTerm.objects.get_or_create(
        role=role, begins_on=first, defaults=days | {"text": text, "agreed_at": now()}
    )
    if is_new:
        _under_way(term, by)
    return term


@transaction.atomic
def answer_visit(term: VisitTerm, answer: str, *, by: Person) -> None:
    """« Voulez-vous adhérer ? » Oui, plus tard, non merci; one may change one’s mind until the visit is over. A yes
    needs no question: it may come on the first day."""
    term = _held(term)
    require(may_give_answer(by, term, answer))
    if term.answer != answer:
        term.answer, term.answered_at = answer, now()
        term.save(update_fields=["answer", "answered_at"])
        journal(by, "visit.answered", term, about=by)
        if answer == Answer.YES:
            _tell_coordination(term.role.structure, "visit_wants_in")


@transaction.atomic
def renew_visit(term: VisitTerm, *, by: Person) -> VisitTerm:
    """The house proposes two months more, on its words of today. Nothing changes until the person says yes."""
    term = _held(term)
    require(may_coordinate(by, term.role.structure))
    if term.role.ended_at is not None or term.role.ends_on != term.ends_on:
        raise Refused(_("Cette visite a déjà une suite. Rechargez la page pour la voir."))
    if not (term.asked_at or term.answer):
        raise Refused(_("Cette visite vient de commencer. Vous pourrez la prolonger à partir de la septième semaine."))
    proposed = VisitTerm.objects.proposed().filter(role=term.role).first()
    if proposed is None:
        proposed = VisitTerm(role=term.role, text=_text_in_force(term.role.structure))
        _set_days(proposed, term)
        proposed.save(force_insert=True)
        journal(by, "visit.proposed", proposed, about=term.role.person)
        notify(term.role.person, "visit_renewal", reverse("structures:my_visit", args=[term.role_id]))
    return proposed


@transaction.atomic
def agree_to_renewal(proposed: VisitTerm, *, by: Person) -> None:
    """Two months more, from the day after the last, or from today if that has passed. Who said yes to becoming a member
    is not asked again."""
    proposed = _held(proposed)
    require(may_answer(by, proposed))
    if proposed.agreed_at is None:
        last = VisitTerm.objects.under_way().get(role=proposed.role)
        _set_days(proposed, last)
        proposed.agreed_at = now()
        if last.answer == Answer.YES:
            proposed.answer, proposed.answered_at = last.answer, last.answered_at
        proposed.save()
        _under_way(proposed, by)
        _tell_coordination(proposed.role.structure, "visit_continued")


@transaction.atomic
def decline_renewal(proposed: VisitTerm, *, by: Person) -> None:
    """Not now. The visit stays what it was, the proposal is no more, and the coordination is told."""
    proposed = _held(proposed)
    require(may_answer(by, proposed))
    if proposed.agreed_at is None:
        journal(by, "visit.declined", proposed, about=by)
        proposed.delete()
        _tell_coordination(proposed.role.structure, "visit_not_renewed")


@transaction.atomic
def welcome_member(term: VisitTerm, *, by: Person) -> Role:
    """The visitor said yes, the house says yes: they are a member, and their visit is over."""
    term = _held(term)
    require(may_coordinate(by, term.role.structure))
    if term.answer != Answer.YES or term.role.ended_at is not None or term.answered_at is None:
        raise Refused(_("Cette personne n’a pas dit qu’elle voulait adhérer. C’est à elle de le dire."))
    at = now()
    wanted = {"structure": term.role.structure, "person": term.role.person, "name": Role.Name.MEMBER, "ended_at": None}
    member, _is_new = Role.objects.get_or_create(**wanted, defaults={"given_by": by, "given_at": at})
    Role.objects.filter(pk=member.pk, accepted_at=None).update(accepted_at=at)
    Role.objects.filter(pk=term.role_id).update(ended_at=at)
    journal(by, "role.given", member, about=term.role.person)
    notify(term.role.person, "member_welcomed", reverse("structures:roles"))
    return member


def _set_days(term: VisitTerm, after: VisitTerm) -> None:
    term.begins_on = max(after.role.structure.today, after.ends_on + timedelta(days=1))
    term.ends_on = last_day(term.begins_on)


def _under_way(term: VisitTerm, by: Person) -> None:
    """These are the days of the visit now."""
    Role.objects.filter(pk=term.role_id).update(ends_on=term.ends_on)
    journal(by, "visit.begun", term, about=term.role.person)


def _text_in_force(structure: Structure) -> VisitText:
    text = VisitText.objects.filter(structure=structure).first()
    return text or _new_text(structure, PROPOSED, None)


def _new_text(structure: Structure, text: str, by: Person | None) -> VisitText:
    version = VisitText.objects.filter(structure=structure).count() + 1
    written = VisitText.objects.create(structure=structure, version=version, text=text, written_by=by, written_at=now())
    if by is not None:
        journal(by, "visit_text.written", written)
    return written


def _held(term: VisitTerm) -> VisitTerm:
    rows = VisitTerm.objects.select_for_update(of=("self",)).select_related("role__structure", "role__person", "text")
    return rows.get(pk=term.pk)


def _tell_coordination(structure: Structure, kind: str) -> None:
    for coordinator in coordinators(structure):
        notify(coordinator, kind, reverse("structures:persons", args=[structure.pk]))
