"""« Préparer des propositions »: everyone at once, then the drafts that a coordinator reads, sends or sets aside."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from entrepairs.accompaniment.actions.drafts import (
    ask_preparation,
    give_up_preparation,
    send_drafts,
    set_aside_drafts,
    take_back_drafts,
)
from entrepairs.accompaniment.first_read import to_read_first
from entrepairs.accompaniment.forms.drafts import DraftsForm
from entrepairs.accompaniment.matching import explained, possible
from entrepairs.accompaniment.matching.relaxing import FEW
from entrepairs.accompaniment.matching.sentences import of_lack, of_reason
from entrepairs.accompaniment.models import Draft, Preparation, Proposal, Request
from entrepairs.accompaniment.rules.candidates import among, seekers_of
from entrepairs.accompaniment.rules.preparations import may_give_up, may_prepare
from entrepairs.accompaniment.views import desk_rows
from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform, result_of
from entrepairs.people.gate import staff_required
from entrepairs.people.models import Person

PAGE = 20


@dataclass(frozen=True)
class Drafted:
    """One supporter that a draft suggests, as the person would read it. `is_shown`: they see this supporter already."""

    draft: Draft
    reasons: list[str]
    mismatch: str
    is_shown: bool


@dataclass(frozen=True)
class Waiting:
    request: Request
    drafts: list[Drafted]


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def drafts(request: SignedInRequest) -> HttpResponse:
    """Where the preparation is; the drafts, to tick."""
    if not (verdict := may_prepare(request.person)):
        raise Http404(verdict.reason)
    mine = Draft.objects.visible_to(request.person)
    form = DraftsForm(request.POST if request.method == "POST" else None, drafts=mine.to_read())
    if form.is_valid() and _acted(request, form):
        return go_to(request, request.get_full_path())
    preparation = Preparation.objects.first()
    waiting, first = _waiting(request, mine), _to_read_first(request.person)
    context = {
        "form": form,
        "ticked": {str(key) for key in form["drafts"].value() or ()},
        "preparation": preparation,
        "topic": f"preparation:{preparation.pk}" if preparation else "",
        "may_give_up": may_give_up(request.person, preparation) if preparation else None,
        "page": waiting,
        "waiting": [one for one in _described(list(waiting)) if one.drafts],
        "others": _others(request.person),
        "first": first,
        "alone": [one for one in _without(request.person) if one not in first],
        "lacks": [of_lack(one) for one in desk_rows.lacking(request.person)],
        "what_ifs": desk_rows.what_ifs(request.person),
        "aside": mine.exclude(set_aside="").count(),
    }
    return page(request, "accompaniment/desk/drafts.html", context, fragment="brouillons")


def _acted(request: SignedInRequest, form: DraftsForm) -> bool:
    """Send what was ticked, or set it aside; say what was done."""
    ticked = list(form.cleaned_data["drafts"])
    if "ecarter" in request.POST:
        if not perform(form, set_aside_drafts, ticked, form.cleaned_data["because"], by=request.person):
            return False
        messages.success(request, _("C’est mis de côté. Personne n’est prévenu."))
        return True
    if not perform(form, send_drafts, ticked, by=request.person):
        return False
    sent, left = result_of(form)
    if sent:
        words = ngettext("%(n)d proposition est partie.", "%(n)d propositions sont parties.", sent) % {"n": sent}
        messages.success(request, words + " " + _("Chaque personne choisit."))
    if left:
        messages.info(request, _left(left))
    return True


def _left(left: int) -> str:
    """The same words whatever the cause."""
    return ngettext(
        "%(n)d proposition n’est pas partie : elle n’est plus possible. Une pause, une place prise, un accord repris, "
        "une réponse déjà donnée : cela arrive, et nous ne disons pas quoi.",
        "%(n)d propositions ne sont pas parties : elles ne sont plus possibles. Une pause, une place prise, un accord "
        "repris, une réponse déjà donnée : cela arrive, et nous ne disons pas quoi.",
        left,
    ) % {"n": left}


@staff_required
@require_POST
def preparing(request: SignedInRequest) -> HttpResponse:
    attempt(request, ask_preparation, by=request.person)
    return go_to(request, "accompaniment:desk_drafts")


@staff_required
@require_POST
def giving_up(request: SignedInRequest) -> HttpResponse:
    preparation = get_object_or_404(Preparation, state__in=Preparation.OPEN, asked_by=request.person)
    if attempt(request, give_up_preparation, preparation, by=request.person):
        messages.success(request, _("C’est abandonné. Les propositions d’avant sont toujours là."))
    return go_to(request, "accompaniment:desk_drafts")


@staff_required
@require_POST
def taking_back(request: SignedInRequest) -> HttpResponse:
    if attempt(request, take_back_drafts, by=request.person):
        messages.success(request, _("Elles sont de nouveau à lire."))
    return go_to(request, "accompaniment:desk_drafts")


def _waiting(request: SignedInRequest, mine: Any) -> Any:
    """Requests that have drafts, the longest wait first, a page of them."""
    rows = Request.objects.filter(pk__in=mine.to_read().values("request"))
    rows = rows.select_related("person__data_key", "structure").order_by("sent_at", "pk")
    return Paginator(rows, PAGE).get_page(request.GET.get("page"))


def _described(requests: Sequence[Request]) -> list[Waiting]:
    """The drafts of these requests that are still possible: of the others, nothing is said."""
    rows = Draft.objects.current().to_read().filter(request__in=requests).select_related("supporter").order_by("rank")
    drafts = list(rows)
    seekers, peers = among(requests, {one.supporter_id for one in drafts})
    for_team = seekers_of(requests, for_team=True)
    shown = set(
        Proposal.objects.shown().filter(request__in=requests).order_by().values_list("request_id", "supporter_id")
    )
    found = defaultdict[UUID, list[Drafted]](list)
    sides = {one.pk: (whole, team) for one, whole, team in zip(requests, seekers, for_team, strict=True)}
    for draft in drafts:
        whole, team = sides[draft.request_id]
        peer = peers.get(draft.supporter_id)
        if peer is not None and possible(whole, peer):
            match = explained(team, peer)
            mismatch = of_reason(match.mismatch) if match.mismatch else ""
            is_shown = (draft.request_id, draft.supporter_id) in shown
            found[draft.request_id].append(Drafted(draft, [of_reason(r) for r in match.reasons], mismatch, is_shown))
    return [Waiting(one, found[one.pk]) for one in requests]


def _to_read_first(person: Person) -> list[Request]:
    """Those that a human reads before anything is prepared for them."""
    rows = desk_rows.waiting(person).filter(is_asked=False, text_open_to_team_at__isnull=False)
    helped = list(rows.select_related("person__data_key")[: desk_rows.MOST_LOOKED_AT])
    keys = to_read_first(helped)
    return [one for one in helped if one.pk in keys]


def _without(person: Person) -> list[Request]:
    """Those who let the team help, have nobody to choose, and for whom nothing was drafted; the longest wait first."""
    rows = desk_rows.waiting(person).filter(is_asked=False, shown=0, text_open_to_team_at__isnull=False)
    return list(rows.exclude(pk__in=Draft.objects.current().to_read().values("request"))[:PAGE])


def _others(person: Person) -> int:
    """How many people wait whose text the team does not read; 0 when they are few."""
    count = Request.objects.overseen_by(person).open().filter(text_open_to_team_at=None).count()
    return count if count >= FEW else 0
