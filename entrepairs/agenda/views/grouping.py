"""« Former des groupes », for who runs the house: ask, read the wishes, form, read the drafts, print."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from entrepairs.agenda.actions.grouping import ask_groups, give_up_forming, undo_change
from entrepairs.agenda.actions.wishes import ask_lead, end_round, leave_lead, move_last_day, open_round
from entrepairs.agenda.formed import shown, without_group
from entrepairs.agenda.forms.grouping import AskLeadForm, LastDayForm, RoundForm
from entrepairs.agenda.models import RoundLead, WishRound
from entrepairs.agenda.pooled import sheet_of
from entrepairs.agenda.rules.grouping import may_form
from entrepairs.agenda.views.wishes import facts
from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform, result_of
from entrepairs.people.gate import staff_required
from entrepairs.people.models import Person
from entrepairs.structures import frames
from entrepairs.structures.models import Role, Structure
from entrepairs.ui.pdf import paper_answer

DESK = "agenda:group_desk"
ANSWER = timedelta(days=7)


@staff_required
@require_safe
def group_desk(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The rounds of the house: those that stand, then those that are over."""
    frame = frames.run(request, pk, DESK)
    rows = list(WishRound.objects.filter(structure=frame.house).prefetch_related("wishes").select_related("structure"))
    over = [one for one in rows if one.state == WishRound.State.ENDED]
    context = {"frame": frame, "rows": [one for one in rows if one not in over], "over": over}
    return page(request, "agenda/groups/desk.html", context)


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_round(request: SignedInRequest, pk: UUID) -> HttpResponse:
    frame = frames.run(request, pk, DESK)
    form = RoundForm(request.POST or None, house=frame.house)
    if form.is_valid() and perform(form, open_round, frame.house, by=request.person, **form.values()):
        messages.success(request, _("C’est ouvert. Demandez maintenant à qui pourrait animer."))
        return go_to(request, round_path(result_of(form)))
    return page(request, "agenda/groups/new.html", {"frame": frame, "form": form})


@staff_required
@require_safe
def round_desk(request: SignedInRequest, pk: UUID, round_id: UUID) -> HttpResponse:
    """One round: where it is, the groups, who is in none and why, who leads."""
    frame = frames.run(request, pk, DESK)
    row = get_object_or_404(WishRound.objects.select_related("structure"), pk=round_id, structure=frame.house)
    sheet = sheet_of(row)
    is_read = row.state == WishRound.State.READY or bool(sheet.groups)
    context = {
        "frame": frame,
        "row": row,
        "facts": facts(row),
        "sheet": sheet,
        "groups": shown(sheet),
        "without": without_group(sheet) if is_read else [],
        "leads": RoundLead.objects.filter(round=row).select_related("person"),
        "may": may_form(request.person, row),
        "asking": AskLeadForm(people=_could_lead(row)),
        "topic": f"groups:{row.pk}",
        "answer_day": row.today + ANSWER,
    }
    return page(request, "agenda/groups/round.html", context, fragment="groups")


@staff_required
@require_POST
def round_forming(request: SignedInRequest, pk: UUID, round_id: UUID) -> HttpResponse:
    row = _row(request, pk, round_id)
    attempt(request, ask_groups, row, by=request.person)
    return go_to(request, round_path(row))


@staff_required
@require_POST
def round_giving_up(request: SignedInRequest, pk: UUID, round_id: UUID) -> HttpResponse:
    row = _row(request, pk, round_id)
    if attempt(request, give_up_forming, row, by=request.person):
        messages.success(request, _("C’est abandonné. Les souhaits restent, et personne n’a été prévenu."))
    return go_to(request, round_path(row))


@staff_required
@require_POST
def round_undo(request: SignedInRequest, pk: UUID, round_id: UUID) -> HttpResponse:
    row = _row(request, pk, round_id)
    if attempt(request, undo_change, row, by=request.person):
        messages.success(request, _("Le dernier changement est repris."))
    return go_to(request, f"{round_path(row)}#groupes")


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def round_last_day(request: SignedInRequest, pk: UUID, round_id: UUID) -> HttpResponse:
    """Until another day; opened again when it was closed."""
    frame = frames.run(request, pk, DESK)
    row = _row(request, pk, round_id)
    form = LastDayForm(request.POST or None, today=row.today, initial={"day": row.wishes_until})
    if form.is_valid() and perform(form, move_last_day, row, form.cleaned_data["day"], by=request.person):
        messages.success(request, _("C’est noté : les souhaits sont ouverts jusqu’à ce jour."))
        return go_to(request, round_path(row))
    return page(request, "agenda/groups/last_day.html", {"frame": frame, "row": row, "form": form})


@staff_required
@require_POST
def round_end(request: SignedInRequest, pk: UUID, round_id: UUID) -> HttpResponse:
    row = _row(request, pk, round_id)
    if attempt(request, end_round, row, by=request.person):
        messages.success(request, _("C’est terminé. Les souhaits s’effacent dans deux semaines."))
    return go_to(request, reverse(DESK, args=[pk]))


@staff_required
@require_POST
def lead_asking(request: SignedInRequest, pk: UUID, round_id: UUID) -> HttpResponse:
    """Someone of the house; oneself answers at once."""
    row = _row(request, pk, round_id)
    form = AskLeadForm(request.POST, people=_could_lead(row))
    if form.is_valid() and perform(form, ask_lead, row, form.person, by=request.person):
        if form.person == request.person:
            return go_to(request, reverse("agenda:lead", args=[result_of(form).pk]))
        messages.success(request, _("C’est demandé. Rien ne compte avant son oui."))
    else:
        messages.error(request, _("Choisissez quelqu’un de la maison dans la liste."))
    return go_to(request, f"{round_path(row)}#animer")


@staff_required
@require_POST
def lead_removal(request: SignedInRequest, pk: UUID, round_id: UUID) -> HttpResponse:
    row = _row(request, pk, round_id)
    asked = RoundLead.objects.select_related("round__structure").filter(round=row)
    lead = next((one for one in asked if str(one.pk) == request.POST.get("qui")), None)
    if lead is not None and attempt(request, leave_lead, lead, by=request.person):
        messages.success(request, _("C’est noté."))
    return go_to(request, f"{round_path(row)}#animer")


@staff_required
@require_safe
def round_sheet(request: SignedInRequest, pk: UUID, round_id: UUID) -> HttpResponse:
    """The groups on paper."""
    row = _row(request, pk, round_id)
    sheet = sheet_of(row)
    context = {"house": row.structure, "row": row, "groups": shown(sheet), "without": without_group(sheet)}
    return paper_answer(request, "agenda/groups/paper.html", context, "groupes")


def round_path(row: WishRound) -> str:
    return reverse("agenda:round_desk", args=[row.structure_id, row.pk])


def _could_lead(row: WishRound) -> list[Person]:
    """Those of the house who were not asked yet."""
    asked = RoundLead.objects.filter(round=row).values("person")
    names = set(Role.Name.values) - {Role.Name.VISITOR, Role.Name.PARTNER}
    roles = Role.objects.in_force().filter(structure=row.structure, name__in=names)
    return list(Person.objects.filter(pk__in=roles.values("person")).exclude(pk__in=asked).order_by("pseudonym"))


def _row(request: SignedInRequest, pk: UUID, round_id: UUID) -> WishRound:
    house: Structure = frames.run(request, pk, DESK).house
    return get_object_or_404(WishRound.objects.select_related("structure"), pk=round_id, structure=house)
