"""The decisions of a house, for its members; its minutes, for who writes them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from entrepairs.agenda.models import Gathering
from entrepairs.agenda.models.programme import Kind
from entrepairs.core.clock import now
from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform
from entrepairs.core.rules import Refused
from entrepairs.participation import actions
from entrepairs.participation.forms import ChangeForm, PointForm, PresentForm, ReopeningForm, VoteForm
from entrepairs.participation.models import KEEPERS, MEMBERS, Minutes, Point, Vote
from entrepairs.participation.rules import may_adopt, may_keep, may_reopen, may_write
from entrepairs.structures import frames
from entrepairs.structures.models import held_by
from entrepairs.ui.pdf import pdf_answer

A_PAGE = 20
MEETINGS = 6


@require_safe
def decisions(request: SignedInRequest, member_of: UUID) -> HttpResponse:
    """The minutes of a house, newest first; for who writes them, the meetings that have none yet."""
    house = get_object_or_404(held_by(request.person, *MEMBERS), pk=member_of)
    rows = Minutes.objects.visible_to(request.person).filter(structure=house)
    keeps = bool(may_keep(request.person, house))
    meetings = _without_minutes(house.pk) if keeps else []
    context = {
        "frame": frames.visited(request, house.pk, "participation:decisions"),
        "page": Paginator(rows.prefetch_related("points__votes"), A_PAGE).get_page(request.GET.get("page")),
        "meetings": meetings[:1],
        "others": meetings[1:],
        "keeps": keeps,
    }
    return page(request, "participation/decisions.html", context)


@require_POST
def opening(request: SignedInRequest, assembly_id: UUID) -> HttpResponse:
    """Begin the minutes of a meeting."""
    meetings = Gathering.objects.visible_to(request.person).filter(structure__in=held_by(request.person, *KEEPERS))
    meeting = get_object_or_404(meetings, pk=assembly_id)
    try:
        return go_to(request, actions.open_minutes(meeting, by=request.person))
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return go_to(request, reverse("participation:decisions", args=[meeting.structure_id]))


@require_http_methods(["GET", "POST"])
def minutes(request: SignedInRequest, minutes_id: UUID) -> HttpResponse:
    """Read them; while they are a draft, add a point."""
    row, form = _find(request, minutes_id), PointForm(request.POST or None)
    if form.is_valid() and perform(form, actions.add_point, row, **form.cleaned_data, by=request.person):
        return go_to(request, row)
    return page(request, "participation/minutes.html", _shown(request, row) | {"form": form})


@require_http_methods(["GET", "POST"])
def point(request: SignedInRequest, minutes_id: UUID, point_id: UUID) -> HttpResponse:
    """Change a point."""
    row, one = _point(request, minutes_id, point_id)
    form = ChangeForm(request.POST or None, initial={"title": one.title, "text": one.text})
    said = {name: form.cleaned_data[name] for name in ("title", "text", "seen")} if form.is_valid() else {}
    if said and perform(form, actions.change_point, one, **said, by=request.person):
        messages.success(request, _("C’est enregistré."))
        return go_to(request, row)
    context = {"frame": _frame(request, row), "minutes": row, "point": one, "form": form}
    context |= {"draft": f"point-{one.pk}", "meanwhile": bool(said) and said["seen"] != one.version}
    return page(request, "participation/point.html", context)


@require_http_methods(["GET", "POST"])
def vote(request: SignedInRequest, minutes_id: UUID, point_id: UUID) -> HttpResponse:
    """Count the hands raised on a point."""
    row, one = _point(request, minutes_id, point_id)
    form = VoteForm(request.POST or None)
    if form.is_valid() and perform(form, actions.count_hands, one, **form.cleaned_data, by=request.person):
        messages.success(request, _("Le vote est noté."))
        return go_to(request, row)
    context = {"frame": _frame(request, row), "minutes": row, "point": one, "form": form}
    return page(request, "participation/vote.html", context)


@require_POST
def present(request: SignedInRequest, minutes_id: UUID) -> HttpResponse:
    row, form = _find(request, minutes_id), PresentForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Écrivez un nombre entre 1 et 500, ou rien."))
    elif attempt(request, actions.say_present, row, form.cleaned_data["present"], by=request.person):
        messages.success(request, _("C’est noté."))
    return go_to(request, row)


@require_POST
def point_removal(request: SignedInRequest, minutes_id: UUID, point_id: UUID) -> HttpResponse:
    row, one = _point(request, minutes_id, point_id)
    if attempt(request, actions.remove_point, one, by=request.person):
        messages.success(request, _("Le point est retiré."))
    return go_to(request, row)


@require_POST
def vote_removal(request: SignedInRequest, minutes_id: UUID, vote_id: UUID) -> HttpResponse:
    row = _find(request, minutes_id)
    one = get_object_or_404(Vote.objects.select_related("point__minutes"), pk=vote_id, point__minutes=row)
    if attempt(request, actions.remove_vote, one, by=request.person):
        messages.success(request, _("Le vote est retiré. Vous pouvez recompter."))
    return go_to(request, row)


@require_POST
def adoption(request: SignedInRequest, minutes_id: UUID) -> HttpResponse:
    row = _find(request, minutes_id)
    if attempt(request, actions.adopt_minutes, row, by=request.person):
        messages.success(request, _("Le compte rendu est adopté. Les membres peuvent le lire."))
    return go_to(request, row)


@require_POST
def reopening(request: SignedInRequest, minutes_id: UUID) -> HttpResponse:
    row, form = _find(request, minutes_id), ReopeningForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Dites en quelques mots pourquoi vous le rouvrez."))
    elif attempt(request, actions.reopen_minutes, row, form.cleaned_data["because"], by=request.person):
        messages.success(request, _("Le compte rendu est rouvert."))
    return go_to(request, row)


@require_safe
def paper(request: SignedInRequest, minutes_id: UUID) -> HttpResponse:
    """The minutes to print, sign and pin on the wall."""
    row = _find(request, minutes_id)
    context = {"minutes": row, "points": _points(row)}
    return pdf_answer(request, "participation/paper.html", context, "compte-rendu")


def _find(request: SignedInRequest, minutes_id: UUID) -> Minutes:
    rows = Minutes.objects.visible_to(request.person).select_related("structure", "gathering")
    return get_object_or_404(rows, pk=minutes_id)


def _point(request: SignedInRequest, minutes_id: UUID, point_id: UUID) -> tuple[Minutes, Point]:
    row = _find(request, minutes_id)
    return row, get_object_or_404(row.points.select_related("minutes"), pk=point_id)


def _points(row: Minutes) -> list[Point]:
    return list(row.points.prefetch_related("votes"))


def _frame(request: SignedInRequest, row: Minutes) -> frames.HouseFrame:
    return frames.visited(request, row.structure_id, "participation:decisions")


def _shown(request: SignedInRequest, row: Minutes) -> dict[str, Any]:
    may = {"write": may_write(request.person, row), "adopt": may_adopt(request.person, row)}
    return {
        "frame": _frame(request, row),
        "minutes": row,
        "points": _points(row),
        "may": may,
        "keeps": bool(may_keep(request.person, row.structure)),
        "draft": f"compte-rendu-{row.pk}",
        "may_reopen": may_reopen(request.person, row),
        "present": PresentForm(initial={"present": row.present}),
        "reopening": ReopeningForm(),
    }


def _without_minutes(house: UUID) -> list[Gathering]:
    """The latest meetings and the next ones that have no minutes: the last one held first, or the next."""
    begun = Minutes.objects.filter(structure=house, gathering__isnull=False).values("gathering")
    rows = Gathering.objects.filter(structure=house, kind=Kind.MEETING).standing().exclude(pk__in=begun)
    past = rows.filter(starts_at__lt=now()).order_by("-starts_at")[: MEETINGS // 2]
    coming = rows.filter(starts_at__gte=now()).order_by("starts_at")[: MEETINGS // 2]
    return [*past, *coming]
