"""What the watch decides: what was told, the decision, taking it back, and the appeals. Never about oneself."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from entrepairs.core.http import SignedInRequest, go_to, page, perform, picture_shown
from entrepairs.people.gate import guarded_by
from entrepairs.safety import subjects
from entrepairs.safety.actions.appeals import judge_appeal
from entrepairs.safety.actions.decisions import decide, lift_decision
from entrepairs.safety.actions.opening import open_decision, open_judged_picture
from entrepairs.safety.forms.decisions import JudgeForm, LiftForm, RulingForm
from entrepairs.safety.models import Appeal, Decision
from entrepairs.safety.rules.decisions import may_judge, may_lift, may_open
from entrepairs.safety.rules.limits import may_decide_here
from entrepairs.safety.rules.watch import watches
from entrepairs.safety.seen import picture_since, text_read, words_now
from entrepairs.safety.views.again import decides_here, look_here, may_send

PAGE = 20
"""Each is asked of the database whether it opens."""


@never_cache
@guarded_by(watches)
@require_http_methods(["GET", "HEAD", "POST"])
def ruling(request: SignedInRequest, look_id: UUID) -> HttpResponse:
    """What was told about it, and what one decides. Only for who has taken it, and may."""
    look = look_here(request, look_id)
    may = may_decide_here(request.person, look, *subjects.both(look.kind, look.object_id))
    text = subjects.text_of(look.kind, look.object_id) if may else ""
    form = RulingForm(request.POST or None, kind=look.kind, text=text)
    if may_send(form, may) and perform(
        form, decide, look.kind, look.object_id, form.ruling, by=request.person, read=text_read(request), here=look
    ):
        messages.success(request, _("C’est décidé. Son auteur·e lira pourquoi."))
        return go_to(request, "safety:watch")
    goes_along = subjects.goes_along(look.kind, look.object_id) if may else ""
    return decides_here(request, look, "safety/ruling.html", form, may, goes_along=goes_along)


@never_cache
@guarded_by(watches)
@require_safe
def rulings(request: SignedInRequest) -> HttpResponse:
    """Decisions in force that this person may open, a few at a time, and the appeals that wait for someone else."""
    found = Decision.objects.watched_by(request.person)
    appeals = Appeal.objects.open().filter(decision__in=found).select_related("decision")
    waiting = [(row, may_judge(request.person, row)) for row in appeals]
    rows = found.changing().in_force().select_related("look", "author")
    shown = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    decisions = [row for row in shown if may_open(request.person, row)]
    return page(request, "safety/rulings.html", {"decisions": decisions, "shown": shown, "appeals": waiting})


@never_cache
@guarded_by(watches)
@require_http_methods(["GET", "HEAD", "POST"])
def one_ruling(request: SignedInRequest, ruling_id: UUID) -> HttpResponse:
    """What was decided and why; take it back. That its words were opened is written down."""
    row = _found(request, ruling_id)
    open_decision(row, by=request.person)
    form = LiftForm(request.POST or None)
    if form.is_valid() and perform(form, lift_decision, row, form.cleaned_data["because"], by=request.person):
        messages.success(request, _("C’est levé. Son auteur·e lira pourquoi."))
        return go_to(request, "safety:rulings")
    appeal = Appeal.objects.filter(decision=row).select_related("decision__data_key").first()
    return _page(request, row, appeal, form=form, judging=JudgeForm(appeal=appeal))


@never_cache
@guarded_by(watches)
@require_POST
def judgement(request: SignedInRequest, ruling_id: UUID) -> HttpResponse:
    """By someone who did not decide."""
    row = _found(request, ruling_id)
    appeal = get_object_or_404(Appeal.objects.select_related("decision__data_key"), decision=row)
    form = JudgeForm(request.POST, appeal=appeal)
    if form.is_valid() and perform(form, judge_appeal, appeal, **form.cleaned_data, by=request.person):
        messages.success(request, _("C’est dit. La personne qui l’a demandé lira votre réponse."))
        return go_to(request, "safety:rulings")
    return _page(request, row, appeal, form=LiftForm(), judging=form, status=422)


@never_cache
@guarded_by(watches)
@require_safe
def picture(request: SignedInRequest, ruling_id: UUID) -> HttpResponse:
    """What the decision was about, for who judges it. Nobody else learns that there is one."""
    row = _found(request, ruling_id)
    appeal = Appeal.objects.open().filter(decision=row).first()
    data = b""
    if appeal is not None:
        appeal.decision = row
        data = open_judged_picture(appeal, by=request.person) if may_judge(request.person, appeal) else b""
    if not data:
        raise Http404
    return picture_shown(data)


def _page(
    request: SignedInRequest, row: Decision, appeal: Appeal | None, *, status: int = 200, **forms: Any
) -> HttpResponse:
    context: dict[str, Any] = {"decision": row, "appeal": appeal, "key": str(row.pk)}
    context["text_now"] = words_now(*subjects.both(row.kind, row.object_id))
    may = {"may_lift": may_lift(request.person, row), "may_judge": appeal and may_judge(request.person, appeal)}
    context["picture"] = picture_since(*row.source, row.decided_at) if may["may_judge"] else None
    return page(request, "safety/one_ruling.html", context | forms | may, status=status)


def _found(request: SignedInRequest, pk: UUID) -> Decision:
    rows = Decision.objects.watched_by(request.person).select_related("data_key", "look", "author")
    row = get_object_or_404(rows, pk=pk)
    if not may_open(request.person, row):
        raise Http404
    return row
