"""The invitation that a browser holds, between the code of a paper and a yes. Many browsers are shared: it is kept half
an hour at most, for whoever opened it, and only as long as they stay on the way that leads to the yes."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import ResolverMatch

from entrepairs.core.clock import now
from entrepairs.people.gate import person_of
from entrepairs.structures.models import Invitation

HELD = "invitation"
KEPT = timedelta(minutes=30)
ON_THE_WAY = ("", "people", "safety", "ui")
"""Where one may go meanwhile: signing in, one’s first pages, help. And the page of the house itself."""


def hold(request: HttpRequest, invitation: Invitation) -> None:
    """Keeps its key, never its code."""
    until = (now() + KEPT).timestamp()
    request.session[HELD] = {"key": str(invitation.pk), "house": str(invitation.structure_id), "until": until}
    request.session[HELD]["by"] = _who(request)


def held(request: HttpRequest) -> Invitation | None:
    """The invitation, for the person who opened it; someone without an account may have made one since."""
    kept = request.session.get(HELD)
    if kept is None or now().timestamp() > kept["until"] or kept["by"] not in ("", _who(request)):
        let_go(request)
        return None
    return Invitation.objects.filter(pk=UUID(kept["key"])).select_related("structure").first()


def let_go(request: HttpRequest) -> None:
    request.session.pop(HELD, None)


class PaperInHand:
    """Who leaves the way lets go of the paper: the next person on a shared tablet finds nothing in their hand."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any) -> None:
        match = request.resolver_match
        if match and match.namespace not in ON_THE_WAY and HELD in request.session and _is_elsewhere(request, match):
            let_go(request)


def _is_elsewhere(request: HttpRequest, match: ResolverMatch) -> bool:
    """A page that someone opened, which is neither the way of the paper nor the house it leads to."""
    house = request.session[HELD]["house"]
    opened = request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"
    its_own = match.view_name == "structures:invited" or str(match.kwargs.get("house_id")) == house
    return opened and not its_own


def _who(request: HttpRequest) -> str:
    person = person_of(request)
    return str(person.pk) if person else ""
