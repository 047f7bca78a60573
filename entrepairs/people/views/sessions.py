"""« Mes appareils »: where one is signed in, and how to leave."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from entrepairs.core.clock import now
from entrepairs.core.http import SignedInRequest, attempt, go_to, page
from entrepairs.people.actions.accounts import sign_out_device, sign_out_elsewhere
from entrepairs.people.models import Device


@require_GET
def devices(request: SignedInRequest) -> HttpResponse:
    mine = Device.objects.visible_to(request.person).alive(now())
    here = request.session.session_key
    others = [device for device in mine if device.session_key != here]
    current = next((device for device in mine if device.session_key == here), None)
    return page(request, "people/sessions/devices.html", {"current": current, "others": others})


@require_POST
def device_leaving(request: SignedInRequest, device_id: str) -> HttpResponse:
    device = get_object_or_404(Device.objects.visible_to(request.person), pk=device_id)
    if attempt(request, sign_out_device, device, by=request.person):
        messages.success(request, _("Cet appareil est déconnecté."))
    return go_to(request, "people:devices")


@require_POST
def leaving_elsewhere(request: SignedInRequest) -> HttpResponse:
    key = request.session.session_key or ""
    if attempt(request, sign_out_elsewhere, request.person, by=request.person, session_key=key):
        messages.success(request, _("Tous vos autres appareils sont déconnectés."))
    return go_to(request, "people:devices")
