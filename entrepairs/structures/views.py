"""The houses of this installation, open to all; one’s own roles, for oneself."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from entrepairs.core.http import SignedInRequest, attempt, go_to, page
from entrepairs.places.communes import find
from entrepairs.structures.actions import accept_role, end_role
from entrepairs.structures.models import Role, Structure


@login_not_required
@require_safe
def houses(request: HttpRequest) -> HttpResponse:
    rows = [(house, find(house.commune)) for house in Structure.objects.all()]
    return page(request, "structures/houses.html", {"houses": rows})


@require_safe
def roles(request: SignedInRequest) -> HttpResponse:
    mine = Role.objects.visible_to(request.person).filter(person=request.person, ended_at=None)
    return page(request, "structures/roles.html", {"roles": mine.select_related("structure")})


@require_POST
def acceptance(request: SignedInRequest, role_id: int) -> HttpResponse:
    if attempt(request, accept_role, _mine(request, role_id), by=request.person):
        messages.success(request, _("C’est entendu. Merci."))
    return go_to(request, "structures:roles")


@require_POST
def ending(request: SignedInRequest, role_id: int) -> HttpResponse:
    if attempt(request, end_role, _mine(request, role_id), by=request.person):
        messages.success(request, _("C’est fait. Vous ne portez plus ce rôle."))
    return go_to(request, "structures:roles")


def _mine(request: SignedInRequest, role_id: int) -> Role:
    return get_object_or_404(Role.objects.visible_to(request.person).filter(person=request.person), pk=role_id)
