"""A circle by invitation: the list that the team keeps, what a person answers, a code on paper."""

from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from entrepairs.community.actions.guests import (
    answer_invitation,
    come_with_paper,
    invite_guest,
    leave_circle,
    make_circle_paper,
    open_circle_paper,
    revoke_circle_paper,
    take_back_invitation,
)
from entrepairs.community.forms.guests import CirclePaperForm, GuestForm
from entrepairs.community.models import Circle, CirclePaper, Guest
from entrepairs.community.rules.keeping import may_invite
from entrepairs.core.clock import now
from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform, result_of
from entrepairs.people.gate import staff_required
from entrepairs.people.squares import square
from entrepairs.people.throttle import too_many
from entrepairs.people.views.accounts import slow_down
from entrepairs.structures.forms.joining import CodeForm
from entrepairs.structures.frames import HouseFrame, run

HERE = "community:house_circles"


@staff_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def guests(request: SignedInRequest, pk: UUID, circle_id: UUID) -> HttpResponse:
    """Who is in, who was invited. POST: invite someone."""
    frame, circle = _kept(request, pk, circle_id)
    form = GuestForm(request.POST or None)
    if form.is_valid() and perform(form, invite_guest, circle, form.cleaned_data["pseudonym"], by=request.person):
        messages.success(request, _("C’est proposé. La personne répond quand elle veut, ou ne répond pas."))
        return go_to(request, _url(frame, circle))
    return _page(request, frame, circle, form=form)


@staff_required
@never_cache
@require_POST
def paper(request: SignedInRequest, pk: UUID, circle_id: UUID) -> HttpResponse:
    """A new paper, its code shown this once, ready to print."""
    frame, circle = _kept(request, pk, circle_id)
    form = CirclePaperForm(request.POST)
    if form.is_valid() and perform(form, make_circle_paper, circle, **form.cleaned_data, by=request.person):
        made, code = result_of(form)
        address = settings.SITE_URL + reverse("community:come")
        groups = [code[n : n + 4] for n in range(0, len(code), 4)]
        context = {"frame": frame, "circle": circle, "paper": made, "groups": groups, "address": address}
        return page(request, "community/paper.html", context | {"qr": square(address), "back": _url(frame, circle)})
    return _page(request, frame, circle, paper=form)


@staff_required
@require_POST
def paper_revoking(request: SignedInRequest, pk: UUID, circle_id: UUID, paper_id: UUID) -> HttpResponse:
    frame, circle = _kept(request, pk, circle_id)
    found = get_object_or_404(circle.papers.select_related("circle__structure"), pk=paper_id)
    if attempt(request, revoke_circle_paper, found, by=request.person):
        messages.success(request, _("C’est fait. Ce papier n’ouvre plus rien."))
    return go_to(request, _url(frame, circle))


@staff_required
@require_POST
def taking_back(request: SignedInRequest, pk: UUID, circle_id: UUID, guest_id: UUID) -> HttpResponse:
    frame, circle = _kept(request, pk, circle_id)
    if attempt(request, take_back_invitation, get_object_or_404(circle.guests, pk=guest_id), by=request.person):
        messages.success(request, _("L’invitation est reprise."))
    return go_to(request, _url(frame, circle))


@never_cache
@require_safe
def invitations(request: SignedInRequest) -> HttpResponse:
    """The circles that one is invited to: what for, who keeps it, the charter, before any yes."""
    rows = Guest.objects.visible_to(request.person).asked().select_related("circle__structure").order_by("invited_on")
    return page(request, "community/invitations.html", {"invitations": rows})


@require_POST
def answering(request: SignedInRequest, guest_id: UUID) -> HttpResponse:
    rows = Guest.objects.visible_to(request.person).asked().select_related("circle")
    found, yes = get_object_or_404(rows, pk=guest_id), "oui" in request.POST
    done = attempt(request, answer_invitation, found, yes=yes, by=request.person)
    return go_to(request, found.circle if done and yes else "community:invitations")


@require_POST
def leaving(request: SignedInRequest, circle_id: UUID) -> HttpResponse:
    row = get_object_or_404(Guest.objects.inside().select_related("circle"), circle=circle_id, person=request.person)
    if attempt(request, leave_circle, row.circle, by=request.person):
        messages.success(request, _("Vous avez quitté ce cercle. Vos messages restent les vôtres, dans « Mes fils »."))
    return go_to(request, "community:circles")


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def come(request: SignedInRequest) -> HttpResponse:
    """The code of the paper, then what it opens, then a yes."""
    if request.method == "POST" and too_many(request, "invitation"):
        return slow_down(request)
    form = CodeForm(request.POST or None)
    if form.is_valid() and "oui" in request.POST:
        if perform(form, come_with_paper, form.cleaned_data["code"], by=request.person):
            return go_to(request, result_of(form))
    elif form.is_valid() and perform(form, open_circle_paper, form.cleaned_data["code"]):
        return page(request, "community/come.html", {"form": form, "circle": result_of(form).circle})
    return page(request, "community/come.html", {"form": form, "circle": None})


def _kept(request: HttpRequest, pk: UUID, circle_id: UUID) -> tuple[HouseFrame, Circle]:
    frame = run(request, pk, HERE)
    rows = Circle.objects.filter(structure=frame.house, closed_at=None, readers=Circle.Readers.INVITED)
    return frame, get_object_or_404(rows.select_related("structure"), pk=circle_id)


def _url(frame: HouseFrame, circle: Circle) -> str:
    return reverse("community:guests", args=[frame.house.pk, circle.pk])


def _page(request: SignedInRequest, frame: HouseFrame, circle: Circle, **typed: forms.Form) -> HttpResponse:
    rows = circle.guests.select_related("person")
    context: dict[str, Any] = {
        "frame": frame,
        "circle": circle,
        "inside": rows.inside(),
        "asked": rows.filter(accepted_on=None),
        "papers": CirclePaper.objects.open(timezone.localdate(now())).filter(circle=circle),
        "may_invite": may_invite(request.person, circle),
        "form": GuestForm(),
        "paper": CirclePaperForm(),
    }
    refused = any(form.errors for form in typed.values())
    return page(request, "community/guests.html", context | typed, status=422 if refused else 200)
