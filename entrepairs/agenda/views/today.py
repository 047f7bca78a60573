"""The day of a house, for who runs it: what happens, who is there."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.db.models import Exists, OuterRef, Subquery
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from entrepairs.agenda.actions.attendance import count, note_presence, remove_presence, tally
from entrepairs.agenda.forms.attendance import HeadcountForm, SpotForm, TallyForm
from entrepairs.agenda.models import Gathering, Series, Spot, WeeklyEstimate
from entrepairs.agenda.rules.attendance import may_be_counted, today_of
from entrepairs.agenda.views.counts import asked_monday, asked_week
from entrepairs.core.clock import now
from entrepairs.core.http import SignedInRequest, attempt, go_to, page
from entrepairs.core.ids import new_id
from entrepairs.people.gate import staff_required
from entrepairs.people.models import Person
from entrepairs.structures import frames
from entrepairs.structures.models import Structure
from entrepairs.ui import dates

SOON = timedelta(minutes=30)


@dataclass(frozen=True)
class Tab:
    """Something that is counted that day."""

    url: str
    label: str
    current: bool


@staff_required
@require_safe
def today(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """One day, and one thing counted in it: the house, or a gathering. Nothing asked: what is going on now."""
    frame = frames.run(request, pk, "agenda:today")
    form = SpotForm(request.GET, house=frame.house)
    spot = form.spot if form.is_valid() else Spot(frame.house, today_of(frame.house))
    rows = _of_day(frame.house, spot.day)
    if not request.GET:
        spot = Spot(frame.house, spot.day, _going_on(rows))
    context = {"frame": frame, **_board(spot, rows, request.GET.get("q", "")), **_seats(frame.house, rows)}
    return page(request, "agenda/today.html", context, fragment="places")


@staff_required
@require_POST
def tallied(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """+ or −."""
    frame = frames.run(request, pk, "agenda:today")
    form = TallyForm(request.POST, house=frame.house)
    if not form.is_valid():
        return _not_understood(request, frame.house)
    said = form.cleaned_data
    attempt(request, tally, form.spot, said["change"], tap=said["tap"], by=request.person)
    return go_to(request, address(form.spot))


@staff_required
@require_POST
def counted(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The number itself: later, from the sheet on paper."""
    frame = frames.run(request, pk, "agenda:today")
    form = HeadcountForm(request.POST, house=frame.house)
    if not form.is_valid():
        return _not_understood(request, frame.house)
    if attempt(request, count, form.spot, form.cleaned_data["people"], by=request.person):
        messages.success(request, _("C’est noté."))
    return go_to(request, address(form.spot))


@staff_required
@require_POST
def presence(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """`present` or `absent` is the key of someone that the team may note there."""
    frame = frames.run(request, pk, "agenda:today")
    form = SpotForm(request.POST, house=frame.house)
    if not form.is_valid():
        return _not_understood(request, frame.house)
    act = note_presence if "present" in request.POST else remove_presence
    someone = _person(form.spot, request.POST.get("present") or request.POST.get("absent", ""))
    attempt(request, act, form.spot, someone, by=request.person)
    return go_to(request, address(form.spot))


def address(spot: Spot) -> str:
    """The page where this is counted."""
    asked = {"jour": spot.day.isoformat()} | ({"pour": str(spot.gathering.pk)} if spot.gathering else {})
    return f"{reverse('agenda:today', args=[spot.house.pk])}?{urlencode(asked)}"


def _not_understood(request: SignedInRequest, house: Structure) -> HttpResponse:
    messages.error(request, _("Écrivez un nombre entre 0 et 500."))
    return go_to(request, reverse("agenda:today", args=[house.pk]))


def _person(spot: Spot, key: str) -> Person:
    found: Person | None = next((one for one in spot.people if str(one.pk) == key), None)
    if found is None:
        raise Http404
    return found


def _of_day(house: Structure, day: date) -> list[Gathering]:
    start = datetime.combine(day, time(), ZoneInfo(house.zone))
    end = datetime.combine(day + timedelta(days=1), time(), ZoneInfo(house.zone))
    return list(Gathering.objects.filter(structure=house).between(start, end).with_counts())


def _seats(house: Structure, rows: list[Gathering]) -> dict[str, Any]:
    """Who runs the day sees the numbers move while people sign up."""
    return {"topic": f"days:{house.pk}", "seated": [row for row in rows if row.signup and row.ends_at > now()]}


def _going_on(rows: list[Gathering]) -> Gathering | None:
    """The one that holds now, or begins soon."""
    at = now()
    standing = (row for row in rows if not row.is_cancelled)
    return next((row for row in standing if row.starts_at - SOON <= at < row.ends_at), None)


def _reminders(house: Structure, today: date) -> dict[str, Any]:
    """The week that is asked about; what comes back and has no date to come."""
    coming = Gathering.objects.standing().coming(now()).filter(series=OuterRef("pk"))
    silent = Series.objects.going_on().filter(~Exists(coming), structure=house)
    said = WeeklyEstimate.objects.filter(structure=house, monday=asked_monday(today)).values("people")
    found = Structure.objects.filter(pk=house.pk).annotate(said=Subquery(said), is_silent=Exists(silent))
    people, is_silent = found.values_list("said", "is_silent").get()
    return {"estimate": asked_week(today, people), "silent": list(silent) if is_silent else []}


def _board(spot: Spot, rows: list[Gathering], wanted: str) -> dict[str, Any]:
    headcount = spot.headcounts.select_related("noted_by").first()
    known = list(spot.people)
    by_name = sum(one.is_present for one in known)
    spots = [Spot(spot.house, spot.day), *(Spot(spot.house, spot.day, row) for row in rows)]
    without_name = headcount.people if headcount else 0
    return {
        "spot": spot,
        "tabs": [_tab(one, spot) for one in spots],
        "may_count": may_be_counted(spot),
        "wanted": wanted,
        "people": sorted((one for one in known if _matches(one, wanted)), key=lambda one: not one.is_signed_up),
        "headcount": headcount,
        "without_name": without_name,
        "by_name": by_name,
        "total": by_name + without_name,
        "form": HeadcountForm(house=spot.house, initial={"people": without_name}),
        "tap": new_id(),
        "without_account": [one.alias for one in spot.signups.filter(person=None).select_related("data_key")],
        **_around(spot),
    }


def _tab(one: Spot, current: Spot) -> Tab:
    row = one.gathering
    label = f"{dates.hour(row.wall_time)} · {row.title}" if row else _("Dans la maison")
    return Tab(address(one), label, one.gathering == current.gathering)


def _around(spot: Spot) -> dict[str, Any]:
    """The days before and after, and the week that is asked about."""
    today = today_of(spot.house)
    return {
        "is_today": spot.day == today,
        "day_before": address(Spot(spot.house, spot.day - timedelta(days=1))),
        "day_after": address(Spot(spot.house, spot.day + timedelta(days=1))) if spot.day < today else "",
        **(_reminders(spot.house, today) if spot.day == today else {"estimate": None, "silent": []}),
    }


def _matches(person: Any, wanted: str) -> bool:
    return wanted.strip().casefold() in person.pseudonym.casefold()
