"""One’s own requests: waiting while knowing, changing, taking back, reopening."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from entrepairs.accompaniment.actions.proposals import dismiss_all
from entrepairs.accompaniment.actions.requests import (
    change_request,
    close_text_to_team,
    open_text_to_team,
    reopen_request,
    withdraw_request,
)
from entrepairs.accompaniment.forms.requests import WishesForm, changed, initial_of, wishes_of
from entrepairs.accompaniment.matching import relaxations
from entrepairs.accompaniment.matching.sentences import of_relaxation
from entrepairs.accompaniment.models import Proposal, Request
from entrepairs.accompaniment.questions import QUESTIONS
from entrepairs.accompaniment.rules.candidates import peers_for, seeker_of
from entrepairs.accompaniment.rules.requests import REOPENING, may_change, may_reopen, may_undo
from entrepairs.accompaniment.views.cards import STEPS, cards_of
from entrepairs.accompaniment.views.criteria import effects_of, own, shown_in, what_changed
from entrepairs.accompaniment.views.waiting import delay, summary
from entrepairs.core.clock import now
from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform
from entrepairs.people.models import RecoverySheet
from entrepairs.structures.rules import coordinators

FORETOLD = {"vecus", "essentiel", "rencontre", "moments", "langues", "lieu"}
"""The questions whose effect can be said before one answers: about what is asked, never about whom."""
OF_CRITERION = {
    "moments": "moments",
    "ways": "rencontre",
    "distance": "lieu",
    "language": "langues",
    "must": "essentiel",
}


@require_safe
def my_requests(request: SignedInRequest) -> HttpResponse:
    """Those that wait first, then those of before."""
    mine = list(own(request))
    waiting = [one for one in mine if one.state == Request.State.WAITING]
    closed = [one for one in reversed(mine) if one.state != Request.State.WAITING]
    return page(request, "accompaniment/requests/list.html", {"waiting": waiting, "closed": closed})


@require_safe
def my_request(request: SignedInRequest, request_id: UUID) -> HttpResponse:
    """Where the request is, who looks after it, what one can do now."""
    mine = get_object_or_404(own(request), pk=request_id)
    proposals = list(mine.proposals.select_related("supporter", "at_hand_of"))
    asked = next((one for one in proposals if one.state == Proposal.State.ASKED), None)
    shown = [] if asked else [one for one in proposals if one.state == Proposal.State.SHOWN]
    context: dict[str, Any] = {
        "mine": mine,
        "asked": asked,
        "cards": cards_of(shown),
        "step": _step(mine, asked),
        "steps": STEPS,
        "summary": summary(wishes_of(mine)),
        "just_sent": "envoyee" in request.GET,
        "gone": None if asked else _gone(proposals),
        "may_modify": may_change(request.person, mine),
        "may_undo": may_undo(request.person, mine),
        "relaxations": [],
    }
    context |= _state(mine, request) | (_blocked(mine) if not asked and not shown else {})
    return page(request, "accompaniment/requests/request.html", context)


def _gone(proposals: Sequence[Proposal]) -> Proposal | None:
    """The last supporter who was asked and will not come. The same words whatever the cause."""
    causes = (Proposal.State.DECLINED, Proposal.State.EXPIRED, Proposal.State.WITHDRAWN)
    gone = [one for one in proposals if one.state in causes and one.asked_at and one.closed_at]
    return max(gone, key=lambda one: one.closed_at or now(), default=None)


def _step(mine: Request, asked: Proposal | None) -> int:
    """Of the three steps: the person chooses, the supporter answers, they write to each other."""
    if mine.state == Request.State.MATCHED:
        return 3
    return 2 if asked else 1


def _state(mine: Request, request: SignedInRequest) -> dict[str, Any]:
    """What the page says besides the proposals."""
    if mine.state != Request.State.WAITING:
        walk = getattr(mine, "accompaniment", None)
        return {"may_reopen": may_reopen(request.person, mine, at=now()), "accompaniment": walk, "days": REOPENING.days}
    team = coordinators(mine.structure) if mine.structure else []
    sheet = "envoyee" in request.GET and not RecoverySheet.objects.filter(person=request.person).exists()
    return {"coordinator": team[0] if team else None, "delay": delay(), "offer_sheet": sheet}


def _blocked(mine: Request) -> dict[str, Any]:
    """Nobody to show: what would open the choice, each line with the question that changes it."""
    if mine.state != Request.State.WAITING:
        return {"relaxations": []}
    seeker = seeker_of(mine)
    found = relaxations(seeker, peers_for(mine))
    lines = [(of_relaxation(one), QUESTIONS[OF_CRITERION.get(one.criteria[0].value, "vecus")]) for one in found]
    return {"relaxations": lines, "has_consent": seeker.consents}


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: SignedInRequest, request_id: UUID, slug: str) -> HttpResponse:
    """One answer of a request; then, what it changed."""
    mine = get_object_or_404(own(request), pk=request_id)
    if slug not in QUESTIONS:
        raise Http404
    question, wishes = QUESTIONS[slug], wishes_of(mine)
    form = WishesForm(request.POST if request.method == "POST" else None, initial=initial_of(wishes))
    form.keep_only(question.fields)
    before, effect = shown_in(mine), ""
    if form.is_valid() and "voir" in request.POST:
        effect = effects_of(mine, [(slug, changed(wishes, form))]).get(slug, "")
    elif form.is_valid() and perform(form, change_request, mine, changed(wishes, form), by=request.person):
        messages.success(request, what_changed(before, shown_in(mine)))
        return go_to(request, mine)
    fields = [form[name] for name in question.fields]
    context = {"mine": mine, "question": question, "form": form, "fields": fields, "effect": effect}
    context |= {"foretold": slug in FORETOLD, "may_change": may_change(request.person, mine)}
    return page(request, "accompaniment/requests/change.html", context)


@require_POST
def withdrawal(request: SignedInRequest, request_id: UUID) -> HttpResponse:
    return _act(request, request_id, withdraw_request, _("Votre demande est retirée. Vous n’avez rien à expliquer."))


@require_POST
def reopening(request: SignedInRequest, request_id: UUID) -> HttpResponse:
    return _act(request, request_id, reopen_request, _("Votre demande est de nouveau ouverte."))


@require_POST
def none_of_them(request: SignedInRequest, request_id: UUID) -> HttpResponse:
    return _act(request, request_id, dismiss_all, _("C’est noté. C’est une réponse comme une autre."))


@require_POST
def opening_to_team(request: SignedInRequest, request_id: UUID) -> HttpResponse:
    return _act(request, request_id, open_text_to_team, _("L’équipe de la maison peut maintenant lire votre texte."))


@require_POST
def closing_to_team(request: SignedInRequest, request_id: UUID) -> HttpResponse:
    return _act(request, request_id, close_text_to_team, _("L’équipe de la maison ne peut plus lire votre texte."))


def _act(request: SignedInRequest, request_id: UUID, act: Callable[..., Any], done: str) -> HttpResponse:
    """Do this to one’s own request, and say that it is done; or say why it was refused."""
    mine = get_object_or_404(own(request), pk=request_id)
    if attempt(request, act, mine, by=request.person):
        messages.success(request, done)
    return go_to(request, mine)
