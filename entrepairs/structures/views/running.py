"""A house, for who runs it: its pages; its name, hours and team."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from entrepairs.core.http import SignedInRequest, go_to, page, perform
from entrepairs.people.gate import staff_required
from entrepairs.structures import doors, frames, needs
from entrepairs.structures.actions.houses import change_structure
from entrepairs.structures.forms.house import OF_STRUCTURE, HouseForm
from entrepairs.structures.models import Structure


@staff_required
@require_safe
def run(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """What is done every day, what needs a hand now, then every page of the house, by group."""
    frame = frames.run(request, pk, "structures:run")
    groups = doors.grouped(frame.house, request.person, "structures:run")
    context = {
        "frame": frame,
        "first": groups.pop("now", []),
        "needs": needs.found(request.person, frame.house),
        "groups": [(name, doors.GROUPS[name], pages) for name, pages in groups.items()],
    }
    return page(request, "structures/run.html", context)


@staff_required
@require_http_methods(["GET", "POST"])
def team(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """For its coordinators: what everybody reads of the house, and the ways to the rest."""
    frame = frames.coordinated(request, pk, "structures:team")
    form = HouseForm(request.POST or None, initial=_said(frame.house))
    if form.is_valid() and perform(form, change_structure, frame.house, **form.cleaned_data, by=request.person):
        messages.success(request, _("C’est enregistré."))
        return go_to(request, frame.house)
    return page(request, "structures/team.html", {"frame": frame, "form": form})


def _said(house: Structure) -> dict[str, Any]:
    known = [one.experience for one in house.experiences.all()]
    return {name: getattr(house, name) for name in OF_STRUCTURE} | {"experiences": known}
