"""« Venir à un groupe » : what a house forms, one’s wish, what is proposed to one, what one is asked to lead."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from entrepairs.agenda.actions.inviting import accept_place, prefer_another
from entrepairs.agenda.actions.wishes import agree_to_lead, leave_lead, say_wish, withdraw_wish
from entrepairs.agenda.formed import names_of
from entrepairs.agenda.forming.possible import bits
from entrepairs.agenda.forms.wishes import LeadForm, WishForm, known, known_lead
from entrepairs.agenda.group_words import first_session, group_line, moment_words, place_words
from entrepairs.agenda.models import GroupPlace, GroupWish, RoundLead, WishRound
from entrepairs.agenda.rules.grouping import may_answer_place, may_wish
from entrepairs.core.clock import now
from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform
from entrepairs.people.gate import person_of
from entrepairs.structures import frames
from entrepairs.ui import dates

DOOR = "agenda:wish_rounds"


@login_not_required
@require_safe
def wish_rounds(request: HttpRequest, house_id: UUID) -> HttpResponse:
    """The rounds of a house that this person may see, without an account for those that are for everybody."""
    frame, person = frames.visited(request, house_id, DOOR), person_of(request)
    rows = WishRound.objects.visible_to(person).standing().filter(structure=frame.house)
    wishes = {one.round_id: one for one in GroupWish.objects.filter(person=person, round__in=rows)} if person else {}
    shown = [(row, wishes.get(row.pk), facts(row)) for row in rows.select_related("structure")]
    return page(request, "agenda/groups/rounds.html", {"frame": frame, "shown": shown})


@require_http_methods(["GET", "HEAD", "POST"])
def wish(request: SignedInRequest, round_id: UUID) -> HttpResponse:
    """Say one’s wish, change it; read what became of it."""
    row = _round(request, round_id)
    mine = GroupWish.objects.filter(round=row, person=request.person).select_related("person__data_key").first()
    form = WishForm(request.POST or None, row=row, names=names_of(row.structure), initial=known(mine))
    if form.is_valid() and perform(form, say_wish, row, form.said, by=request.person):
        messages.success(request, _("C’est noté. Vous pouvez changer ou retirer votre souhait quand vous voulez."))
        return go_to(request, request.path)
    places = GroupPlace.objects.visible_to(request.person).filter(wish=mine) if mine else []
    context = {
        "frame": frames.visited(request, row.structure_id, DOOR),
        "row": row,
        "facts": facts(row),
        "form": form,
        "mine": mine,
        "may": may_wish(request.person, row),
        "said": _said(row, mine) if mine else [],
        "places": [one for one in places if one.state in GroupPlace.LIVE],
    }
    return page(request, "agenda/groups/wish.html", context)


@require_POST
def wish_end(request: SignedInRequest, round_id: UUID) -> HttpResponse:
    row = _round(request, round_id)
    mine = get_object_or_404(GroupWish, round=row, person=request.person)
    if attempt(request, withdraw_wish, mine, by=request.person):
        messages.success(request, _("C’est fait : votre souhait est effacé. Vous n’avez pas à dire pourquoi."))
    return go_to(request, reverse(DOOR, args=[row.structure_id]))


@require_safe
def group_place(request: SignedInRequest, seat_id: UUID) -> HttpResponse:
    """The group that is proposed: when, where, who leads; never who else was asked."""
    place = _place(request, seat_id)
    row, group = place.group.round, place.group
    context = {
        "frame": frames.visited(request, row.structure_id, DOOR),
        "place": place,
        "row": row,
        "group": group,
        "line": group_line(row, names_of(row.structure), group),
        "pairs": _pairs(place),
        "may": may_answer_place(request.person, place),
        "late": group.answer_by is not None and group.answer_by <= now(),
    }
    return page(request, "agenda/groups/proposed.html", context)


@require_POST
def place_acceptance(request: SignedInRequest, seat_id: UUID) -> HttpResponse:
    place = _place(request, seat_id)
    if attempt(request, accept_place, place, by=request.person):
        place.refresh_from_db()
        if place.state == GroupPlace.State.ACCEPTED:
            messages.success(request, _("C’est noté, merci. Un avis vous dira quand le groupe commence."))
        else:
            messages.info(request, _("Ce groupe ne peut plus accueillir. Vous restez dans la liste pour un autre."))
    return go_to(request, reverse("agenda:group_place", args=[place.pk]))


@require_POST
def place_passing(request: SignedInRequest, seat_id: UUID) -> HttpResponse:
    place = _place(request, seat_id)
    if attempt(request, prefer_another, place, by=request.person):
        messages.success(request, _("C’est noté. Vous restez dans la liste pour un autre groupe."))
    return go_to(request, reverse("agenda:wish", args=[place.wish.round_id]))


@require_http_methods(["GET", "HEAD", "POST"])
def lead(request: SignedInRequest, lead_id: UUID) -> HttpResponse:
    """One is asked to lead: yes, then and there; or no."""
    asked = get_object_or_404(RoundLead.objects.select_related("round__structure"), pk=lead_id, person=request.person)
    row = asked.round
    form = LeadForm(request.POST or None, row=row, names=names_of(row.structure), initial=known_lead(asked))
    if form.is_valid():
        said = {"most": form.cleaned_data["most"], **form.ranks}
        if perform(form, agree_to_lead, asked, by=request.person, **said):
            messages.success(request, _("Merci. C’est noté."))
            return go_to(request, request.path)
    frame = frames.visited(request, row.structure_id, DOOR)
    context = {"frame": frame, "row": row, "lead": asked, "form": form, "facts": facts(row)}
    return page(request, "agenda/groups/lead.html", context)


@require_POST
def lead_end(request: SignedInRequest, lead_id: UUID) -> HttpResponse:
    asked = get_object_or_404(RoundLead.objects.select_related("round"), pk=lead_id, person=request.person)
    house = asked.round.structure_id
    if attempt(request, leave_lead, asked, by=request.person):
        messages.success(request, _("C’est noté. Merci d’avoir répondu."))
    return go_to(request, reverse("agenda:calendar", args=[house]))


def facts(row: WishRound) -> dict[str, object]:
    """What a round offers, in words."""
    names = names_of(row.structure)
    return {
        "moments": [moment_words(one) for one in row.moments],
        "places": [place_words(row, names, n) for n in row.spots],
        "takes_wishes": row.takes_wishes,
    }


def _pairs(place: GroupPlace) -> list[tuple[str, str]]:
    """When, where, with whom, in words."""
    group, row = place.group, place.group.round
    line = group_line(row, names_of(row.structure), group)
    day, _rule = first_session(row, row.moments[group.moment], row.today)
    often = ngettext("%(n)d séance", "%(n)d séances", row.sessions) % {"n": row.sessions}
    where = ", ".join(filter(None, [line["place"], line["language"]]))
    return [
        (_("Quand"), f"{line['moment']}, {row.get_rhythm_display()}"),
        (_("Combien de fois"), often),
        (_("À partir du"), dates.written(day, "l j F")),
        (_("Où"), where),
        (_("Qui anime"), group.lead.person.pseudonym if group.lead else ""),
        (_("À combien"), _("de six à dix personnes")),
    ]


def _said(row: WishRound, mine: GroupWish) -> list[tuple[str, str]]:
    """One’s own wish, to read it again."""
    names = names_of(row.structure)
    return [
        (_("De quoi"), " · ".join(row.themes[n] for n in mine.themes)),
        (_("Quand"), " · ".join(moment_words(row.moments[n]) for n in bits(mine.moments))),
        (_("Où"), " · ".join(place_words(row, names, n) for n in mine.spots)),
        (_("Premier groupe"), _("oui") if mine.is_new else _("non")),
        (_("Un mot pour l’équipe"), mine.note),
    ]


def _round(request: SignedInRequest, round_id: UUID) -> WishRound:
    rows = WishRound.objects.visible_to(request.person).select_related("structure")
    return get_object_or_404(rows, pk=round_id)


def _place(request: SignedInRequest, seat_id: UUID) -> GroupPlace:
    rows = GroupPlace.objects.visible_to(request.person).filter(wish__person=request.person)
    return get_object_or_404(rows.select_related("wish", "group__round__structure", "group__lead__person"), pk=seat_id)
