"""The rules of the site in plain words (DSA, art. 11, 12, 14), and the sheet for the emergency services (art. 18)."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from entrepairs.core.clock import now
from entrepairs.core.http import SignedInRequest, go_to, page
from entrepairs.people.gate import guarded_by
from entrepairs.safety.actions.sheets import open_known, open_sheet
from entrepairs.safety.answering import authority, missing
from entrepairs.safety.forms.sheets import SheetForm
from entrepairs.safety.grounds import GROUNDS
from entrepairs.safety.models import Measure, Origin, team_hours
from entrepairs.safety.origins import are_kept
from entrepairs.safety.rules.watch import may_work_on, watches
from entrepairs.safety.views.watch import found_look
from entrepairs.ui.names import DAYS


@login_not_required
@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """Made of the settings and of what the code does: nothing to rewrite when either changes."""
    context: dict[str, Any] = {
        "contact": settings.CONTACT,
        "is_whole": not missing(settings.CONTACT),
        "authority": authority(settings.COUNTRY),
        "rules": [ground.rule for key, ground in GROUNDS.items() if not ground.is_law and key != "autre"],
        "measures": [label for value, label in Measure.choices if value != Measure.LEAVE],
        "hours": _hours(),
        "origins_are_kept": are_kept(settings.ORIGINS, settings.COUNTRY),
    }
    return page(request, "safety/legal.html", context)


@never_cache
@guarded_by(watches)
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: SignedInRequest, look_id: UUID) -> HttpResponse:
    """For a red that one has taken: what is known, and nothing more. One corrects it, then prints it: nothing of that
    is kept. Opening it is written down."""
    look = found_look(request, look_id)
    if not look.is_red:
        raise Http404
    if not may_work_on(request.person, look):
        return go_to(request, look)
    seen = open_sheet(look, by=request.person)
    form = SheetForm(request.POST or None, initial={} if request.POST else open_known(look, by=request.person))
    context: dict[str, Any] = {
        "look": look,
        "seen": seen,
        "form": form,
        "boxes": form.corrected if form.is_valid() else [],
        "has_origin": Origin.objects.about(look.kind, look.object_id).exists(),
        "address": f"{settings.SITE_URL}{seen.url}" if seen.url else "",
        "contact": settings.CONTACT,
        "authority": authority(settings.COUNTRY),
        "at": now(),
    }
    status = 422 if form.is_bound and form.errors else 200
    return page(request, "safety/danger_sheet.html", context, status=status)


def _hours() -> list[tuple[object, list[Any]]]:
    """For each day when the team is there: its ranges."""
    usual = team_hours().usual
    days = [(name, [one for one in usual if one.weekday == n]) for n, name in enumerate(DAYS.values())]
    return [(name, ranges) for name, ranges in days if ranges]
