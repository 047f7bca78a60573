"""How one may be reached when a danger calls at night: browsers that ring, a number for an SMS. By oneself alone."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from entrepairs.core import webpush
from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform
from entrepairs.people.devices import device_name
from entrepairs.people.gate import guarded_by
from entrepairs.people.throttle import too_many
from entrepairs.safety import ringing
from entrepairs.safety.actions.reach import (
    add_ringing_device,
    give_number,
    remove_ringing_device,
    take_number_back,
    try_ringing,
)
from entrepairs.safety.forms.reach import NumberForm, SubscriptionForm
from entrepairs.safety.models import CallNumber, RingingDevice
from entrepairs.safety.rules.watch import watches


@never_cache
@guarded_by(watches)
@require_http_methods(["GET", "HEAD", "POST"])
def reach(request: SignedInRequest) -> HttpResponse:
    """What the host has set, and what one has given."""
    form = NumberForm(request.POST or None, country=settings.COUNTRY)
    if request.method == "POST" and not settings.SMS_COMMAND:
        raise Http404
    if form.is_valid() and perform(form, give_number, form.cleaned_data["number"], by=request.person):
        messages.success(request, _("C’est gardé. On vous écrira seulement quand un danger attend quelqu’un."))
        return go_to(request, "safety:reach")
    key = ringing.push_key()
    context: dict[str, Any] = {
        "form": form,
        "push_key": webpush.public_text(key) if key else "",
        "texts": bool(settings.SMS_COMMAND),
        "devices": RingingDevice.objects.filter(person=request.person),
        "number": CallNumber.objects.filter(person=request.person).select_related("person__data_key").first(),
    }
    return page(request, "safety/reach.html", context)


@guarded_by(watches)
@require_POST
def device(request: SignedInRequest) -> HttpResponse:
    """This browser may ring."""
    form = SubscriptionForm(request.POST)
    if not settings.PUSH_KEY or not form.is_valid():
        raise Http404
    name = device_name(request.headers.get("User-Agent", ""))
    if attempt(request, add_ringing_device, form.subscription, name, by=request.person):
        messages.success(request, _("Ce navigateur sonnera quand un danger attend quelqu’un."))
    return go_to(request, "safety:reach")


@guarded_by(watches)
@require_POST
def silence(request: SignedInRequest, ringing_id: UUID) -> HttpResponse:
    found = get_object_or_404(RingingDevice, pk=ringing_id, person=request.person)
    if attempt(request, remove_ringing_device, found, by=request.person):
        messages.success(request, _("Cet appareil ne sonnera plus."))
    return go_to(request, "safety:reach")


@guarded_by(watches)
@require_POST
def trial(request: SignedInRequest) -> HttpResponse:
    """« Essayer »."""
    if too_many(request, "ring"):
        messages.error(request, _("Vous avez déjà essayé plusieurs fois. Vous pourrez recommencer dans une heure."))
    elif attempt(request, try_ringing, by=request.person):
        messages.success(request, _("Un essai part. S’il ne vient pas en deux minutes, dites-le à qui tient le site."))
    return go_to(request, "safety:reach")


@guarded_by(watches)
@require_POST
def no_number(request: SignedInRequest) -> HttpResponse:
    if attempt(request, take_number_back, by=request.person):
        messages.success(request, _("Votre numéro est effacé."))
    return go_to(request, "safety:reach")
