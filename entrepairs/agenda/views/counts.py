"""What was counted, week by week: to complete it, to correct it, to see what is missing."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.contrib import messages
from django.db.models import Count, F
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from entrepairs.agenda.actions.attendance import estimate
from entrepairs.agenda.counted_weeks import WEEK, CountedWeek, counted_weeks
from entrepairs.agenda.forms.attendance import EstimateForm
from entrepairs.agenda.models import Headcount, Presence, WeeklyEstimate
from entrepairs.agenda.rules.attendance import today_of
from entrepairs.agenda.visits import monday_of
from entrepairs.core.http import SignedInRequest, attempt, go_to, page
from entrepairs.people.gate import staff_required
from entrepairs.structures import frames
from entrepairs.structures.models import Structure

FRIDAY = 4


@dataclass(frozen=True)
class AskedWeek:
    """The week of which the estimate is asked; `said`: it was answered, and may change."""

    monday: date
    said: int | None
    form: EstimateForm

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)


@staff_required
@require_safe
def counts(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """This year, or last year (`?annee=2026`): the one whose report can still change."""
    frame = frames.run(request, pk, "agenda:counts")
    today = today_of(frame.house)
    year = today.year - 1 if request.GET.get("annee") == str(today.year - 1) else today.year
    opened = frame.house.opened_at
    first = max(date(year, 1, 1), opened.date()) if opened else date(year, 1, 1)
    weeks = weeks_of(frame.house, first, min(date(year, 12, 31), today))
    context = {"frame": frame, "year": year, "this_year": today.year, "weeks": weeks[::-1]}
    missing = sum(not week.is_counted for week in weeks)
    return page(
        request, "agenda/counts.html", context | {"missing": missing, "asked": asked_estimate(frame.house, today)}
    )


@staff_required
@require_POST
def estimated(request: SignedInRequest, pk: UUID) -> HttpResponse:
    frame = frames.run(request, pk, "agenda:counts")
    form = EstimateForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Écrivez un nombre entre 0 et 500."))
    elif attempt(
        request, estimate, frame.house, form.cleaned_data["lundi"], form.cleaned_data["people"], by=request.person
    ):
        messages.success(request, _("C’est noté."))
    return go_to(request, reverse("agenda:counts", args=[pk]))


def weeks_of(house: Structure, first: date, last: date) -> list[CountedWeek]:
    """What was counted in each week, by number and by pseudonym."""
    days = (first, last)
    numbers = Headcount.objects.filter(structure=house, day__range=days).values_list("day", F("people") + F("gone"))
    named = Presence.objects.filter(structure=house, day__range=days).order_by("day").values_list("day")
    said = WeeklyEstimate.objects.filter(structure=house, monday__range=(monday_of(first), last))
    found = [*numbers, *named.annotate(people=Count("pk"))]
    return counted_weeks(first, last, found, dict(said.values_list("monday", "people")))


def asked_estimate(house: Structure, today: date) -> AskedWeek | None:
    """What is asked of the team today."""
    said = WeeklyEstimate.objects.filter(structure=house, monday=asked_monday(today))
    return asked_week(today, said.values_list("people", flat=True).first())


def asked_monday(today: date) -> date:
    """From Friday on, this week; before, last week."""
    return monday_of(today) - (timedelta() if today.weekday() >= FRIDAY else WEEK)


def asked_week(today: date, said: int | None) -> AskedWeek | None:
    """Asked again while it may change; nothing on the days when last week was answered."""
    if said is not None and today.weekday() < FRIDAY:
        return None
    monday = asked_monday(today)
    return AskedWeek(monday, said, EstimateForm(initial={"lundi": monday, "people": said}))
