"""A near danger that comes while one is at something else: said on the page, which does not move."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from entrepairs.core.http import SignedInRequest, go_to
from entrepairs.people.gate import guarded_by
from entrepairs.people.models import Person
from entrepairs.safety.models import Look
from entrepairs.safety.rules.watch import watches
from entrepairs.safety.watch_queue import red_beside

SHOWN = "ici"


@guarded_by(watches)
@require_safe
def near(request: SignedInRequest) -> HttpResponse:
    """The part that a page asks for again; by itself, the desk. It opens no text: the journal has no sign of life."""
    if request.headers.get("HX-Request") != "true":
        return go_to(request, "safety:watch")
    me, shown = request.person, _keys(request.GET.get(SHOWN, ""))
    return render(request, "safety/near.html", {"near": red_beside(Look.objects.visible_to(me).open(), me, shown)})


def following_near(person: Person, shown: Look | None) -> dict[str, Any]:
    """For a page that shows this: it hears what is told to this person."""
    address = reverse("safety:watch_near")
    return {"stream": f"person:{person.pk}", "near_url": f"{address}?{SHOWN}={shown.pk}" if shown else address}


def _keys(text: str) -> list[UUID]:
    try:
        return [UUID(text)]
    except ValueError:
        return []
