"""« C’est votre maison ? » A house that is only listed is asked for, and entrusted by those who administer the site."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform, result_of
from entrepairs.people.gate import person_of, staff_required
from entrepairs.structures import frames
from entrepairs.structures.actions.joining import ask_to_run, close_request, entrust_house, say_in_request
from entrepairs.structures.forms.joining import AnswerForm, ClaimForm
from entrepairs.structures.models import JoinRequest
from entrepairs.structures.rules import may_claim
from entrepairs.structures.views.joining import said


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def claim(request: HttpRequest, house_id: UUID) -> HttpResponse:
    """What running it here means; a few words to those who administer the site."""
    frame = frames.visited(request, house_id, "structures:house")
    person = person_of(request)
    form = ClaimForm(request.POST or None)
    if person and form.is_valid() and perform(form, ask_to_run, frame.house, form.cleaned_data["body"], by=person):
        messages.success(request, _("Votre message est parti. La réponse arrivera ici, et dans vos avis."))
        return go_to(request, reverse("structures:join_request", args=[result_of(form).pk]))
    if person and not may_claim(person, frame.house):
        return go_to(request, frame.house)
    mine = JoinRequest.objects.open().to_site().filter(structure=frame.house, person=person).first() if person else None
    return page(request, "structures/joining/claim.html", {"frame": frame, "form": form, "mine": mine})


@staff_required
@require_safe
def claims(request: SignedInRequest) -> HttpResponse:
    """Those that wait, the oldest first."""
    if not request.person.is_staff:
        raise Http404
    waiting = JoinRequest.objects.open().to_site().select_related("structure", "person")
    return page(request, "structures/joining/claims.html", {"waiting": waiting})


@staff_required
@require_http_methods(["GET", "POST"])
def claim_talk(request: SignedInRequest, claim_id: UUID) -> HttpResponse:
    asked = _asked(request, claim_id)
    form = AnswerForm(request.POST or None)
    if form.is_valid() and perform(form, say_in_request, asked, form.cleaned_data["body"], by=request.person):
        messages.success(request, _("Votre réponse est partie."))
        return go_to(request, request.path)
    context = {"asked": asked, "form": form, "said": said(asked, by_house=True)}
    return page(request, "structures/joining/claim_talk.html", context)


@staff_required
@require_POST
def claim_entrusting(request: SignedInRequest, claim_id: UUID) -> HttpResponse:
    if attempt(request, entrust_house, _asked(request, claim_id), by=request.person):
        messages.success(request, _("C’est proposé. La maison s’ouvre ici quand la personne dit oui."))
    return go_to(request, reverse("structures:claim_talk", args=[claim_id]))


@staff_required
@require_POST
def claim_closing(request: SignedInRequest, claim_id: UUID) -> HttpResponse:
    if attempt(request, close_request, _asked(request, claim_id), by=request.person):
        messages.success(request, _("C’est fermé. La personne est prévenue."))
    return go_to(request, "structures:claims")


def _asked(request: SignedInRequest, key: UUID) -> JoinRequest:
    if not request.person.is_staff:
        raise Http404
    rows = JoinRequest.objects.to_site().select_related("structure", "person", "data_key")
    return get_object_or_404(rows, pk=key)
