"""Ask to come, and talk about it with the coordination."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform, result_of
from entrepairs.people.gate import person_of, staff_required
from entrepairs.structures import frames
from entrepairs.structures.actions.joining import (
    ask_to_join,
    close_request,
    say_in_request,
    welcome_person,
    withdraw_request,
)
from entrepairs.structures.forms.joining import AnswerForm, BodyForm
from entrepairs.structures.models import JoinRequest, Role
from entrepairs.structures.rules import may_join


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, house_id: UUID) -> HttpResponse:
    """The three ways to come. Writing needs an account, so that the answer can arrive; passing by needs nothing."""
    frame = frames.visited(request, house_id, "structures:house")
    person = person_of(request)
    form = BodyForm(request.POST or None)
    if person and form.is_valid() and perform(form, ask_to_join, frame.house, form.cleaned_data["body"], by=person):
        messages.success(request, _("Votre message est parti. La réponse arrivera ici, et dans vos avis."))
        return go_to(request, reverse("structures:join_request", args=[result_of(form).pk]))
    mine = (
        JoinRequest.objects.open().to_house().filter(structure=frame.house, person=person).first() if person else None
    )
    may = may_join(person, frame.house) if person else None
    context = {"frame": frame, "form": form, "mine": mine, "may_join": may, "lives_here": frame.house.opened_at}
    return page(request, "structures/joining/ask.html", context)


@require_http_methods(["GET", "POST"])
def join_request(request: SignedInRequest, join_id: UUID) -> HttpResponse:
    """One’s own conversation with a house."""
    asked = _mine(request, join_id)
    form = BodyForm(request.POST or None)
    if form.is_valid() and perform(form, say_in_request, asked, form.cleaned_data["body"], by=request.person):
        messages.success(request, _("Votre message est parti."))
        return go_to(request, request.path)
    context = {"asked": asked, "form": form, "said": said(asked, by_house=False)}
    return page(request, "structures/joining/request.html", context)


@require_POST
def join_withdrawal(request: SignedInRequest, join_id: UUID) -> HttpResponse:
    if attempt(request, withdraw_request, _mine(request, join_id), by=request.person):
        messages.success(request, _("C’est retiré. Tout ce qui a été écrit est effacé."))
    return go_to(request, reverse("structures:join_request", args=[join_id]))


@staff_required
@require_http_methods(["GET", "POST"])
def team_request(request: SignedInRequest, pk: UUID, join_id: UUID) -> HttpResponse:
    """The same, for the coordination."""
    frame, asked = _theirs(request, pk, join_id)
    form = AnswerForm(request.POST or None)
    if form.is_valid() and perform(form, say_in_request, asked, form.cleaned_data["body"], by=request.person):
        messages.success(request, _("Votre réponse est partie."))
        return go_to(request, request.path)
    context = {"frame": frame, "asked": asked, "form": form, "said": said(asked, by_house=True)}
    return page(request, "structures/joining/team_request.html", context)


@staff_required
@require_POST
def join_closing(request: SignedInRequest, pk: UUID, join_id: UUID) -> HttpResponse:
    frame, asked = _theirs(request, pk, join_id)
    if attempt(request, close_request, asked, by=request.person):
        messages.success(request, _("C’est fermé. La personne est prévenue."))
    return go_to(request, reverse("structures:persons", args=[frame.house.pk]))


@staff_required
@require_POST
def join_welcome(request: SignedInRequest, pk: UUID, join_id: UUID) -> HttpResponse:
    _frame, asked = _theirs(request, pk, join_id)
    name = Role.Name.MEMBER if request.POST.get("role") == Role.Name.MEMBER else Role.Name.VISITOR
    if attempt(request, welcome_person, asked, name, by=request.person):
        messages.success(request, _("C’est proposé. La personne dira oui ou non."))
    return go_to(request, reverse("structures:team_request", args=[pk, join_id]))


def said(asked: JoinRequest, *, by_house: bool) -> list[dict[str, Any]]:
    """What was said, as this side reads it: the house speaks as one."""
    lines = asked.messages.all()
    for line in lines:
        line.request = asked  # one key opens them all
    answering = _("L’administration du site") if asked.claims else asked.structure.name
    other = str(asked.person) if by_house else answering
    return [{"body": one.body, "at": one.sent_at, "mine": one.by_house == by_house, "author": other} for one in lines]


def _mine(request: SignedInRequest, join_id: UUID) -> JoinRequest:
    own = JoinRequest.objects.filter(person=request.person).select_related("structure", "person", "data_key")
    return get_object_or_404(own, pk=join_id)


def _theirs(request: SignedInRequest, pk: UUID, join_id: UUID) -> tuple[frames.HouseFrame, JoinRequest]:
    frame = frames.coordinated(request, pk, "structures:persons")
    rows = (
        JoinRequest.objects.to_house().filter(structure=frame.house).select_related("structure", "person", "data_key")
    )
    return frame, get_object_or_404(rows, pk=join_id)
