"""A visit: the words agreed on and the question, for the visitor; what comes next, for the coordination."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform
from entrepairs.people.gate import staff_required
from entrepairs.structures import frames
from entrepairs.structures.actions.roles import accept_role
from entrepairs.structures.actions.visits import (
    agree_to_renewal,
    answer_visit,
    decline_renewal,
    renew_visit,
    visit_words,
    welcome_member,
    write_visit_text,
)
from entrepairs.structures.forms.joining import VisitAnswerForm, VisitTextForm
from entrepairs.structures.models import Role, Structure, VisitTerm, VisitText, coordinated_by
from entrepairs.structures.visiting import PROPOSED
from entrepairs.ui.pdf import pdf_answer


@require_http_methods(["GET", "POST"])
def my_visit(request: SignedInRequest, role_id: UUID) -> HttpResponse:
    """Before the yes: the words of the house. After: from when to when, and the question once its week has come."""
    role = _mine(request, role_id)
    if role.accepted_at is None:
        return _agreement(request, role)
    term = role.terms.agreed().select_related("text").first()
    form = VisitAnswerForm(request.POST or None, initial={"answer": term.answer if term else ""})
    if term and form.is_valid() and perform(form, answer_visit, term, form.cleaned_data["answer"], by=request.person):
        messages.success(request, _THANKS[form.cleaned_data["answer"]]())
        return go_to(request, role)
    proposed = VisitTerm.objects.proposed().filter(role=role).select_related("text").first()
    context = {"role": role, "term": term, "proposed": proposed, "form": form}
    return page(request, "structures/visit/mine.html", context)


@require_POST
def my_visit_renewal(request: SignedInRequest, role_id: UUID) -> HttpResponse:
    """« Deux mois de plus ? » is the visitor’s to answer."""
    role = _mine(request, role_id)
    proposed = get_object_or_404(VisitTerm.objects.proposed(), role=role)
    yes = request.POST.get("suite") == "oui"
    if attempt(request, agree_to_renewal if yes else decline_renewal, proposed, by=request.person):
        messages.success(request, _("C’est entendu, vous continuez.") if yes else _("C’est noté. Rien ne change."))
    return go_to(request, role)


@require_safe
def my_visit_on_paper(request: SignedInRequest, role_id: UUID) -> HttpResponse:
    role = _mine(request, role_id)
    term = role.terms.agreed().select_related("text").first()
    words = term.text.text if term else visit_words(role.structure)
    return _paper(request, role.structure, words, term)


@staff_required
@require_http_methods(["GET", "POST"])
def visit_text(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The words that the house proposes to its visitors, and those it proposed before."""
    frame = frames.coordinated(request, pk, "structures:persons")
    form = VisitTextForm(request.POST or None, initial={"text": visit_words(frame.house) or PROPOSED})
    if form.is_valid() and perform(form, write_visit_text, frame.house, form.cleaned_data["text"], by=request.person):
        messages.success(request, _("C’est enregistré. Les visites commencées gardent leur texte."))
        return go_to(request, reverse("structures:visit_text", args=[frame.house.pk]))
    versions = VisitText.objects.filter(structure=frame.house)
    return page(request, "structures/visit/text.html", {"frame": frame, "form": form, "versions": versions})


@staff_required
@require_safe
def visit_text_on_paper(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """To read and sign by hand, for who comes without an account."""
    house = frames.coordinated(request, pk, "structures:persons").house
    return _paper(request, house, visit_words(house), None)


@staff_required
@require_POST
def visit_renewal(request: SignedInRequest, role_id: UUID) -> HttpResponse:
    return _followed(request, role_id, renew_visit, _("C’est proposé. La personne dira oui ou non."))


@staff_required
@require_POST
def visit_welcome(request: SignedInRequest, role_id: UUID) -> HttpResponse:
    return _followed(request, role_id, welcome_member, _("C’est confirmé. La personne est membre, et prévenue."))


def _followed(request: SignedInRequest, role_id: UUID, action: Any, done: str) -> HttpResponse:
    rows = VisitTerm.objects.under_way().filter(role__structure__in=coordinated_by(request.person))
    term = get_object_or_404(rows.select_related("role"), role_id=role_id)
    if attempt(request, action, term, by=request.person):
        messages.success(request, done)
    return go_to(request, reverse("structures:persons", args=[term.role.structure_id]))


def _agreement(request: SignedInRequest, role: Role) -> HttpResponse:
    if request.method == "POST":
        if attempt(request, accept_role, role, by=request.person):
            messages.success(request, _("Bienvenue. Vous pouvez relire ce texte ici, quand vous voulez."))
        return go_to(request, role)
    words = visit_words(role.structure)
    return page(request, "structures/visit/agreement.html", {"role": role, "words": words})


def _paper(request: SignedInRequest, house: Structure, words: str, term: VisitTerm | None) -> HttpResponse:
    context = {"house": house, "words": words, "term": term}
    return pdf_answer(request, "structures/visit/paper.html", context, "contrat")


def _mine(request: SignedInRequest, role_id: UUID) -> Role:
    own = Role.objects.filter(person=request.person, name=Role.Name.VISITOR).select_related("structure")
    return get_object_or_404(own, pk=role_id)


_THANKS = {
    VisitTerm.Answer.YES: lambda: _("Merci. La coordination est prévenue, elle vous répondra."),
    VisitTerm.Answer.LATER: lambda: _("C’est noté. Vous pourrez répondre autrement quand vous voulez."),
    VisitTerm.Answer.NO: lambda: _("C’est noté. Vous restez bienvenu·e, et personne ne vous le redemandera."),
}
