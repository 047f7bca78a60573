"""« Mes présences »: what houses noted of me, and the choice of being counted without a name."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from entrepairs.agenda.actions.attendance import choose_nameless, make_nameless
from entrepairs.agenda.models import Nameless, Presence
from entrepairs.agenda.short_codes import short_code
from entrepairs.core.http import SignedInRequest, attempt, go_to, page

SHOWN = 100


@require_safe
def presences(request: SignedInRequest) -> HttpResponse:
    """The latest first; for me alone here, and for the team of each house on its own day."""
    rows = Presence.objects.filter(person=request.person).select_related("structure", "gathering")
    context = {
        "presences": rows.order_by("-day", "pk")[:SHOWN],
        "code": short_code(request.person),
        "nameless": Nameless.objects.filter(person=request.person).exists(),
    }
    return page(request, "agenda/presences.html", context)


@require_POST
def presence_nameless(request: SignedInRequest, presence_id: UUID) -> HttpResponse:
    row = get_object_or_404(Presence, pk=presence_id, person=request.person)
    if attempt(request, make_nameless, row, by=request.person):
        messages.success(request, _("C’est fait : il reste un nombre, sans votre nom."))
    return go_to(request, reverse("agenda:presences"))


@require_POST
def nameless_choice(request: SignedInRequest) -> HttpResponse:
    if attempt(request, choose_nameless, request.person, "sans" in request.POST, by=request.person):
        messages.success(request, _("C’est noté."))
    return go_to(request, reverse("agenda:presences"))
