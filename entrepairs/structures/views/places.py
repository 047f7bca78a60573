"""The places of a house, for its coordination."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform, result_of
from entrepairs.people.gate import staff_required
from entrepairs.structures import frames
from entrepairs.structures.actions.places import change_place, close_place, open_place
from entrepairs.structures.forms.places import PlaceForm
from entrepairs.structures.models import Place, Structure
from entrepairs.structures.rules import may_coordinate


@staff_required
@require_safe
def places(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Every place in use, and the way to its hours."""
    frame = frames.run(request, pk, "structures:places")
    found = Place.objects.in_use().filter(structure=frame.house)
    context = {"frame": frame, "places": found, "may_change": may_coordinate(request.person, frame.house)}
    return page(request, "structures/place/places.html", context)


@staff_required
@require_http_methods(["GET", "POST"])
def new_place(request: SignedInRequest, pk: UUID) -> HttpResponse:
    frame = frames.coordinated(request, pk, "structures:places")
    form = PlaceForm(request.POST or None)
    if form.is_valid() and perform(form, open_place, frame.house, **form.values(), by=request.person):
        messages.success(request, _("Ce lieu est ajouté. Dites maintenant quand il est ouvert."))
        return go_to(request, reverse("structures:hours", args=[frame.house.pk, result_of(form).pk]))
    return page(request, "structures/place/place.html", {"frame": frame, "form": form, "place": None})


@staff_required
@require_http_methods(["GET", "POST"])
def place(request: SignedInRequest, pk: UUID, place_id: UUID) -> HttpResponse:
    frame = frames.coordinated(request, pk, "structures:places")
    found = in_use(frame.house, place_id)
    said: dict[str, Any] = {name: getattr(found, name) for name in PlaceForm.base_fields}
    form = PlaceForm(request.POST or None, initial=said)
    if form.is_valid() and perform(form, change_place, found, **form.values(), by=request.person):
        messages.success(request, _("C’est enregistré."))
        return go_to(request, _places(frame.house))
    return page(request, "structures/place/place.html", {"frame": frame, "form": form, "place": found})


@staff_required
@require_POST
def place_closing(request: SignedInRequest, pk: UUID, place_id: UUID) -> HttpResponse:
    frame = frames.coordinated(request, pk, "structures:places")
    if attempt(request, close_place, in_use(frame.house, place_id), by=request.person):
        messages.success(request, _("Ce lieu est fermé. Ses horaires restent dans le rapport."))
    return go_to(request, _places(frame.house))


def in_use(house: Structure, place_id: UUID) -> Place:
    """A place of that house. 404 when it is of another, or closed."""
    return get_object_or_404(Place.objects.in_use().filter(structure=house).select_related("structure"), pk=place_id)


def _places(house: Structure) -> str:
    return reverse("structures:places", args=[house.pk])
