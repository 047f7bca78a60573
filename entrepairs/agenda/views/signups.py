"""« J’y serai », « je ne viens pas », « je prends la place »: one tap each, with or without scripts."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from entrepairs.agenda.actions.signups import accept_seat, sign_up, withdraw, withdraw_from_course
from entrepairs.agenda.forms.signups import RulesForm
from entrepairs.agenda.models import Gathering, Signup
from entrepairs.agenda.views.seats import show_seat
from entrepairs.core.http import SignedInRequest, go_to
from entrepairs.core.rules import Refused


@require_POST
def signup(request: SignedInRequest, gathering_id: UUID) -> HttpResponse:
    form = RulesForm(request.POST)
    form.is_valid()
    row = _visible(request, gathering_id)
    read = bool(form.cleaned_data.get("rules_read"))
    return _done(request, row, _("C’est noté."), sign_up, row, by=request.person, rules_read=read)


@require_POST
def withdrawal(request: SignedInRequest, gathering_id: UUID) -> HttpResponse:
    """Of one’s own sign-up; of a course, from this session only."""
    row, mine = _mine(request, gathering_id)
    said = _("C’est noté. Vous pouvez revenir quand vous voulez.")
    return _done(request, row, said, withdraw, mine, by=request.person)


@require_POST
def course_withdrawal(request: SignedInRequest, gathering_id: UUID) -> HttpResponse:
    """From all the sessions that are left."""
    row, mine = _mine(request, gathering_id)
    said = _("C’est noté. Vous pouvez revenir quand vous voulez.")
    return _done(request, row, said, withdraw_from_course, mine, by=request.person)


@require_POST
def seat_acceptance(request: SignedInRequest, gathering_id: UUID) -> HttpResponse:
    row, mine = _mine(request, gathering_id)
    return _done(request, row, _("La place est à vous."), accept_seat, mine, by=request.person)


def _visible(request: SignedInRequest, gathering_id: UUID) -> Gathering:
    found = Gathering.objects.visible_to(request.person).select_related("structure", "series")
    return get_object_or_404(found, pk=gathering_id)


def _mine(request: SignedInRequest, gathering_id: UUID) -> tuple[Gathering, Signup]:
    """One’s own sign-up, even when the gathering is no longer for people like them; 404 when there is none."""
    mine = Signup.objects.of(request.person).filter(gathering=gathering_id).select_related("gathering__series").first()
    if mine is None:
        raise Http404
    return mine.gathering, mine


def _done(
    request: SignedInRequest, row: Gathering, said: str, act: Callable[..., Any], *args: Any, **how: Any
) -> HttpResponse:
    """Do it, then show the part of the page that changed, or the whole page again."""
    by_script, refusal = request.headers.get("HX-Request") == "true", ""
    try:
        act(*args, **how)
    except Refused as refused:
        refusal = refused.sentence
    if by_script:
        return show_seat(request, row, refusal=refusal)
    if refusal:
        messages.error(request, refusal)
    else:
        messages.success(request, said)
    return go_to(request, row)
