"""The planning of a month, for who runs the house: prepare, read, change, publish, print."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from entrepairs.agenda.actions.readiness import set_level
from entrepairs.agenda.actions.rotas import ask_rota, cancel_rota, draft_seat, publish_rota, stop_search, undraft_seat
from entrepairs.agenda.forms.readiness import LevelForm
from entrepairs.agenda.forms.rotas import SeatForm
from entrepairs.agenda.models import CrewMember, Rota, Shift
from entrepairs.agenda.models.shift import crew_of
from entrepairs.agenda.months import Month, month_asked
from entrepairs.agenda.planned_month import by_reason, by_week, lines_of
from entrepairs.agenda.rostering import sheet_of
from entrepairs.agenda.rota.limits import who_may
from entrepairs.core.clock import now
from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform
from entrepairs.people.gate import staff_required
from entrepairs.structures import frames
from entrepairs.structures.models import Structure
from entrepairs.ui.pdf import paper_answer

DESK = "agenda:shift_desk"


@staff_required
@require_safe
def rota(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """One month (`?mois=`): what is missing first, then each permanence; a draft when there is one.

    Until a planning has been tried, only what nobody can hold is missing."""
    frame = frames.run(request, pk, DESK)
    month = _month(request, frame.house)
    row, seats = _newest(frame.house, month)
    draft = row if row is not None and row.state == Rota.State.DRAFT else None
    tried = draft is not None or (row is not None and row.state == Rota.State.PUBLISHED)
    sheet = sheet_of(frame.house, month)
    lines = lines_of(sheet, sheet.roster_of(seats if draft else ()))
    context = {
        "frame": frame,
        "month": month,
        "rota": row,
        "draft": draft,
        "weeks": by_week(lines),
        "missing": by_reason(one for one in lines if one.is_short and (tried or one.nobody_can)),
        "free": sum(one.free for one in lines),
        "silent": sum(not one.most for one in sheet.problem.people),
        "topic": f"rota:{row.pk}" if row else "",
    }
    return page(request, "agenda/rota/month.html", context, fragment="plan")


@staff_required
@require_POST
def rota_request(request: SignedInRequest, pk: UUID) -> HttpResponse:
    frame = frames.run(request, pk, DESK)
    month = _month(request, frame.house)
    attempt(request, ask_rota, frame.house, month, by=request.person)
    return go_to(request, rota_path(frame.house, month))


@staff_required
@require_POST
def rota_stop(request: SignedInRequest, rota_id: UUID) -> HttpResponse:
    row = _rota(request, rota_id)
    if attempt(request, stop_search, row, by=request.person):
        messages.success(request, _("C’est demandé : le meilleur trouvé jusqu’ici arrive."))
    return go_to(request, rota_path(row.structure, Month(row.first)))


@staff_required
@require_POST
def rota_cancelling(request: SignedInRequest, rota_id: UUID) -> HttpResponse:
    row = _rota(request, rota_id)
    if attempt(request, cancel_rota, row, by=request.person):
        messages.success(request, _("C’est abandonné. Rien n’a changé pour personne."))
    return go_to(request, rota_path(row.structure, Month(row.first)))


@staff_required
@require_POST
def rota_publication(request: SignedInRequest, rota_id: UUID) -> HttpResponse:
    row = _rota(request, rota_id)
    if attempt(request, publish_rota, row, by=request.person):
        messages.success(request, _("C’est publié. Chaque personne est prévenue de ses moments."))
    return go_to(request, rota_path(row.structure, Month(row.first)))


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def draft_shift(request: SignedInRequest, pk: UUID, shift_id: UUID) -> HttpResponse:
    """One permanence of the draft: take someone off, place someone who can."""
    frame = frames.run(request, pk, DESK)
    shift = get_object_or_404(Shift.objects.standing().filter(structure=frame.house), pk=shift_id)
    month = Month(shift.wall_time.date().replace(day=1))
    row = get_object_or_404(Rota.objects.filter(structure=frame.house, first=month.first), state=Rota.State.DRAFT)
    sheet = sheet_of(frame.house, month)
    form = SeatForm(request.POST or None, people=sheet.people)
    action = undraft_seat if "retirer" in request.POST else draft_seat
    if form.is_valid() and perform(form, action, row, shift, form.person, by=request.person):
        messages.success(request, _("C’est changé, dans le brouillon."))
        return go_to(request, request.path)
    roster = sheet.roster_of(row.seats.values_list("shift", "person"))
    number = next((n for n, one in enumerate(sheet.shifts[: sheet.count]) if one == shift), None)
    line = next((one for one in lines_of(sheet, roster) if one.shift == shift), None)
    context = {
        "frame": frame,
        "form": form,
        "back": f"{rota_path(frame.house, month)}#p-{shift.pk}",
        "line": line,
        "shift": shift,
        "may": [sheet.people[who] for who in who_may(sheet.problem, roster, number)] if number is not None else [],
    }
    return page(request, "agenda/rota/shift.html", context)


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def crew_desk(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Who learns, on whom the others can lean; who said when they can."""
    frame = frames.run(request, pk, DESK)
    form = LevelForm(request.POST or None)
    people = list(crew_of(frame.house).order_by("pseudonym", "pk"))
    if form.is_valid():
        person = next((one for one in people if one.pk == form.cleaned_data["person"]), None)
        if person and perform(form, set_level, frame.house, person, form.cleaned_data["level"], by=request.person):
            messages.success(request, _("C’est noté. La personne peut le lire."))
            return go_to(request, request.path)
    members = {one.person_id: one for one in CrewMember.objects.filter(structure=frame.house)}
    rows = [(one, members.get(one.pk, CrewMember(person=one))) for one in people]
    context = {"frame": frame, "form": form, "rows": rows, "levels": CrewMember.Level.choices}
    return page(request, "agenda/rota/crew.html", context)


@staff_required
@require_safe
def rota_sheet(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The month on paper: what is held; the draft when there is one, and it says so."""
    frame = frames.run(request, pk, DESK)
    month = _month(request, frame.house)
    row, seats = _newest(frame.house, month)
    is_draft = row is not None and row.state == Rota.State.DRAFT
    sheet = sheet_of(frame.house, month)
    lines = lines_of(sheet, sheet.roster_of(seats if is_draft else ()))
    context = {"house": frame.house, "month": month, "draft": is_draft, "lines": lines}
    return paper_answer(request, "agenda/rota/paper.html", context, "mois")


def rota_path(house: Structure, month: Month) -> str:
    return f"{reverse('agenda:rota', args=[house.pk])}?mois={month.key}"


def _newest(house: Structure, month: Month) -> tuple[Rota | None, list[tuple[UUID, UUID]]]:
    """The last planning of that month and the seats of its draft, in one query."""
    rows = Rota.objects.filter(structure=house, first=month.first).order_by("-asked_at", "pk")
    found: list[Any] = list(rows.annotate(shift=F("seats__shift"), drafted=F("seats__person")))
    newest = found[0] if found else None
    return newest, [(one.shift, one.drafted) for one in found if one == newest and one.shift]


def _month(request: SignedInRequest, house: Structure) -> Month:
    """The one that is asked for; else the next one, which is what one plans."""
    today = now().astimezone(ZoneInfo(house.zone)).date()
    asked = request.POST.get("mois") or request.GET.get("mois", "")
    return month_asked(asked, today) if asked else Month(today.replace(day=1)).after


def _rota(request: Any, rota_id: UUID) -> Rota:
    return get_object_or_404(Rota.objects.visible_to(request.person).select_related("structure"), pk=rota_id)
