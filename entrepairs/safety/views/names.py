"""A name behind an alias, opened by two; what was done, for administrators; and for whom it was, once they are told."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from entrepairs.core.clock import now
from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform, result_of
from entrepairs.people.gate import guarded_by
from entrepairs.people.models import Person
from entrepairs.people.views.accounts import only_if_sure
from entrepairs.safety.actions.names import ask_name, confirm_name, decline_name, read_name, read_origins
from entrepairs.safety.forms.names import AskNameForm, FindMessageForm
from entrepairs.safety.models import Look, NameOpening
from entrepairs.safety.names import may_be_sealed, may_have_origin
from entrepairs.safety.opening_steps import latest_tries, steps_of
from entrepairs.safety.rules.names import may_answer_name, may_read_name, may_see_openings, sees_opening
from entrepairs.safety.rules.watch import watches
from entrepairs.safety.views.watch import found_look

MOST = 50
What = NameOpening.What


@never_cache
@guarded_by(watches)
@require_http_methods(["GET", "HEAD", "POST"])
@only_if_sure
def asking(request: SignedInRequest, look_id: UUID, what: str = What.NAME) -> HttpResponse:
    """Why one needs to know who wrote this, or from where."""
    look = found_look(request, look_id)
    may_be = may_be_sealed(look.kind) if what == What.NAME else may_have_origin(look.kind)
    if not may_be:
        raise Http404
    form = AskNameForm(request.POST or None, what=what)
    if form.is_valid() and perform(form, ask_name, look, form.asked, by=request.person):
        messages.success(request, _("C’est demandé. Une autre personne de la veille doit dire oui."))
        return go_to(request, result_of(form))
    return page(
        request, "safety/name_asking.html", {"look": look, "form": form, "what": what, "key": f"{what}-{look.pk}"}
    )


@never_cache
@guarded_by(may_see_openings)
@require_http_methods(["GET", "HEAD", "POST"])
def openings(request: SignedInRequest) -> HttpResponse:
    """What was asked and what became of it; where one finds the message of a judge’s order."""
    form = FindMessageForm(request.POST or None)
    if form.is_valid():
        found = Look.objects.visible_to(request.person).filter(object_id=form.cleaned_data["address"])
        look = found.order_by("-entered_at").first()
        if look is not None:
            return go_to(request, reverse(f"safety:{form.cleaned_data['what']}_asking", args=[look.pk]))
        form.add_error("address", _("La veille n’a rien à cette adresse."))
    rows = NameOpening.objects.select_related("asked_by", "answered_by", "draw__data_key")[:MOST]
    shown = [row for row in rows if sees_opening(request.person, row)]
    tries = latest_tries() if request.person.is_staff else []
    return page(request, "safety/name_openings.html", {"form": form, "openings": shown, "tries": tries, "at": now()})


@never_cache
@guarded_by(may_see_openings)
@require_safe
@only_if_sure
def opening(request: SignedInRequest, opening_id: UUID) -> HttpResponse:
    """Where it stands; the name, for these two and while it shows: that it was read is written down."""
    row = _found(request, opening_id)
    may_read = may_read_name(request.person, row)
    context: dict[str, Any] = {
        "opening": row,
        "steps": steps_of(row),
        "may_answer": may_answer_name(request.person, row),
        "may_read": may_read,
        "at": now(),
    }
    if may_read:
        context |= _opened(row, request.person)
    return page(request, "safety/name_opening.html", context)


@guarded_by(watches)
@require_POST
@only_if_sure
def confirming(request: SignedInRequest, opening_id: UUID) -> HttpResponse:
    row = _found(request, opening_id)
    attempt(request, confirm_name, row, by=request.person)
    return go_to(request, row)


@guarded_by(watches)
@require_POST
@only_if_sure
def declining(request: SignedInRequest, opening_id: UUID) -> HttpResponse:
    row = _found(request, opening_id)
    if attempt(request, decline_name, row, by=request.person):
        messages.success(request, _("C’est noté. Le nom reste fermé."))
    return go_to(request, row)


@never_cache
@require_safe
def mine(request: SignedInRequest) -> HttpResponse:
    """One’s own name: each time it was asked for, by whom, why, and whether it was shown."""
    rows = NameOpening.objects.visible_to(request.person, now()).select_related("data_key", "asked_by", "answered_by")
    context = {"openings": [(row, steps_of(row)) for row in rows], "tries": latest_tries(request.person)}
    return page(request, "safety/my_names.html", context)


def _opened(row: NameOpening, person: Person) -> dict[str, Any]:
    if row.what == What.ORIGIN:
        return {"sources": read_origins(row, by=person)}
    return {"name": read_name(row, by=person)}


def _found(request: SignedInRequest, pk: UUID) -> NameOpening:
    rows = NameOpening.objects.select_related("draw__data_key", "data_key", "asked_by", "answered_by", "look")
    row = get_object_or_404(rows, pk=pk)
    if not sees_opening(request.person, row):
        raise Http404
    return row
