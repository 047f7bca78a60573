"""The week and the month of a house, for everybody; what is for its members, for them."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from time import monotonic
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from entrepairs.agenda.drawing import KEPT, Facts, drawn
from entrepairs.agenda.lines import mine_among, rows_of
from entrepairs.agenda.models import Gathering
from entrepairs.agenda.models.programme import Kind
from entrepairs.agenda.months import Month, month_asked
from entrepairs.agenda.weeks import Week, asked
from entrepairs.core.clock import now
from entrepairs.core.http import page
from entrepairs.people.gate import person_of
from entrepairs.people.models import Person
from entrepairs.structures import doors, frames
from entrepairs.structures.models import OpeningException, OpeningRule, Structure

DAY = timedelta(days=1)
_RULE = ("weekday", "since", "until", "week", "how", "first_day", "last_day")
_EXCEPTION = ("first_day", "last_day", "since", "until", "how")


@login_not_required
@require_safe
def calendar(request: HttpRequest, house_id: UUID) -> HttpResponse:
    """One week; `?semaine=2026-11-23` names another by one of its days, `?genre=parole` shows one kind only."""
    frame = frames.visited(request, house_id, "agenda:calendar")
    today = _today(frame.house)
    week = asked(request.GET.get("semaine", ""), today, frame.house.zone)
    context = {"frame": frame, "drawn": _drawn(request, frame.house, today, week)}
    return page(request, "agenda/calendar.html", context)


@login_not_required
@require_safe
def month(request: HttpRequest, house_id: UUID) -> HttpResponse:
    """One month; `?mois=2026-12` names another."""
    frame = frames.visited(request, house_id, "agenda:calendar")
    today = _today(frame.house)
    shown = month_asked(request.GET.get("mois", ""), today)
    context = {"frame": frame, "month": shown, "drawn": _drawn(request, frame.house, today, shown)}
    return page(request, "agenda/month.html", context)


def _today(house: Structure) -> date:
    return now().astimezone(ZoneInfo(house.zone)).date()


def _drawn(request: HttpRequest, house: Structure, today: date, span: Week | Month) -> SafeString:
    """For a visitor, the facts of this second are good enough: a link that is shared weighs little. For a person who
    signed in, always read again."""
    person = person_of(request)
    kind = request.GET.get("genre", "")
    asked_for = (house.pk, house.zone, today, span, kind if kind in Kind.values else "")
    if person is None and settings.AGENDA_KEPT:
        return drawn(span, _public(*asked_for, int(monotonic() / settings.AGENDA_KEPT)))
    facts = _read(*asked_for, person, doors.held(person, house))
    return drawn(span, facts, mine_among(facts.rows, person))


@lru_cache(maxsize=KEPT)
def _public(house: UUID, zone: str, today: date, span: Week | Month, kind: str, moment: int) -> Facts:
    """What everybody may see. `moment`: another, and it is read again."""
    return _read(house, zone, today, span, kind, None, frozenset())


def _read(
    house: UUID, zone: str, today: date, span: Week | Month, kind: str, person: Person | None, roles: frozenset[str]
) -> Facts:
    start, end = (datetime.combine(day, time(), ZoneInfo(zone)) for day in (span.days[0], span.days[-1] + DAY))
    found = Gathering.objects.visible_in(house, person, roles).between(start, end)
    rows = rows_of(found.filter(kind=kind) if kind else found)
    hours = _hours(house, span) if isinstance(span, Week) else {}
    return Facts(house, today, rows, kind=kind, **hours)


def _hours(house: UUID, week: Week) -> dict[str, tuple[Any, ...]]:
    """What says when its main place is open that week."""
    main: dict[str, Any] = {"place__structure": house, "place__rank": 0, "place__closed_on": None}
    rules = OpeningRule.objects.filter(**main).order_by().values_list(*_RULE, named=True)
    unusual = OpeningException.objects.filter(first_day__lte=week.days[-1], last_day__gte=week.days[0], **main)
    return {"rules": tuple(rules), "exceptions": tuple(unusual.order_by().values_list(*_EXCEPTION, named=True))}
