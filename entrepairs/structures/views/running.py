"""A house, for who runs it: its pages; its name, hours and team."""

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
from entrepairs.structures import doors, frames
from entrepairs.structures.actions.houses import change_structure
from entrepairs.structures.actions.roles import end_role, give_role
from entrepairs.structures.forms.house import HouseForm
from entrepairs.structures.forms.roles import InvitationForm
from entrepairs.structures.models import Role, Structure, coordinated_by


@staff_required
@require_safe
def run(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Every page of the house, for who runs its days."""
    frame = frames.run(request, pk, "structures:run")
    pages = [door for door in doors.shown("run", frame.house, request.person) if door.url != request.path]
    return page(request, "structures/run.html", {"frame": frame, "pages": pages})


@staff_required
@require_http_methods(["GET", "POST"])
def team(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """For its coordinators: name, hours, team."""
    frame = frames.coordinated(request, pk, "structures:team")
    form = HouseForm(request.POST or None, initial=_said(frame.house))
    if form.is_valid() and perform(form, change_structure, frame.house, **form.cleaned_data, by=request.person):
        messages.success(request, _("C’est enregistré."))
        return go_to(request, frame.house)
    context = {"frame": frame, "team": _team(frame.house), "form": form, "invitation": InvitationForm()}
    return page(request, "structures/team.html", context)


@staff_required
@require_POST
def invitation(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Propose a role to someone; it counts once they have accepted it."""
    frame, form = frames.coordinated(request, pk, "structures:team"), InvitationForm(request.POST)
    if form.is_valid() and perform(form, give_role, frame.house, **form.values(), by=request.person):
        messages.success(request, _("C’est proposé. La personne dira oui ou non."))
        return go_to(request, reverse("structures:team", args=[frame.house.pk]))
    house_form = HouseForm(initial=_said(frame.house))
    context = {"frame": frame, "team": _team(frame.house), "form": house_form, "invitation": form}
    return page(request, "structures/team.html", context, status=422)


@staff_required
@require_POST
def role_ending(request: SignedInRequest, role_id: UUID) -> HttpResponse:
    rows = Role.objects.filter(structure__in=coordinated_by(request.person), ended_at=None)
    role = get_object_or_404(rows.select_related("structure", "person"), pk=role_id)
    if attempt(request, end_role, role, by=request.person):
        messages.success(request, _("C’est fait. La personne est prévenue."))
    return go_to(request, reverse("structures:team", args=[role.structure_id]))


def _said(house: Structure) -> dict[str, Any]:
    return {"name": house.name, "team_hours": house.team_hours}


def _team(house: Structure) -> Any:
    held = Role.objects.filter(structure=house, ended_at=None).exclude(name__in=[Role.Name.MEMBER, Role.Name.VISITOR])
    return held.select_related("person").order_by("name", "given_at")
