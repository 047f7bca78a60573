"""Who watches: proposed by the administrators and by those who coordinate a house."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform
from entrepairs.people.gate import guarded_by
from entrepairs.safety.actions.watchers import end_watch, offer_watch
from entrepairs.safety.forms.watch import WatcherForm
from entrepairs.safety.models import Watcher
from entrepairs.safety.rules.watch import may_name_watchers


@guarded_by(may_name_watchers)
@require_http_methods(["GET", "POST"])
def team(request: SignedInRequest) -> HttpResponse:
    form = WatcherForm(request.POST or None)
    if form.is_valid() and perform(form, offer_watch, form.cleaned_data["pseudonym"], by=request.person):
        messages.success(request, _("C’est proposé. La personne dira oui ou non."))
        return go_to(request, "safety:watch_team")
    watchers = Watcher.objects.visible_to(request.person).current().select_related("person")
    return page(request, "safety/watch_team.html", {"form": form, "watchers": watchers})


@guarded_by(may_name_watchers)
@require_POST
def ending(request: SignedInRequest, watcher_id: UUID) -> HttpResponse:
    watcher = get_object_or_404(Watcher.objects.visible_to(request.person).current(), pk=watcher_id)
    if attempt(request, end_watch, watcher, by=request.person):
        messages.success(request, _("C’est fait."))
    return go_to(request, "safety:watch_team")
