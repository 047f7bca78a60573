"""The week of a house, for everybody; what is for its members, for them."""

from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from entrepairs.agenda.models import Gathering
from entrepairs.agenda.weeks import Week, asked
from entrepairs.core.clock import now
from entrepairs.core.http import page
from entrepairs.people.models import Person
from entrepairs.structures import frames
from entrepairs.structures.models import Structure


@login_not_required
@require_safe
def calendar(request: HttpRequest, house_id: UUID) -> HttpResponse:
    """One week; `?semaine=2026-11-23` names another by one of its days."""
    frame = frames.visited(request, house_id, "agenda:calendar")
    zone = frame.house.zone
    today = now().astimezone(ZoneInfo(zone)).date()
    week = asked(request.GET.get("semaine", ""), today, zone)
    days = _days(frame.house, week, getattr(request, "person", None))
    return page(request, "agenda/calendar.html", {"frame": frame, "week": week, "days": days, "today": today})


def _days(house: Structure, week: Week, person: Person | None) -> list[tuple[object, list[Gathering]]]:
    found = Gathering.objects.visible_to(person).filter(structure=house).between(week.start, week.end)
    rows = list(found.select_related("place"))
    return [(day, [row for row in rows if row.wall_time.date() == day]) for day in week.days]
