"""A visit, from the yes to the words of the house until someone says what comes next."""

from datetime import date, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import Refused, require
from entrepairs.people.actions.notices import notify
from entrepairs.people.models import Person
from entrepairs.structures.models import Role, Structure, VisitTerm, VisitText
from entrepairs.structures.rules import coordinators, may_answer, may_coordinate
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
    text = VisitText.objects.filter(structure=role.structure).first()
    return _begin(role, text or _new_text(role.structure, PROPOSED, None), role.structure.today, by=by)


@transaction.atomic
def answer_visit(term: VisitTerm, answer: str, *, by: Person) -> None:
    """« Voulez-vous adhérer ? » Oui, plus tard, non merci; one may change one’s mind until the visit is over."""
    term = _held(term)
    require(may_answer(by, term))
    if term.answer != answer:
        term.answer, term.answered_at = answer, now()
        term.save(update_fields=["answer", "answered_at"])
        journal(by, "visit.answered", term, about=by)
        if answer == Answer.YES:
            _tell_coordination(term.role.structure, "visit_wants_in")


@transaction.atomic
def renew_visit(term: VisitTerm, *, by: Person) -> VisitTerm:
    """Two months more, from the day after the last, or from today if that has passed. The question will come again."""
    term = _held(term)
    require(may_coordinate(by, term.role.structure))
    if term.role.ended_at is not None or term.role.ends_on != term.ends_on:
        raise Refused(_("Cette visite a déjà une suite. Rechargez la page pour la voir."))
    if not term.asked_at:
        raise Refused(_("Cette visite vient de commencer. Vous pourrez la prolonger à partir de la septième semaine."))
    first = max(term.role.structure.today, term.ends_on + timedelta(days=1))
    renewed = _begin(term.role, term.text, first, by=by)
    notify(term.role.person, "visit_renewed", reverse("structures:my_visit", args=[renewed.role_id]))
    return renewed


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


def _begin(role: Role, text: VisitText, first: date, *, by: Person) -> VisitTerm:
    term, is_new = VisitTerm.objects.get_or_create(
        role=role, begins_on=first, defaults={"text": text, "agreed_at": now(), "ends_on": last_day(first)}
    )
    if is_new:
        Role.objects.filter(pk=role.pk).update(ends_on=term.ends_on)
        journal(by, "visit.begun", term, about=role.person)
    return term


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
