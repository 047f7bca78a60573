"""The week and the month of a house, for everybody; what is for its members, for them."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib.auth.decorators import login_not_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.views.decorators.http import require_safe

from entrepairs.agenda.drawing import days_drawn, grouped
from entrepairs.agenda.lines import Line, lines_of
from entrepairs.agenda.models import Gathering
from entrepairs.agenda.models.programme import Kind
from entrepairs.agenda.months import Month, month_asked
from entrepairs.agenda.weeks import asked
from entrepairs.core.clock import now
from entrepairs.core.http import page
from entrepairs.structures import frames
from entrepairs.structures.hours import slots_of
from entrepairs.structures.models import OpeningException, OpeningRule, Structure
from entrepairs.ui import dates


@login_not_required
@require_safe
def calendar(request: HttpRequest, house_id: UUID) -> HttpResponse:
    """One week; `?semaine=2026-11-23` names another by one of its days, `?genre=parole` shows one kind only."""
    frame = frames.visited(request, house_id, "agenda:calendar")
    today = _today(frame.house)
    week = asked(request.GET.get("semaine", ""), today, frame.house.zone)
    lines = _lines(request, frame.house, week.start, week.end)
    days = grouped(lines, week.days, today, _hours(frame.house, week.days))
    context = {
        "frame": frame,
        "week": week,
        "kind": _kind(request),
        "kinds": Kind.choices,
        "span": _span(week.days[0], week.days[-1]),
        "is_now": today in week.days,
        "is_empty": not lines,
        "drawn": days_drawn("agenda/week.html", days, str(house_id)),
    }
    return page(request, "agenda/calendar.html", context)


@login_not_required
@require_safe
def month(request: HttpRequest, house_id: UUID) -> HttpResponse:
    """One month; `?mois=2026-12` names another."""
    frame = frames.visited(request, house_id, "agenda:calendar")
    today = _today(frame.house)
    shown = month_asked(request.GET.get("mois", ""), today)
    lines = _lines(request, frame.house, *_instants(shown, frame.house.zone))
    days = grouped(lines, shown.days, today, {})
    address = reverse("agenda:calendar", args=[house_id])
    context = {"frame": frame, "month": shown, "drawn": days_drawn("agenda/month_days.html", days, address)}
    return page(request, "agenda/month.html", context)


def _today(house: Structure) -> date:
    return now().astimezone(ZoneInfo(house.zone)).date()


def _span(first: date, last: date) -> tuple[str, str]:
    """« 23 », « 29 novembre 2026 »; the month is said twice only when there are two."""
    start = date_format(first, "j" if first.month == last.month else "j F")
    return start, date_format(last, "j F Y")


def _kind(request: HttpRequest) -> str:
    asked_for = request.GET.get("genre", "")
    return asked_for if asked_for in Kind.values else ""


def _lines(request: HttpRequest, house: Structure, start: datetime, end: datetime) -> list[Line]:
    person = getattr(request, "person", None)
    found = Gathering.objects.visible_to(person).filter(structure=house).between(start, end)
    kind = _kind(request)
    return lines_of(found.filter(kind=kind) if kind else found, person)


def _instants(month: Month, zone: str) -> tuple[datetime, datetime]:
    first, last = month.days[0], month.days[-1] + timedelta(days=1)
    return tuple(datetime.combine(day, time(), ZoneInfo(zone)) for day in (first, last))  # type: ignore[return-value]


def _hours(house: Structure, days: list[date]) -> dict[date, str]:
    """« 13 h 30 – 18 h » for each day that the main place is open."""
    main: dict[str, Any] = {"place__structure": house, "place__rank": 0, "place__closed_on": None}
    rules = list(OpeningRule.objects.filter(**main))
    unusual = Q(first_day__lte=days[-1], last_day__gte=days[0])
    exceptions = list(OpeningException.objects.filter(unusual, **main)) if rules else []
    slots = {day: slots_of(day, rules, exceptions) for day in days}
    return {
        day: ", ".join(f"{dates.hour(one.since)} – {dates.hour(one.until)}" for one in found)
        for day, found in slots.items()
        if found
    }
