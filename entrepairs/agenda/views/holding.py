"""One gathering, for who runs the house: change it, call it off, find who holds it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from entrepairs.agenda.actions.facilitation import ask_facilitator, remove_facilitator
from entrepairs.agenda.actions.gatherings import cancel_gathering, restore_gathering
from entrepairs.agenda.actions.rain import CALLED_OFF, INDOORS, main_place, shelter
from entrepairs.agenda.forms.facilitation import AskForm
from entrepairs.agenda.forms.gatherings import WhyForm
from entrepairs.agenda.models import Facilitation, Gathering, Signup
from entrepairs.agenda.rain import other_days
from entrepairs.agenda.rules.running import may_cancel, may_change, may_restore
from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform
from entrepairs.people.gate import staff_required
from entrepairs.structures import frames


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def hold(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """What one prepares, who holds it, what can still change. POST: ask someone to hold it."""
    row = run_gathering(request, pk)
    form = AskForm(request.POST or None, comes_back=row.series is not None)
    if form.is_valid():
        values = form.cleaned_data
        whole = bool(values.get("whole_series"))
        if perform(form, ask_facilitator, row, values["pseudonym"], whole_series=whole, by=request.person):
            messages.success(request, _("La question est posée. La personne dira oui ou non."))
            return go_to(request, reverse("agenda:hold", args=[row.pk]))
    context = {
        "frame": frames.run(request, row.structure_id, "agenda:today"),
        "gathering": row,
        "form": form,
        "why": WhyForm(),
        "holders": holders(row),
        "signed_up": Signup.objects.live().filter(gathering=row).count(),
        "may_change": may_change(request.person, row),
        "may_cancel": may_cancel(request.person, row),
        "may_restore": may_restore(request.person, row),
    }
    return page(request, "agenda/hold.html", context)


@staff_required
@require_POST
def cancellation(request: SignedInRequest, pk: UUID) -> HttpResponse:
    row = run_gathering(request, pk)
    form = WhyForm(request.POST)
    because = form.cleaned_data["because"] if form.is_valid() else ""
    if attempt(request, cancel_gathering, row, because=because, by=request.person):
        messages.success(request, _("C’est annulé. Les personnes inscrites sont prévenues."))
    return go_to(request, reverse("agenda:hold", args=[row.pk]))


@staff_required
@require_POST
def restoration(request: SignedInRequest, pk: UUID) -> HttpResponse:
    row = run_gathering(request, pk)
    if attempt(request, restore_gathering, row, by=request.person):
        messages.success(request, _("La rencontre a lieu. Les personnes inscrites sont prévenues."))
    return go_to(request, reverse("agenda:hold", args=[row.pk]))


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def rain(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """« Il pleut » : one button for each thing that can be done."""
    row = run_gathering(request, pk)
    if request.method == "POST" and attempt(request, shelter, row, request.POST.get("choix", ""), by=request.person):
        messages.success(request, _("C’est fait. Les personnes inscrites sont prévenues."))
        return go_to(request, reverse("agenda:hold", args=[row.pk]))
    day = row.wall_time.date()
    same = Gathering.objects.filter(series=row.series_id, series__isnull=False, occurs_on__isnull=False)
    taken = {one.occurs_on for one in same if one.occurs_on}
    context = {
        "frame": frames.run(request, row.structure_id, "agenda:today"),
        "gathering": row,
        "days": other_days(day, taken),
        "indoors": INDOORS if main_place(row) and (row.meeting_point or row.place is None) else "",
        "called_off": CALLED_OFF,
        "signed_up": Signup.objects.live().filter(gathering=row).count(),
        "may_cancel": may_cancel(request.person, row),
    }
    return page(request, "agenda/rain.html", context)


@staff_required
@require_POST
def holder_removal(request: SignedInRequest, pk: UUID, facilitation_id: UUID) -> HttpResponse:
    row = run_gathering(request, pk)
    one = get_object_or_404(Facilitation.objects.of(row), pk=facilitation_id)
    if attempt(request, remove_facilitator, one, row, by=request.person):
        messages.success(request, _("C’est noté."))
    return go_to(request, reverse("agenda:hold", args=[row.pk]))


def run_gathering(request: SignedInRequest, pk: UUID) -> Gathering:
    """One of the houses whose days this person runs; for anybody else it does not exist (404)."""
    rows = Gathering.objects.run_by(request.person).select_related("structure", "place", "series")
    return get_object_or_404(rows, pk=pk)


def holders(gathering: Gathering) -> list[dict[str, Any]]:
    """Each person asked, once: whether they said yes, whether they are away this time."""
    rows: dict[Any, dict[str, Any]] = {}
    for one in Facilitation.objects.of(gathering):
        known = rows.setdefault(one.person_id, {"facilitation": one, "agreed": False, "away": False})
        known["agreed"] = known["agreed"] or one.agreed_at is not None
        known["away"] = known["away"] or one.away_at is not None
    return list(rows.values())
