"""The coordinators’ desk: first what waits for someone, then who waits and which pairs go on. No message, no note."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from entrepairs.accompaniment.actions.proposals import suggest_by_hand
from entrepairs.accompaniment.actions.reading import read_feedback, read_request_text
from entrepairs.accompaniment.actions.relays import name_relay
from entrepairs.accompaniment.actions.supervision import close_supervision, take_supervision
from entrepairs.accompaniment.forms.desk import RelayForm, SuggestionForm
from entrepairs.accompaniment.matching import (
    Peer,
    Relaxation,
    Seeker,
    explained,
    obstacles,
    possible,
    relaxations,
)
from entrepairs.accompaniment.matching.sentences import of_lack, of_obstacle, of_reason, of_relaxation
from entrepairs.accompaniment.models import Accompaniment, Participant, Request, SupervisionNeed
from entrepairs.accompaniment.rules.candidates import peers_for, seeker_of
from entrepairs.accompaniment.rules.pauses import may_oversee
from entrepairs.accompaniment.views import desk_rows
from entrepairs.core.clock import now
from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform
from entrepairs.people.gate import staff_required
from entrepairs.safety.models import blocked_with

PAGE = 25


@staff_required
@require_safe
def desk(request: SignedInRequest) -> HttpResponse:
    """« À faire maintenant », then the doors."""
    houses = list(desk_rows.houses(request.person))
    context = {"houses": houses, "to_do": desk_rows.to_do(request.person, now(), coordinates=bool(houses))}
    context["drafts"] = sum(house.to_read for house in houses)
    return page(request, "accompaniment/desk/desk.html", context)


@staff_required
@require_safe
def waiting_list(request: SignedInRequest) -> HttpResponse:
    """Who waits, the longest first, and what the house lacks for several of them."""
    rows = Paginator(desk_rows.waiting(request.person), PAGE).get_page(request.GET.get("page"))
    context = {"page": rows, "lacks": [of_lack(one) for one in desk_rows.lacking(request.person)]}
    return page(request, "accompaniment/desk/waiting_list.html", context)


@staff_required
@require_safe
def pairs(request: SignedInRequest) -> HttpResponse:
    """The pairs that go on, the latest first."""
    rows = desk_rows.watched(request.person, now()).open().order_by("-began_at")  # type: ignore[attr-defined]
    shown = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {"page": shown, "pairs": [desk_rows.pair_of(row) for row in shown]}
    return page(request, "accompaniment/desk/pairs.html", context)


@staff_required
@require_safe
def feedback(request: SignedInRequest) -> HttpResponse:
    """What people let the team read."""
    shown = Paginator(desk_rows.feedback(request.person), PAGE).get_page(request.GET.get("page"))
    context = {"page": shown, "said": read_feedback(shown, by=request.person)}
    return page(request, "accompaniment/desk/feedback.html", context)


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
        "relaxations": [of_relaxation(one) for one in _opening(found, seeker, peers)],
        "helps": {key: " ".join(of_reason(r) for r in match.reasons) for key, match in matches.items()},
        "shown": found.proposals.filter(state__in=["shown", "asked"]).select_related("supporter"),
        "text": read_request_text(found, by=request.person),
    }
    return page(request, "accompaniment/desk/waiting.html", context)


def _opening(found: Request, seeker: Seeker, peers: Sequence[Peer]) -> list[Relaxation]:
    """« Pourquoi personne ? » : what the person could ask less of; only when they let the team help."""
    alone = found.text_open_to_team_at is not None and not any(possible(seeker, peer) for peer in peers)
    return relaxations(seeker, peers) if alone else []


@staff_required
@require_http_methods(["GET", "POST"])
def pair(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """One pair: dates and states, a relay to name, a supporter who would like to talk."""
    found = get_object_or_404(desk_rows.watched(request.person, now()), pk=pk)
    may_name = may_oversee(request.person, found) and found.state != Accompaniment.State.ENDED
    present = list(found.participants.all())
    able = desk_rows.able_to_come(request.person, present, _blocked(present)) if may_name else set()
    form = RelayForm(request.POST or None, possible=able, is_paused=found.state == Accompaniment.State.PAUSED)
    if form.is_valid() and perform(form, name_relay, found, **form.cleaned_data, by=request.person):
        messages.success(request, _("C’est demandé. Les deux personnes répondent."))
        return go_to(request, "accompaniment:desk")
    context = {
        "pair": desk_rows.pair_of(found),
        "relays": found.relays.standing().select_related("to", "looked_after_by"),
        "needs": SupervisionNeed.objects.filter(accompaniment=found, closed_at=None).select_related(
            "by__person", "taken_by"
        ),
        "may_name": bool(may_name),
        "form": form,
    }
    return page(request, "accompaniment/desk/pair.html", context)


def _blocked(present: list[Participant]) -> set[UUID]:
    return {key for one in present if one.person for key in blocked_with(one.person)}


@staff_required
@require_POST
def supervision_taken(request: SignedInRequest, pk: UUID) -> HttpResponse:
    need = _need(request, pk)
    attempt(request, take_supervision, need, by=request.person)
    return go_to(request, f"/coordination/accompagnements/{need.accompaniment_id}/")


@staff_required
@require_POST
def supervision_closed(request: SignedInRequest, pk: UUID) -> HttpResponse:
    need = _need(request, pk)
    attempt(request, close_supervision, need, by=request.person)
    return go_to(request, f"/coordination/accompagnements/{need.accompaniment_id}/")


def _need(request: SignedInRequest, pk: UUID) -> SupervisionNeed:
    seen = Accompaniment.objects.overseen_by(request.person)
    return get_object_or_404(
        SupervisionNeed.objects.filter(accompaniment__in=seen).select_related("accompaniment", "by"), pk=pk
    )
