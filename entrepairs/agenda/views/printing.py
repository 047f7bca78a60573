"""What a house puts on its walls and tables: the week, a poster, a sheet where one may write one’s pseudonym."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urljoin
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entrepairs.agenda.models import Gathering
from entrepairs.agenda.models.programme import Audience
from entrepairs.agenda.posted_week import posted_days
from entrepairs.agenda.rules.attendance import today_of
from entrepairs.agenda.weeks import Week, asked
from entrepairs.core.clock import now
from entrepairs.core.http import SignedInRequest, page
from entrepairs.people.gate import staff_required
from entrepairs.people.squares import square
from entrepairs.structures import frames
from entrepairs.structures.models import OpeningException, OpeningRule, Place, Structure
from entrepairs.ui.pdf import has_paper, paper_answer

TABS = range(8)
MOST_LINES, USUAL_LINES = 60, 18
MANY = 20


@staff_required
@require_safe
def printing(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """What can be printed of a week."""
    frame = frames.run(request, pk, "agenda:printing")
    week = _asked_week(request, frame.house)
    rows = _rows(frame.house, week, [*Audience.values])
    context = {"frame": frame, "week": week, "rows": rows, "has_paper": has_paper(), "lines": USUAL_LINES}
    return page(request, "agenda/printing.html", context)


@staff_required
@require_safe
def week_sheet(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The week on a wall that everybody of the house passes by; `membres=1`: with what is for members only."""
    frame = frames.run(request, pk, "agenda:printing")
    week = _asked_week(request, frame.house)
    seen = [Audience.ALL, Audience.HOUSE] + ([Audience.MEMBERS] if request.GET.get("membres") else [])
    rows = _rows(frame.house, week, seen)
    place, rules, exceptions = _opening(frame.house, week)
    context = {
        "house": frame.house,
        "commune": frame.commune,
        "place": place,
        "week": week,
        "days": posted_days(week.days, rows, rules, exceptions),
        "has_hours": bool(rules),
        "size": _size(request, len(rows)),
        "printed": _local(frame.house),
        "changed": max((row.changed_at for row in rows), default=None),
    }
    return paper_answer(request, "agenda/paper/week.html", context, _("semaine"))


@staff_required
@require_safe
def poster(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """One gathering, for everybody who walks by: where, when, and a corner to tear off."""
    row = _gathering(request, pk)
    address = urljoin(settings.SITE_URL, row.get_absolute_url())
    context = _of_gathering(row) | {"square": square(address), "address": address, "tabs": TABS}
    return paper_answer(request, "agenda/paper/poster.html", context, _("affiche"))


@staff_required
@require_safe
def sheet(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """A gathering’s sheet, with as many lines as asked (`lignes`)."""
    row = _gathering(request, pk)
    context = _of_gathering(row) | {"day": row.wall_time, "lines": _lines(request)}
    return paper_answer(request, "agenda/paper/sheet.html", context, _("feuille"))


@staff_required
@require_safe
def day_sheet(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The same for the house, whatever the day: it is written by hand."""
    house = frames.run(request, pk, "agenda:printing").house
    context = {"house": house, "gathering": None, "lines": _lines(request), "printed": _local(house)}
    return paper_answer(request, "agenda/paper/sheet.html", context, _("feuille"))


def _gathering(request: SignedInRequest, pk: UUID) -> Gathering:
    return get_object_or_404(Gathering.objects.run_by(request.person).select_related("structure", "place"), pk=pk)


def _of_gathering(row: Gathering) -> dict[str, Any]:
    """`version`: how many times it changed since it was planned, plus one."""
    return {
        "house": row.structure,
        "gathering": row,
        "place": row.place or _main_place(row.structure),
        "version": row.sequence + 1,
        "printed": _local(row.structure),
    }


def _asked_week(request: SignedInRequest, house: Structure) -> Week:
    return asked(request.GET.get("semaine", ""), today_of(house), house.zone)


def _rows(house: Structure, week: Week, audiences: Sequence[str]) -> list[Gathering]:
    """What happens that week or was announced in it; what is cancelled stays on the wall, and says so."""
    here = Q(starts_at__gte=week.start, starts_at__lt=week.end)
    announced = Q(moved_from__gte=week.start, moved_from__lt=week.end)
    rows = Gathering.objects.filter(here | announced, structure=house, audience__in=audiences)
    return list(rows.select_related("place").order_by("starts_at", "pk"))


def _opening(house: Structure, week: Week) -> tuple[Place | None, list[OpeningRule], list[OpeningException]]:
    place = _main_place(house)
    rules = list(OpeningRule.objects.filter(place=place)) if place else []
    days = Q(first_day__lte=week.days[-1], last_day__gte=week.monday)
    return place, rules, list(OpeningException.objects.filter(days, place=place)) if place else []


def _main_place(house: Structure) -> Place | None:
    return Place.objects.filter(structure=house, closed_on=None).order_by("rank", "pk").first()


def _local(house: Structure) -> datetime:
    return now().astimezone(ZoneInfo(house.zone))


def _size(request: SignedInRequest, gatherings: int) -> str:
    """A full week is written smaller, so that it stays on one sheet of the wall."""
    sizes = ["paper-a3"] if request.GET.get("format") == "a3" else []
    return " ".join([*sizes, *(["paper-dense"] if gatherings > MANY else [])])


def _lines(request: SignedInRequest) -> range:
    typed = request.GET.get("lignes", "")
    return range(min(int(typed), MOST_LINES) if typed.isascii() and typed.isdigit() and len(typed) < 5 else USUAL_LINES)
