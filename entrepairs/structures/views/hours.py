"""When a place is open, for those who run the house: the grid, the exceptions, and the weeks that come of it."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform, result_of
from entrepairs.people.gate import staff_required
from entrepairs.structures import frames
from entrepairs.structures.actions.hours import (
    add_exception,
    add_monthly,
    end_rule,
    remove_exception,
    remove_week,
    usual_weeks,
    write_week,
)
from entrepairs.structures.forms.hours import ExceptionForm, MonthlyForm, WeekForm, monday_copied
from entrepairs.structures.hours import days, slots_of
from entrepairs.structures.models import How, OpeningException, OpeningRule, Place
from entrepairs.structures.opening_words import unusual
from entrepairs.structures.planned_weeks import last_day_of, shown_weeks
from entrepairs.structures.typed_hours import write_day
from entrepairs.structures.views.places import in_use
from entrepairs.structures.weeks import holding
from entrepairs.structures.written_days import first_day

SHOWN = timedelta(days=13)
EXCEPTION_ID, MONTHLY_ID = "id_exception_%s", "id_monthly_%s"


@staff_required
@require_http_methods(["GET", "POST"])
def hours(request: SignedInRequest, pk: UUID, place_id: UUID) -> HttpResponse:
    """The usual week; the two weeks that come of it, exceptions included. `depuis`: the planned week to change."""
    frame = frames.run(request, pk, "structures:places")
    place = in_use(frame.house, place_id)
    planned = _planned(place, request.GET.get("depuis"))
    if "recopier" in request.POST:
        messages.info(request, _("Le lundi est recopié sur les jours vides. Rien n’est encore enregistré."))
        return _page(request, frame, place, form=_week(place, planned, copied=request.POST), planned=planned)
    form = _week(place, planned, request.POST or None)
    if form.is_valid() and perform(
        form, write_week, place, form.slots(), **form.days_said(), instead_of=planned, by=request.person
    ):
        messages.success(request, _("C’est enregistré. Regardez les deux semaines qui viennent."))
        return go_to(request, _hours(place))
    return _page(request, frame, place, form=form, planned=planned)


@staff_required
@require_POST
def week_ending(request: SignedInRequest, pk: UUID, place_id: UUID) -> HttpResponse:
    """Take back the week planned from the day given as `depuis`."""
    frame = frames.run(request, pk, "structures:places")
    place = in_use(frame.house, place_id)
    planned = _planned(place, request.POST.get("depuis"))
    if planned and attempt(request, remove_week, place, planned, by=request.person):
        messages.success(request, _("C’est retiré. La semaine d’avant continue."))
    return go_to(request, _hours(place))


@staff_required
@require_POST
def new_exception(request: SignedInRequest, pk: UUID, place_id: UUID) -> HttpResponse:
    frame = frames.run(request, pk, "structures:places")
    place, form = in_use(frame.house, place_id), ExceptionForm(request.POST, auto_id=EXCEPTION_ID)
    if form.is_valid() and perform(form, add_exception, place, **form.cleaned_data, by=request.person):
        messages.success(request, _recorded(result_of(form)))
        return go_to(request, _hours(place))
    return _page(request, frame, place, status=422, exception=form)


@staff_required
@require_POST
def new_monthly(request: SignedInRequest, pk: UUID, place_id: UUID) -> HttpResponse:
    frame = frames.run(request, pk, "structures:places")
    place, form = in_use(frame.house, place_id), MonthlyForm(request.POST, auto_id=MONTHLY_ID)
    if form.is_valid() and perform(form, add_monthly, place, **form.values(), by=request.person):
        messages.success(request, _("C’est enregistré. Regardez les deux semaines qui viennent."))
        return go_to(request, _hours(place))
    return _page(request, frame, place, status=422, monthly=form)


@staff_required
@require_POST
def exception_removal(request: SignedInRequest, pk: UUID, exception_id: UUID) -> HttpResponse:
    frames.run(request, pk, "structures:places")
    rows = OpeningException.objects.filter(place__structure=pk).select_related("place__structure")
    found = get_object_or_404(rows, pk=exception_id)
    if attempt(request, remove_exception, found, by=request.person):
        messages.success(request, _("C’est retiré. Les horaires habituels reviennent."))
    return go_to(request, _hours(found.place))


@staff_required
@require_POST
def rule_ending(request: SignedInRequest, pk: UUID, rule_id: UUID) -> HttpResponse:
    frames.run(request, pk, "structures:places")
    rows = OpeningRule.objects.filter(place__structure=pk, week__gt=0).select_related("place__structure")
    found = get_object_or_404(rows, pk=rule_id)
    if attempt(request, end_rule, found, by=request.person):
        messages.success(request, _("C’est retiré à partir d’aujourd’hui."))
    return go_to(request, _hours(found.place))


def _recorded(replaced: list[OpeningException]) -> str:
    """What was written, and what it replaces on these days."""
    said = "; ".join(dict.fromkeys(unusual(one) for one in replaced))
    if said:
        return _("C’est enregistré. Cela remplace : %(said)s.") % {"said": said}
    return _("C’est enregistré. Regardez les deux semaines qui viennent.")


def _page(
    request: SignedInRequest, frame: frames.HouseFrame, place: Place, *, status: int = 200, **given: Any
) -> HttpResponse:
    today = frame.house.today
    rules, exceptions = list(place.opening_rules.all()), list(place.opening_exceptions.all())
    said = [(one, unusual(one)) for one in exceptions if one.last_day >= first_day(frame.house)]
    context: dict[str, Any] = {
        "form": _week(place, None),
        "exception": ExceptionForm(auto_id=EXCEPTION_ID, initial={"first_day": today}),
        "monthly": MonthlyForm(auto_id=MONTHLY_ID),
    }
    context |= given | {
        "frame": frame,
        "place": place,
        "exceptions": [(one, words) for one, words in said if one.last_day >= today],
        "past": [(one, words) for one, words in reversed(said) if one.last_day < today],
        "weeks": _preview(today, rules, exceptions),
        "usual": shown_weeks(usual_weeks(place), today),
        "others": [one for one in rules if one.week and (one.last_day or today) >= today],
    }
    return page(request, "structures/place/hours.html", context, status=status)


def _preview(today: date, rules: Any, exceptions: Any) -> list[tuple[date, str, str, str]]:
    """Each of the fourteen days: with the team, held by the members, and what people read of that day."""
    shown = []
    for day in days(today, today + SHOWN):
        slots = slots_of(day, rules, exceptions)
        team, members = (write_day((one.since, one.until) for one in slots if one.how == how.value) for how in How)
        reason = next((one.reason for one in exceptions if one.first_day <= day <= one.last_day), "")
        shown.append((day, team, members, reason))
    return shown


def _week(place: Place, planned: date | None, data: Any = None, *, copied: Any = None) -> WeekForm:
    """The grid of the week that holds today, or of the one `planned`; `copied`: Monday on the empty days."""
    known, today = usual_weeks(place), place.structure.today
    held = holding(known, max(planned or today, today))
    is_first = not any(one.week for one in known)
    said = {"first_day": None if is_first else max(held.first, today), "last_day": last_day_of(known, held)}
    return WeekForm(data, week=held.week, initial=said | (monday_copied(copied) if copied else {}))


def _planned(place: Place, said: str | None) -> date | None:
    """The day when a week of the page begins, as an address says it; None when none begins that day."""
    shown = shown_weeks(usual_weeks(place), place.structure.today)
    return next((one.since for one in shown if one.since.isoformat() == said), None)


def _hours(place: Place) -> str:
    return reverse("structures:hours", args=[place.structure_id, place.pk])
