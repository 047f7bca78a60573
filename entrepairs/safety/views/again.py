"""The pages where one decides of what is looked at. It is opened again there; what was typed comes back, whoever has
it now."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse

from entrepairs.core.http import SignedInRequest, attempt, go_to, page
from entrepairs.core.rules import Refused, Verdict
from entrepairs.safety.actions.watching import claim_look, open_look
from entrepairs.safety.models import Look
from entrepairs.safety.rules.watch import may_claim
from entrepairs.safety.seen import text_read
from entrepairs.safety.views.watch import found_look
from entrepairs.safety.written_since import written_since

TAKES = "prendre"
"""« Je m’en occupe », from a page that had lost it: what was typed stays, and the text is read before that is sent."""


def look_here(request: SignedInRequest, pk: UUID) -> Look:
    """The one of this page; taken, when they ask for it here."""
    look = found_look(request, pk)
    if TAKES in request.POST and attempt(request, claim_look, look, by=request.person):
        return found_look(request, pk)
    return look


def may_send(form: forms.Form, may: Verdict) -> bool:
    """Something whole was sent, by who may; else the form says why not."""
    if TAKES in form.data:
        return False
    if form.is_bound and not may:
        form.add_error(None, may.reason)
    return form.is_bound and form.is_valid()


def decides_here(
    request: SignedInRequest, look: Look, template: str, form: forms.Form, may: Verdict, **context: Any
) -> HttpResponse:
    """The page; without the text for who may not any more, and not at all when they have typed nothing."""
    if not may and not form.is_bound:
        messages.error(request, may.reason)
        return go_to(request, look)
    context |= {"look": look, "form": form, "seen": None, "was_read": text_read(request)}
    context["may_take"] = not may and may_claim(request.person, look)
    try:
        seen = open_look(look, by=request.person)
    except Refused:
        return page(request, template, context)
    return page(request, template, context | {"seen": seen, "since": written_since(seen, request.person)})
