"""When a place is open, for those who run the house: the grid, the exceptions, and the weeks that come of it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform
from entrepairs.people.gate import staff_required
from entrepairs.structures import frames
from entrepairs.structures.actions.hours import (
    add_exception,
    add_monthly,
    end_rule,
    remove_exception,
    usual_rules,
    write_week,
)
from entrepairs.structures.forms.hours import ExceptionForm, MonthlyForm, WeekForm
from entrepairs.structures.hours import days, slots_of
from entrepairs.structures.models import How, OpeningException, OpeningRule, Place
from entrepairs.structures.typed_hours import write_day
from entrepairs.structures.views.places import in_use

SHOWN = timedelta(days=13)


@staff_required
@require_http_methods(["GET", "POST"])
def hours(request: SignedInRequest, pk: UUID, place_id: UUID) -> HttpResponse:
    """The usual week; the two weeks that come of it, exceptions included."""
    frame = frames.run(request, pk, "structures:places")
    place = in_use(frame.house, place_id)
    form = _week(place, request.POST or None)
    if form.is_valid() and perform(
        form, write_week, place, form.slots(), form.cleaned_data["first_day"], by=request.person
    ):
        messages.success(request, _("C’est enregistré. Regardez les deux semaines qui viennent."))
        return go_to(request, _hours(place))
    return _page(request, frame, place, form=form)


@staff_required
@require_POST
def new_exception(request: SignedInRequest, pk: UUID, place_id: UUID) -> HttpResponse:
    return _added(request, pk, place_id, "exception", ExceptionForm, add_exception)


@staff_required
@require_POST
def new_monthly(request: SignedInRequest, pk: UUID, place_id: UUID) -> HttpResponse:
    return _added(request, pk, place_id, "monthly", MonthlyForm, add_monthly)


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
    rows = OpeningRule.objects.filter(place__structure=pk).select_related("place__structure")
    found = get_object_or_404(rows, pk=rule_id)
    if attempt(request, end_rule, found, by=request.person):
        messages.success(request, _("C’est retiré à partir d’aujourd’hui."))
    return go_to(request, _hours(found.place))


def _added(
    request: SignedInRequest, pk: UUID, place_id: UUID, name: str, kind: Any, action: Callable[..., None]
) -> HttpResponse:
    frame = frames.run(request, pk, "structures:places")
    place = in_use(frame.house, place_id)
    form = kind(request.POST, auto_id=f"id_{name}_%s")
    if form.is_valid() and perform(form, action, place, **_values(form), by=request.person):
        messages.success(request, _("C’est enregistré. Regardez les deux semaines qui viennent."))
        return go_to(request, _hours(place))
    return _page(request, frame, place, status=422, **{name: form})


def _values(form: forms.Form) -> dict[str, Any]:
    return form.values() if isinstance(form, MonthlyForm) else form.cleaned_data


def _page(
    request: SignedInRequest, frame: frames.HouseFrame, place: Place, *, status: int = 200, **given: forms.Form
) -> HttpResponse:
    today = frame.house.today
    rules, exceptions = list(place.opening_rules.all()), list(place.opening_exceptions.filter(last_day__gte=today))
    context: dict[str, Any] = {
        "form": _week(place, None),
        "exception": ExceptionForm(auto_id="id_exception_%s", initial={"first_day": today}),
        "monthly": MonthlyForm(auto_id="id_monthly_%s"),
    }
    context |= given | {
        "frame": frame,
        "place": place,
        "exceptions": exceptions,
        "weeks": _preview(today, rules, exceptions),
    }
    context["others"] = [one for one in rules if (one.week or one.last_day) and (one.last_day or today) >= today]
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


def _week(place: Place, data: Any) -> WeekForm:
    today = place.structure.today
    return WeekForm(data, rules=usual_rules(place, today), today=today)


def _hours(place: Place) -> str:
    return reverse("structures:hours", args=[place.structure_id, place.pk])
