"""One group that is being formed: read, change, invite, begin, close."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from entrepairs.agenda.actions.grouping import close_group, move_group, put_in, split, take_out
from entrepairs.agenda.actions.inviting import invite, invite_one, start_group, wait_longer
from entrepairs.agenda.formed import Shown, names_of, who_could
from entrepairs.agenda.forming.values import Circle
from entrepairs.agenda.forms.grouping import AnswerByForm, MoveForm
from entrepairs.agenda.group_words import group_line, moment_words
from entrepairs.agenda.models import FormedGroup
from entrepairs.agenda.pooled import Sheet, sheet_of
from entrepairs.agenda.views.grouping import ANSWER, DESK, round_path
from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform, result_of
from entrepairs.people.gate import staff_required
from entrepairs.structures import frames


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def formed_group(request: SignedInRequest, pk: UUID, round_id: UUID, group_id: UUID) -> HttpResponse:
    """Who is in it, where each could go, who could come, at which other moments; post to move someone."""
    frame, group = frames.run(request, pk, DESK), _group(request, pk, round_id, group_id)
    sheet = sheet_of(group.round)
    mine = next((one for one in sheet.groups if one.pk == group.pk), None)
    if mine is None:
        messages.info(request, _("Ce groupe est fermé."))
        return go_to(request, round_path(group.round))
    form = MoveForm(request.POST or None, wishes=sheet.wishes, groups=sheet.groups)
    if form.is_valid() and _change(form, mine, request.person):
        _say_out(request, result_of(form) or 0, _("C’est changé."))
        return go_to(request, request.path)
    names = names_of(group.round.structure)
    rows = [(seat, sheet.offers(sheet.rank[seat.wish_id], but=mine)) for seat in sheet.inside[mine.pk]]
    context = {
        "frame": frame,
        "row": group.round,
        "back": round_path(group.round),
        "form": form,
        "one": Shown(mine, group_line(group.round, names, mine), sheet.inside[mine.pk]),
        "rows": rows,
        "could": who_could(sheet, mine) if len(sheet.inside[mine.pk]) < 10 else [],
        "moments": _moments(sheet, mine),
        "inviting": AnswerByForm(zone=group.round.structure.zone, initial={"day": group.round.today + ANSWER}),
    }
    return page(request, "agenda/groups/group.html", context)


@staff_required
@require_POST
def group_moment(request: SignedInRequest, pk: UUID, round_id: UUID, group_id: UUID) -> HttpResponse:
    group = _group(request, pk, round_id, group_id)
    form = MoveForm(request.POST, wishes=[], groups=[], moments=len(group.round.moments))
    if form.is_valid() and perform(form, move_group, group, form.cleaned_data["moment"], by=request.person):
        _say_out(request, result_of(form), _("C’est changé."))
    else:
        messages.error(request, _first(form) or _("Choisissez un moment dans la liste."))
    return go_to(request, _path(group))


@staff_required
@require_POST
def group_invitation(request: SignedInRequest, pk: UUID, round_id: UUID, group_id: UUID) -> HttpResponse:
    """Ask each person, until a day; or give them another day."""
    group = _group(request, pk, round_id, group_id)
    form = AnswerByForm(request.POST, zone=group.round.structure.zone)
    action = invite if group.state == FormedGroup.State.DRAFT else wait_longer
    if form.is_valid() and perform(form, action, group, form.moment, by=request.person):
        if result_of(form):
            _say_out(request, result_of(form), _("Ce qui est dit a changé : relisez ce groupe avant d’inviter."))
        else:
            messages.success(request, _("C’est parti. Chaque personne répond quand elle veut, jusqu’à ce jour."))
    else:
        messages.error(request, _first(form))
    return go_to(request, _path(group))


@staff_required
@require_POST
def group_start(request: SignedInRequest, pk: UUID, round_id: UUID, group_id: UUID) -> HttpResponse:
    group = _group(request, pk, round_id, group_id)
    if attempt(request, start_group, group, by=request.person):
        messages.success(request, _("Le groupe est dans l’agenda. Chaque personne est prévenue."))
    return go_to(request, round_path(group.round))


@staff_required
@require_POST
def group_closing(request: SignedInRequest, pk: UUID, round_id: UUID, group_id: UUID) -> HttpResponse:
    group = _group(request, pk, round_id, group_id)
    if attempt(request, close_group, group, by=request.person):
        messages.success(request, _("Le groupe est fermé. Ses personnes restent dans la liste."))
    return go_to(request, round_path(group.round))


def _change(form: Any, group: FormedGroup, by: Any) -> bool:
    """Out of this group; into it; or into another."""
    wish, other = form.wish, form.group
    if form.cleaned_data["out"]:
        return perform(form, take_out, group, wish, by=by)
    if group.state == FormedGroup.State.INVITED and other is None:
        return perform(form, invite_one, group, wish, by=by)
    return perform(form, put_in, other or group, wish, by=by)


def _moments(sheet: Sheet, group: FormedGroup) -> list[tuple[int, str, int]]:
    """Other moments when who leads can, and how many of the group can too."""
    found = []
    for n, moment in enumerate(sheet.round.moments):
        circle = Circle(group.theme, n, group.language, group.place)
        if n != group.moment and sheet.may_lead(group, circle):
            stay, _out = split(sheet, group, circle)
            found.append((n, moment_words(moment), len(stay)))
    return found


def _first(form: Any) -> str:
    """What was refused."""
    return " ".join(str(one) for errors in form.errors.values() for one in errors)


def _say_out(request: SignedInRequest, out: int, words: str) -> None:
    if out:
        said = ngettext(
            "%(n)d personne est revenue dans la liste.", "%(n)d personnes sont revenues dans la liste.", out
        )
        words = f"{words} {said % {'n': out}}"
    messages.success(request, words)


def _path(group: FormedGroup) -> str:
    return f"{round_path(group.round)}groupes/{group.pk}/"


def _group(request: SignedInRequest, pk: UUID, round_id: UUID, group_id: UUID) -> FormedGroup:
    house = frames.run(request, pk, DESK).house
    rows = FormedGroup.objects.select_related("round__structure", "lead__person")
    return get_object_or_404(rows, pk=group_id, round=round_id, round__structure=house)
