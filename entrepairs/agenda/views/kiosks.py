"""The shared tablet: its page for everybody, and the page of the team that opens and closes it."""

import json
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from entrepairs.agenda.actions.kiosks import Touch, close_kiosk, held_by_tablet, key_of, open_kiosk, take_touches
from entrepairs.agenda.fingerprints import fingerprint
from entrepairs.agenda.forms.kiosks import KioskForm, TouchForm, touches_of
from entrepairs.agenda.models import Gathering, Kiosk
from entrepairs.agenda.rules.attendance import today_of
from entrepairs.agenda.weeks import week_of
from entrepairs.core.clock import now
from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform, result_of
from entrepairs.core.ids import new_id
from entrepairs.people.gate import staff_required
from entrepairs.structures import frames
from entrepairs.structures.models import Structure

COOKIE = "__Secure-borne" if settings.HTTPS else "borne"
PATH = "/borne/"
HERE = ("localhost", "127.0.0.1", "[")
"""Where a browser trusts a page without HTTPS: on the machine itself."""


@staff_required
@require_http_methods(["GET", "POST"])
def kiosks(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Those that are open. Opening one here signs out: the tablet keeps nothing of the team."""
    frame = frames.run(request, pk, "agenda:kiosks")
    form = KioskForm(request.POST or None, house=frame.house)
    if form.is_valid():
        said = form.cleaned_data
        if perform(form, open_kiosk, form.spot, said["name"], said["hours"], by=request.person):
            return _become_kiosk(request, *result_of(form))
    context = {"frame": frame, "form": form, "rows": _of_today(frame.house)}
    context["needs_network"] = not (settings.HTTPS or request.get_host().split(":")[0] in HERE)
    context["kiosks"] = Kiosk.objects.open_at(now()).filter(structure=frame.house).select_related("gathering")
    return page(request, "agenda/kiosks.html", context)


@staff_required
@require_POST
def kiosk_end(request: SignedInRequest, pk: UUID) -> HttpResponse:
    frame = frames.run(request, pk, "agenda:kiosks")
    try:
        key = UUID(request.POST.get("kiosk", ""))
    except ValueError:
        raise Http404 from None
    kiosk = get_object_or_404(Kiosk.objects.visible_to(request.person), pk=key, structure=frame.house)
    if attempt(request, close_kiosk, kiosk, by=request.person):
        messages.success(request, _("La borne est fermée."))
    return go_to(request, reverse("agenda:kiosks", args=[pk]))


@login_not_required
@require_http_methods(["GET", "POST"])
def kiosk(request: HttpRequest) -> HttpResponse:
    """« Je suis là »: shows nothing of anybody. Without a tablet opened by a team, there is no such page."""
    found = _held(request)
    form = TouchForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _is_open(found):
        name = form.cleaned_data["name"]
        who = fingerprint(name, key_of(found)) if name else ""
        take_touches([Touch(form.cleaned_data["tap"], now(), who)], by=found)
        return go_to(request, f"{PATH}?merci=1")
    context = {"kiosk": found, "is_open": _is_open(found), "key": key_of(found).hex(), "tap": new_id()}
    return page(request, "agenda/kiosk.html", context | {"thanks": "merci" in request.GET})


@login_not_required
@require_POST
def kiosk_touches(request: HttpRequest) -> HttpResponse:
    """What a tablet kept while it could not say it. All is taken or known already: the tablet may forget it. Someone
    leaves it quickly: it is no kiosk any more."""
    found, moment = _held(request), now()
    try:
        sent = json.loads(request.body)
    except ValueError:
        return JsonResponse({"open": _is_open(found)}, status=400)
    take_touches(touches_of(sent, moment), by=found)
    answer = JsonResponse({"open": _is_open(found)})
    if isinstance(sent, dict) and sent.get("leaving") is True:
        answer.delete_cookie(COOKIE, path=PATH)
    return answer


def _held(request: HttpRequest) -> Kiosk:
    found = held_by_tablet(request.COOKIES.get(COOKIE, ""), now())
    if found is None:
        raise Http404
    return found


def _is_open(kiosk: Kiosk) -> bool:
    return now() < kiosk.end


def _become_kiosk(request: SignedInRequest, kiosk: Kiosk, token: str) -> HttpResponse:
    logout(request)
    answer = go_to(request, PATH)
    age = int((kiosk.ends_at - now()).total_seconds()) + 3 * 24 * 3600
    answer.set_cookie(COOKIE, token, max_age=age, path=PATH, httponly=True, secure=settings.HTTPS, samesite="Strict")
    return answer


def _of_today(house: Structure) -> list[Gathering]:
    today = today_of(house)
    week = week_of(today, house.zone)
    rows = Gathering.objects.standing().filter(structure=house).between(week.start, week.end)
    return [row for row in rows if row.wall_time.date() == today]
