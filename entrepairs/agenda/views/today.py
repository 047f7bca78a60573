"""The day of a house, for who runs it."""

from datetime import timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from entrepairs.agenda.actions.attendance import count
from entrepairs.agenda.forms.attendance import HeadcountForm
from entrepairs.agenda.models import Gathering, Series
from entrepairs.core.clock import now
from entrepairs.core.http import SignedInRequest, go_to, page, perform
from entrepairs.people.gate import staff_required
from entrepairs.structures import frames
from entrepairs.structures.models import Structure


@staff_required
@require_safe
def today(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """What happens today, and how many came."""
    frame = frames.run(request, pk, "agenda:today")
    start = now().astimezone(ZoneInfo(frame.house.zone))
    start = start.replace(hour=0, minute=0, second=0, microsecond=0)
    rows = Gathering.objects.run_by(request.person).filter(structure=frame.house)
    rows = rows.between(start, start + timedelta(days=1)).prefetch_related("headcounts")
    context = {"frame": frame, "rows": [_counted(row) for row in rows], "silent": _silent(frame.house)}
    return page(request, "agenda/today.html", context)


@staff_required
@require_POST
def headcount(request: SignedInRequest, pk: UUID) -> HttpResponse:
    row = get_object_or_404(Gathering.objects.run_by(request.person).select_related("structure"), pk=pk)
    form = HeadcountForm(request.POST)
    if form.is_valid() and perform(form, count, row, form.cleaned_data["people"], by=request.person):
        messages.success(request, _("C’est noté."))
    else:
        messages.error(request, _("Écrivez un nombre entre 0 et 500."))
    return go_to(request, reverse("agenda:today", args=[row.structure_id]))


def _silent(house: Structure) -> list[Series]:
    """What comes back and has no date to come."""
    coming = Gathering.objects.standing().coming(now()).filter(series=OuterRef("pk"))
    return list(Series.objects.going_on().filter(~Exists(coming), structure=house))


def _counted(row: Gathering) -> dict[str, Any]:
    counts = list(row.headcounts.all())
    form = HeadcountForm(initial={"people": counts[0].people if counts else None}, auto_id=f"id_%s_{row.pk}")
    return {"gathering": row, "form": form}
