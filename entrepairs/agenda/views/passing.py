"""« Je passe aujourd’hui », for those of a house."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from entrepairs.agenda.actions.passing import come_by, not_today, today_in
from entrepairs.agenda.forms.passing import PassingForm
from entrepairs.agenda.models import Passing
from entrepairs.agenda.passing import Board, board
from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform
from entrepairs.people.models import Person
from entrepairs.safety.models import blocked_with
from entrepairs.structures import frames
from entrepairs.structures.models import Role, Structure, held_by


@require_http_methods(["GET", "HEAD", "POST"])
def passing(request: SignedInRequest, guest_of: UUID) -> HttpResponse:
    """Who comes by today, as far as one may read it; POST: I do."""
    house = _house(request, guest_of)
    frame = frames.visited(request, house.pk, "agenda:passing")
    form = PassingForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and perform(form, come_by, house, **form.cleaned_data, by=request.person):
        messages.success(request, _("C’est dit. À tout à l’heure."))
        return go_to(request, request.path)
    mine = Passing.objects.filter(structure=house, person=request.person, day=today_in(house)).first()
    shown = board_of(house, request.person, knows_all=frame.runs)
    context = {"frame": frame, "form": form, "mine": mine, "board": shown}
    return page(request, "agenda/passing/passing.html", context)


@require_POST
def passing_end(request: SignedInRequest, guest_of: UUID) -> HttpResponse:
    house = _house(request, guest_of)
    attempt(request, not_today, house, by=request.person)
    return go_to(request, reverse("agenda:passing", args=[house.pk]))


def board_of(house: Structure, person: Person, *, knows_all: bool) -> Board:
    """Without the one who reads. Those whom a block keeps apart from them are counted, and not named."""
    others = Passing.objects.filter(structure=house, day=today_in(house)).exclude(person=person)
    named = others.filter(is_shown=True).exclude(person__in=blocked_with(person))
    names = list(named.values_list("person__pseudonym", flat=True))
    return board(names, others.count() - len(names), knows_all=knows_all)


def _house(request: SignedInRequest, pk: UUID) -> Structure:
    """404 for whoever is not of the house."""
    return get_object_or_404(held_by(request.person, *Role.Name.values), pk=pk)
