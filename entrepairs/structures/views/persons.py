"""The people of a house, for its coordination alone."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform
from entrepairs.people.gate import staff_required
from entrepairs.structures import frames
from entrepairs.structures.actions.roles import end_role, give_role
from entrepairs.structures.actions.visits import has_contract
from entrepairs.structures.forms.roles import InvitationForm
from entrepairs.structures.models import JoinRequest, Role, Structure, VisitTerm, coordinated_by


@staff_required
@require_http_methods(["GET", "POST"])
def persons(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Who holds which role; propose one to someone whose pseudonym one was given."""
    frame = frames.coordinated(request, pk, "structures:persons")
    form = InvitationForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and perform(form, give_role, frame.house, **form.values(), by=request.person):
        messages.success(request, _("C’est proposé. La personne dira oui ou non."))
        return go_to(request, _persons(frame.house.pk))
    context: dict[str, Any] = {"frame": frame, "form": form, "groups": _groups(frame.house)}
    context["waiting"] = JoinRequest.objects.open().to_house().filter(structure=frame.house).select_related("person")
    context["agrees"] = has_contract(frame.house)
    return page(request, "structures/persons.html", context)


@staff_required
@require_POST
def role_ending(request: SignedInRequest, role_id: UUID) -> HttpResponse:
    rows = Role.objects.filter(structure__in=coordinated_by(request.person), ended_at=None)
    role = get_object_or_404(rows.select_related("structure", "person"), pk=role_id)
    if attempt(request, end_role, role, by=request.person):
        messages.success(request, _("C’est fait. La personne est prévenue."))
    return go_to(request, _persons(role.structure_id))


def _groups(house: Structure) -> list[dict[str, Any]]:
    """Each kind of role that someone holds or is offered, in the order of Role.Name."""
    held = Role.objects.filter(structure=house, ended_at=None).select_related("person").order_by("given_at", "pk")
    terms = {term.role_id: term for term in VisitTerm.objects.under_way().filter(role__structure=house)}
    waiting = set(VisitTerm.objects.proposed().filter(role__structure=house).values_list("role_id", flat=True))
    lines = [(role, terms.get(role.pk), role.pk in waiting) for role in held]
    found = [(name, [line for line in lines if line[0].name == name]) for name in Role.Name]
    return [{"name": name.label, "key": name.value, "lines": lines} for name, lines in found if lines]


def _persons(pk: UUID) -> str:
    return reverse("structures:persons", args=[pk])
