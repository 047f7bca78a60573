"""When the team of the watch is there: its own people say it, and the administrators."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform
from entrepairs.people.gate import guarded_by
from entrepairs.safety.actions.duty import close_watch, reopen_watch, set_watch_week
from entrepairs.safety.forms.watch import ClosureForm, WatchWeekForm
from entrepairs.safety.models import WatchClosure
from entrepairs.safety.rules.watch import may_set_watch_hours


@guarded_by(may_set_watch_hours)
@require_http_methods(["GET", "POST"])
def hours(request: SignedInRequest) -> HttpResponse:
    form = WatchWeekForm(request.POST or None)
    if form.is_valid() and perform(form, set_watch_week, form.week, by=request.person):
        messages.success(request, _("Les heures sont enregistrées. Elles valent pour ce qui arrive maintenant."))
        return go_to(request, "safety:watch_hours")
    return _hours(request, form=form, closure=ClosureForm())


@guarded_by(may_set_watch_hours)
@require_POST
def closure(request: SignedInRequest) -> HttpResponse:
    form = ClosureForm(request.POST)
    if form.is_valid():
        days = form.cleaned_data["first_day"], form.cleaned_data["last_day"]
        if perform(form, close_watch, *days, by=request.person):
            messages.success(request, _("C’est noté : personne ces jours-là."))
            return go_to(request, "safety:watch_hours")
    return _hours(request, form=WatchWeekForm(), closure=form, status=422)


@guarded_by(may_set_watch_hours)
@require_POST
def reopening(request: SignedInRequest, closure_id: UUID) -> HttpResponse:
    closure = get_object_or_404(WatchClosure, pk=closure_id)
    if attempt(request, reopen_watch, closure, by=request.person):
        messages.success(request, _("La veille est là ces jours-là, comme d’habitude."))
    return go_to(request, "safety:watch_hours")


def _hours(request: SignedInRequest, *, status: int = 200, **forms: Any) -> HttpResponse:
    context = forms | {"closures": WatchClosure.objects.all()}
    return page(request, "safety/watch_hours.html", context, status=status)
