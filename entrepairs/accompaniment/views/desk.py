"""The coordinators’ desk: who waits, who helps, which pair calls. No message, no note, ever."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from entrepairs.accompaniment.actions.proposals import suggest_by_hand
from entrepairs.accompaniment.actions.relays import name_relay
from entrepairs.accompaniment.actions.supervision import close_supervision, take_supervision
from entrepairs.accompaniment.forms.desk import HabilitationForm, RelayForm, SuggestionForm, WithdrawalForm
from entrepairs.accompaniment.matching import explained, obstacles, possible
from entrepairs.accompaniment.matching.sentences import of_obstacle, of_reason
from entrepairs.accompaniment.models import Accompaniment, Request, SupervisionNeed
from entrepairs.accompaniment.rules.candidates import peers_for, seeker_of
from entrepairs.accompaniment.views import desk_rows
from entrepairs.core.clock import now
from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform
from entrepairs.core.journal import journal
from entrepairs.people.gate import staff_required
from entrepairs.people.models import Person
from entrepairs.structures.models import coordinated_by
from entrepairs.training.actions import habilitate, withdraw_habilitation
from entrepairs.training.models import Habilitation


@staff_required
@require_safe
def desk(request: SignedInRequest) -> HttpResponse:
    me = request.person
    context = {
        "houses": coordinated_by(me),
        "waiting": desk_rows.waiting(me),
        "pairs": desk_rows.pairs(me),
        "offers": desk_rows.offers(me),
        "candidates": desk_rows.candidates(me) if coordinated_by(me).exists() else [],
        "habilitations": desk_rows.habilitations(me),
    }
    return page(request, "accompaniment/desk/desk.html", context)


@staff_required
@require_http_methods(["GET", "POST"])
def waiting(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """One who waits: what blocks, and whom one could suggest. The text only if the person lets the team read it."""
    rows = Request.objects.overseen_by(request.person).open().select_related("person__data_key", "structure")
    found = get_object_or_404(rows, pk=pk)
    seeker, peers = seeker_of(found, for_team=True), peers_for(found)
    matches = {UUID(peer.person_id): explained(seeker, peer) for peer in peers if possible(seeker, peer)}
    form = SuggestionForm(request.POST or None, possible=matches)
    if form.is_valid() and perform(form, suggest_by_hand, found, form.cleaned_data["supporter"], by=request.person):
        messages.success(request, _("C’est proposé. La personne choisit."))
        return go_to(request, "accompaniment:desk")
    context = {
        "asked": found,
        "form": form,
        "blocks": [of_obstacle(one) for one in obstacles(seeker, peers)],
        "helps": {key: " ".join(of_reason(r) for r in match.reasons) for key, match in matches.items()},
        "shown": found.proposals.filter(state__in=["shown", "asked"]).select_related("supporter"),
        "text": _text(request, found),
    }
    return page(request, "accompaniment/desk/waiting.html", context)


def _text(request: SignedInRequest, found: Request) -> str:
    """Opened only with the person’s yes; each opening is a line of the journal, which the person can read."""
    if found.text_open_to_team_at is None:
        return ""
    journal(request.person, "request.read_by_team", found, about=found.person)
    return str(found.text)


@staff_required
@require_http_methods(["GET", "POST"])
def pair(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """One pair: dates and states, a relay to name, a supporter who would like to talk."""
    found = get_object_or_404(Accompaniment.objects.overseen_by(request.person).distinct(), pk=pk)
    present = set(found.participants.filter(left_at=None).values_list("person_id", flat=True))
    form = RelayForm(request.POST or None, possible=desk_rows.free(request.person) - present)
    if form.is_valid() and perform(form, name_relay, found, **form.cleaned_data, by=request.person):
        messages.success(request, _("C’est demandé. Les deux personnes répondent."))
        return go_to(request, "accompaniment:desk")
    needs = SupervisionNeed.objects.filter(accompaniment=found, closed_at=None).select_related("by__person", "taken_by")
    context = {
        "accompaniment": found,
        "people": found.participants.filter(left_at=None).select_related("person"),
        "relays": found.relays.standing().select_related("to"),
        "needs": needs,
        "calls": desk_rows.calls_of(found, list(needs), at=now()),
        "form": form,
    }
    return page(request, "accompaniment/desk/pair.html", context)


@staff_required
@require_POST
def supervision_taken(request: SignedInRequest, pk: UUID) -> HttpResponse:
    need = _need(request, pk)
    attempt(request, take_supervision, need, by=request.person)
    return _to_pair(request, need)


@staff_required
@require_POST
def supervision_closed(request: SignedInRequest, pk: UUID) -> HttpResponse:
    need = _need(request, pk)
    attempt(request, close_supervision, need, by=request.person)
    return _to_pair(request, need)


def _need(request: SignedInRequest, pk: UUID) -> SupervisionNeed:
    seen = Accompaniment.objects.overseen_by(request.person)
    return get_object_or_404(
        SupervisionNeed.objects.filter(accompaniment__in=seen).select_related("accompaniment"), pk=pk
    )


def _to_pair(request: SignedInRequest, need: SupervisionNeed) -> HttpResponse:
    return go_to(request, f"/coordination/accompagnements/{need.accompaniment_id}/")


@staff_required
@require_http_methods(["GET", "POST"])
def habilitation(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Let someone who signed the charter accompany others."""
    keys = [person.pk for person in desk_rows.candidates(request.person)]
    candidate = get_object_or_404(Person, pk=pk) if pk in keys else get_object_or_404(Person.objects.none())
    form = HabilitationForm(
        request.POST or None,
        houses=coordinated_by(request.person),
        referents=set(desk_rows.referents(request.person)) - {candidate.pk},
    )
    if form.is_valid() and perform(form, habilitate, candidate, **form.cleaned_data, by=request.person):
        messages.success(request, _("C’est décidé. Cette personne peut maintenant dire ce qu’elle propose."))
        return go_to(request, "accompaniment:desk")
    return page(request, "accompaniment/desk/habilitation.html", {"candidate": candidate, "form": form})


@staff_required
@require_http_methods(["GET", "POST"])
def withdrawal(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Take a habilitation back, with a reason that the person reads."""
    found = get_object_or_404(desk_rows.habilitations(request.person), pk=pk)
    form = WithdrawalForm(request.POST or None)
    asked = form.is_valid()
    if asked and perform(form, withdraw_habilitation, found, because=form.cleaned_data["because"], by=request.person):
        messages.success(request, _("C’est fait. La personne peut lire votre raison."))
        return go_to(request, "accompaniment:desk")
    return page(request, "accompaniment/desk/withdrawal.html", {"habilitation": found, "form": form})


def is_on_the_team(person: Person) -> bool:
    """Coordinates a house, or is the referent of someone in training."""
    refers = Habilitation.objects.in_force().filter(referent=person).exists()
    return refers or coordinated_by(person).exists()
