"""Who watches, and when: for the administrators and those who coordinate a house."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform
from entrepairs.people.gate import staff_required
from entrepairs.safety.actions.duty import close_watch, reopen_watch, set_watch_week
from entrepairs.safety.actions.watchers import end_watch, offer_watch
from entrepairs.safety.forms.watch import ClosureForm, WatcherForm, WatchWeekForm
from entrepairs.safety.models import WatchClosure, Watcher
from entrepairs.safety.rules.watch import may_set_up_watch


@staff_required
@require_safe
def team(request: SignedInRequest) -> HttpResponse:
    return _team(request)


@staff_required
@require_POST
def proposal(request: SignedInRequest) -> HttpResponse:
    _let_in(request)
    form = WatcherForm(request.POST)
    if form.is_valid() and perform(form, offer_watch, form.cleaned_data["pseudonym"], by=request.person):
        messages.success(request, _("C’est proposé. La personne dira oui ou non."))
        return go_to(request, "safety:watch_team")
    return _team(request, watcher=form)


@staff_required
@require_POST
def ending(request: SignedInRequest, watcher_id: UUID) -> HttpResponse:
    _let_in(request)
    watcher = get_object_or_404(Watcher.objects.current(), pk=watcher_id)
    if attempt(request, end_watch, watcher, by=request.person):
        messages.success(request, _("C’est fait."))
    return go_to(request, "safety:watch_team")


@staff_required
@require_POST
def week(request: SignedInRequest) -> HttpResponse:
    _let_in(request)
    form = WatchWeekForm(request.POST)
    if form.is_valid() and perform(form, set_watch_week, form.week, by=request.person):
        messages.success(request, _("Les heures sont enregistrées. Elles valent pour ce qui arrive maintenant."))
        return go_to(request, "safety:watch_team")
    return _team(request, week=form)


@staff_required
@require_POST
def closure(request: SignedInRequest) -> HttpResponse:
    _let_in(request)
    form = ClosureForm(request.POST)
    if form.is_valid() and perform(form, close_watch, *_days(form), by=request.person):
        messages.success(request, _("C’est noté : personne ces jours-là."))
        return go_to(request, "safety:watch_team")
    return _team(request, closure=form)


@staff_required
@require_POST
def reopening(request: SignedInRequest, closure_id: UUID) -> HttpResponse:
    _let_in(request)
    closure = get_object_or_404(WatchClosure, pk=closure_id)
    if attempt(request, reopen_watch, closure, by=request.person):
        messages.success(request, _("L’équipe est là ces jours-là, comme d’habitude."))
    return go_to(request, "safety:watch_team")


def _days(form: ClosureForm) -> tuple[Any, Any]:
    return form.cleaned_data["first_day"], form.cleaned_data["last_day"]


def _let_in(request: SignedInRequest) -> None:
    if not may_set_up_watch(request.person):
        raise Http404


def _team(request: SignedInRequest, **typed: Any) -> HttpResponse:
    """The page; `typed`: the form that was refused, by its name."""
    _let_in(request)
    forms = {"watcher": WatcherForm(), "week": WatchWeekForm(), "closure": ClosureForm()} | typed
    watchers = Watcher.objects.current().select_related("person")
    context = {"forms": forms, "watchers": watchers, "closures": WatchClosure.objects.all()}
    return page(request, "safety/watch_team.html", context, status=422 if typed else 200)
