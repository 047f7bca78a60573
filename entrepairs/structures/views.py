"""The houses of this installation, open to all; one’s own roles, for oneself."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform
from entrepairs.people.gate import staff_required
from entrepairs.places.communes import find
from entrepairs.structures.actions import accept_role, change_structure, end_role, give_role
from entrepairs.structures.forms import HouseForm, InvitationForm
from entrepairs.structures.models import Role, Structure, coordinated_by


@login_not_required
@require_safe
def houses(request: HttpRequest) -> HttpResponse:
    rows = [(house, find(house.commune)) for house in Structure.objects.all()]
    return page(request, "structures/houses.html", {"houses": rows})


@staff_required
@require_http_methods(["GET", "POST"])
def house(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """For its coordinators: name, hours, team."""
    found = _coordinated(request, pk)
    initial = {"name": found.name, "team_hours": found.team_hours}
    form = HouseForm(request.POST or None, initial=initial)
    if form.is_valid() and perform(form, change_structure, found, **form.cleaned_data, by=request.person):
        messages.success(request, _("C’est enregistré."))
        return go_to(request, "structures:houses")
    return page(request, "structures/house.html", _team(found) | {"form": form, "invitation": InvitationForm()})


@staff_required
@require_POST
def invitation(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Propose a role to someone; it counts once they have accepted it."""
    found, form = _coordinated(request, pk), InvitationForm(request.POST)
    if form.is_valid() and perform(form, give_role, found, **form.values(), by=request.person):
        messages.success(request, _("C’est proposé. La personne dira oui ou non."))
        return go_to(request, reverse("structures:house", args=[found.pk]))
    house_form = HouseForm(initial={"name": found.name, "team_hours": found.team_hours})
    context = _team(found) | {"form": house_form, "invitation": form}
    return page(request, "structures/house.html", context, status=422)


@staff_required
@require_POST
def role_ending(request: SignedInRequest, role_id: UUID) -> HttpResponse:
    rows = Role.objects.filter(structure__in=coordinated_by(request.person), ended_at=None)
    role = get_object_or_404(rows.select_related("structure", "person"), pk=role_id)
    if attempt(request, end_role, role, by=request.person):
        messages.success(request, _("C’est fait. La personne est prévenue."))
    return go_to(request, reverse("structures:house", args=[role.structure_id]))


def _coordinated(request: SignedInRequest, pk: UUID) -> Structure:
    return get_object_or_404(coordinated_by(request.person), pk=pk)


def _team(found: Structure) -> dict[str, Any]:
    held = Role.objects.filter(structure=found, ended_at=None).exclude(name=Role.Name.MEMBER)
    return {"house": found, "team": held.select_related("person").order_by("name", "given_at")}


@require_safe
def roles(request: SignedInRequest) -> HttpResponse:
    mine = Role.objects.visible_to(request.person).filter(person=request.person, ended_at=None)
    return page(request, "structures/roles.html", {"roles": mine.select_related("structure")})


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
