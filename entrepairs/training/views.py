"""Read the charter, sign it, write a new one; one’s own habilitations."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from entrepairs.core.clock import now
from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform
from entrepairs.people.gate import staff_required
from entrepairs.training.actions import STARTING_CHARTER, sign_charter, withdraw_habilitation, write_charter
from entrepairs.training.forms import CharterForm, SignForm
from entrepairs.training.models import Habilitation
from entrepairs.training.rules import charter_in_force, has_signed, may_write_charter


@require_http_methods(["GET", "POST"])
def charter(request: SignedInRequest) -> HttpResponse:
    text = charter_in_force(now().date())
    if text is None:
        raise Http404
    form = SignForm(request.POST or None)
    if form.is_valid() and perform(form, sign_charter, text, by=request.person):
        messages.success(request, _("Merci. La charte est signée."))
        return go_to(request, "training:charter")
    context = {"charter": text, "signed": has_signed(request.person, text), "form": form}
    return page(request, "training/charter.html", context)


@staff_required
@require_http_methods(["GET", "POST"])
def new_charter(request: SignedInRequest) -> HttpResponse:
    """Write the next version, starting from the one in force."""
    if not may_write_charter(request.person):
        raise Http404
    current = charter_in_force(now().date())
    starting = current.text if current else STARTING_CHARTER.read_text("utf-8")
    form = CharterForm(request.POST or None, initial={"text": starting})
    if form.is_valid() and perform(form, write_charter, form.cleaned_data["text"], by=request.person):
        messages.success(request, _("La nouvelle charte est en vigueur. Les personnes qui aident sont prévenues."))
        return go_to(request, "training:charter")
    return page(request, "training/new_charter.html", {"form": form, "charter": current})


@require_safe
def habilitations(request: SignedInRequest) -> HttpResponse:
    """What houses decided about me, by whom, and why when it was withdrawn."""
    mine = Habilitation.objects.visible_to(request.person).filter(person=request.person)
    rows = mine.select_related("structure", "charter", "decided_by", "referent")
    return page(request, "training/habilitations.html", {"habilitations": rows})


@require_POST
def giving_back(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """One’s own habilitation, given back without a reason."""
    mine = Habilitation.objects.visible_to(request.person).in_force().filter(person=request.person)
    if attempt(request, withdraw_habilitation, get_object_or_404(mine, pk=pk), by=request.person):
        messages.success(request, _("C’est fait. Personne de nouveau ne vous sera proposé. Merci pour tout."))
    return go_to(request, "training:habilitations")
