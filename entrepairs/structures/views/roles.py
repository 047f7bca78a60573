"""One’s own roles: accept them, give them back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from entrepairs.core.http import SignedInRequest, attempt, go_to, page
from entrepairs.structures.actions.roles import accept_role, end_role
from entrepairs.structures.models import JoinRequest, Role


@require_safe
def roles(request: SignedInRequest) -> HttpResponse:
    mine = Role.objects.visible_to(request.person).filter(person=request.person, ended_at=None)
    asked = JoinRequest.objects.filter(person=request.person).exclude(state=JoinRequest.State.WITHDRAWN)
    context = {"roles": mine.select_related("structure"), "asked": asked.select_related("structure")}
    return page(request, "structures/roles.html", context)


@require_POST
def acceptance(request: SignedInRequest, role_id: UUID) -> HttpResponse:
    if attempt(request, accept_role, _mine(request, role_id), by=request.person):
        messages.success(request, _("C’est entendu. Merci."))
    return go_to(request, "structures:roles")


@require_POST
def ending(request: SignedInRequest, role_id: UUID) -> HttpResponse:
    if attempt(request, end_role, _mine(request, role_id), by=request.person):
        messages.success(request, _("C’est fait. Vous ne portez plus ce rôle."))
    return go_to(request, "structures:roles")


def _mine(request: SignedInRequest, role_id: UUID) -> Role:
    return get_object_or_404(Role.objects.visible_to(request.person).filter(person=request.person), pk=role_id)
