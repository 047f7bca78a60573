"""Change a gathering: alone, with those that follow, or all those to come."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from entrepairs.agenda.actions.gatherings import change_gathering
from entrepairs.agenda.actions.series import change_series, signed_up
from entrepairs.agenda.forms.gatherings import ChangeForm
from entrepairs.agenda.models import Gathering
from entrepairs.agenda.models.gathering import GatheringQuerySet
from entrepairs.agenda.recurrence import longer
from entrepairs.agenda.rules.running import may_change
from entrepairs.agenda.views.holding import run_gathering
from entrepairs.agenda.views.planning import say_closed
from entrepairs.core.clock import now
from entrepairs.core.http import SignedInRequest, go_to, page, perform
from entrepairs.people.gate import staff_required
from entrepairs.people.models import Person
from entrepairs.structures import frames


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The page says first who is signed up: they are told of what changes."""
    row = run_gathering(request, pk)
    form = ChangeForm(request.POST or None, gathering=row, left=_following(row).count())
    if form.is_valid() and _change(form, row, request.person):
        messages.success(request, _("C’est changé."))
        say_closed(request, Gathering.objects.select_related("structure").get(pk=row.pk))
        return go_to(request, reverse("agenda:hold", args=[row.pk]))
    context = {
        "frame": frames.run(request, row.structure_id, "agenda:today"),
        "gathering": row,
        "form": form,
        "may_change": may_change(request.person, row),
        "signed_up": signed_up(Gathering.objects.filter(pk=row.pk)),
        "signed_up_later": signed_up(_following(row).exclude(pk=row.pk)),
    }
    return page(request, "agenda/change.html", context)


def _change(form: ChangeForm, row: Gathering, by: Person) -> bool:
    if form.is_once:
        return perform(form, change_gathering, row, starts_at=form.starts_at, by=by, **form.programme())
    since = _since(row, form.cleaned_data["scope"])
    plan = form.plan()
    moved = since + (plan.first_day - (row.occurs_on or row.wall_time.date()))
    before = _coming(row).filter(occurs_on__gte=since, occurs_on__lt=row.occurs_on or since).count()
    plan = replace(plan, first_day=max(moved, form.today), rule=longer(plan.rule, before))
    fate = form.cleaned_data["fate"] or "garder"
    return perform(form, change_series, row.series, plan, since=since, with_=row, fate=fate, by=by)


def _coming(row: Gathering) -> GatheringQuerySet:
    """Those of its series that have not begun."""
    return Gathering.objects.filter(series=row.series_id, occurs_on__isnull=False).coming(now())


def _since(row: Gathering, scope: str) -> date:
    """The day from which the series changes: of the first that has not begun, from this one on or of all."""
    later = _coming(row) if scope == "toutes" else _following(row)
    first = later.order_by("occurs_on").first() or row
    return first.occurs_on or first.wall_time.date()


def _following(row: Gathering) -> GatheringQuerySet:
    """This one and those that follow in its series."""
    if row.series_id is None or row.occurs_on is None:
        return Gathering.objects.filter(pk=row.pk)
    return _coming(row).filter(occurs_on__gte=row.occurs_on)
