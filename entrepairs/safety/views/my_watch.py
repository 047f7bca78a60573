"""One’s own part in the watch: say yes, pause, be called out of hours, give it back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from entrepairs.core.http import SignedInRequest, attempt, go_to, page
from entrepairs.safety.actions.watchers import accept_watch, choose_on_call, end_watch, pause_watch, resume_watch
from entrepairs.safety.models import Watcher
from entrepairs.safety.rules.reach import can_be_woken


@require_safe
def mine(request: SignedInRequest) -> HttpResponse:
    watcher = _mine(request)
    in_vain = watcher.on_call_at is not None and not can_be_woken(watcher.person)
    return page(request, "safety/my_watch.html", {"watcher": watcher, "in_vain": in_vain})


@require_POST
def acceptance(request: SignedInRequest) -> HttpResponse:
    if attempt(request, accept_watch, _mine(request), by=request.person):
        messages.success(request, _("C’est entendu. Merci de veiller avec nous."))
    return go_to(request, "safety:my_watch")


@require_POST
def pause(request: SignedInRequest) -> HttpResponse:
    if attempt(request, pause_watch, _mine(request), by=request.person):
        messages.success(request, _("Vous êtes en pause. Ce que vous aviez pris est rendu aux autres."))
    return go_to(request, "safety:my_watch")


@require_POST
def resumption(request: SignedInRequest) -> HttpResponse:
    if attempt(request, resume_watch, _mine(request), by=request.person):
        messages.success(request, _("Vous revoilà."))
    return go_to(request, "safety:my_watch")


@require_POST
def on_call(request: SignedInRequest) -> HttpResponse:
    said_yes = request.POST.get("oui") == "1"
    if attempt(request, choose_on_call, _mine(request), on_call=said_yes, by=request.person):
        messages.success(request, _("C’est noté."))
    return go_to(request, "safety:my_watch")


@require_POST
def ending(request: SignedInRequest) -> HttpResponse:
    if attempt(request, end_watch, _mine(request), by=request.person):
        messages.success(request, _("C’est fait. Merci pour tout ce temps."))
    return go_to(request, "/")


def _mine(request: SignedInRequest) -> Watcher:
    return get_object_or_404(Watcher.objects.current().select_related("person"), person=request.person)
