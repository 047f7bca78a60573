"""Who watches: proposed by the administrators and by those who coordinate a house, seen by the team itself."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform
from entrepairs.people.gate import guarded_by
from entrepairs.people.models import Person
from entrepairs.safety.actions.watchers import end_watch, offer_watch, stop_vouching, vouch_for
from entrepairs.safety.forms.watch import WatcherForm
from entrepairs.safety.models import Watcher
from entrepairs.safety.rules.watch import may_end_watch, may_name_watchers, may_see_team, may_stop_vouching, may_vouch


@guarded_by(may_see_team)
@require_http_methods(["GET", "POST"])
def team(request: SignedInRequest) -> HttpResponse:
    form = WatcherForm(request.POST or None)
    if form.is_valid() and perform(form, offer_watch, form.cleaned_data["pseudonym"], by=request.person):
        messages.success(request, _("C’est proposé. La personne dira oui ou non."))
        return go_to(request, "safety:watch_team")
    watchers = Watcher.objects.visible_to(request.person).current()
    rows = [_row(one, request.person) for one in watchers.select_related("person", "given_by", "vouched_by")]
    context = {"form": form, "rows": rows, "may_propose": bool(may_name_watchers(request.person))}
    return page(request, "safety/watch_team.html", context)


def _row(watcher: Watcher, reader: Person) -> dict[str, Any]:
    """One of the team, and what the reader may do about them."""
    may_vouch_now = watcher.vouched_at is None and bool(may_vouch(reader, watcher))
    may_stop = watcher.vouched_at is not None and bool(may_stop_vouching(reader, watcher))
    may_end = bool(may_end_watch(reader, watcher))
    return {"watcher": watcher, "may_vouch": may_vouch_now, "may_stop": may_stop, "may_end": may_end}


@guarded_by(may_see_team)
@require_POST
def vouching(request: SignedInRequest, watcher_id: UUID) -> HttpResponse:
    return _done(request, watcher_id, vouch_for, _("C’est noté. Vous pourrez le retirer."))


@guarded_by(may_see_team)
@require_POST
def unvouching(request: SignedInRequest, watcher_id: UUID) -> HttpResponse:
    return _done(request, watcher_id, stop_vouching, _("C’est retiré."))


@guarded_by(may_see_team)
@require_POST
def ending(request: SignedInRequest, watcher_id: UUID) -> HttpResponse:
    return _done(request, watcher_id, end_watch, _("C’est fait."))


def _done(request: SignedInRequest, watcher_id: UUID, act: Callable[..., None], said: str) -> HttpResponse:
    """One act about somebody of the team, then the team again."""
    watcher = get_object_or_404(Watcher.objects.visible_to(request.person).current(), pk=watcher_id)
    if attempt(request, act, watcher, by=request.person):
        messages.success(request, said)
    return go_to(request, "safety:watch_team")
