"""The board on a wall."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from entrepairs.clubhouse.actions.screens import close_screen, open_screen
from entrepairs.clubhouse.clubs import entered
from entrepairs.clubhouse.models import Screen
from entrepairs.clubhouse.tasks.week import today_in
from entrepairs.clubhouse.views.day import board_of
from entrepairs.core.http import SignedInRequest, attempt, go_to, page

TURNS_EVERY = 60
"""Seconds after which a screen on a wall asks for the board again: nobody stands there to do it."""


@login_not_required
@never_cache
@require_safe
def wall(request: HttpRequest, token: str) -> HttpResponse:
    """Today, in big letters, for who stands before it. Nobody is signed in."""
    screen = get_object_or_404(Screen.objects.opened_by(token).select_related("structure"))
    today = today_in(screen.structure)
    context = {"house": screen.structure, "day": today, "columns": board_of(screen.structure, today)}
    response = page(request, "clubhouse/wall.html", context)
    response["Refresh"] = str(TURNS_EVERY)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def screens(request: SignedInRequest, club_id: UUID) -> HttpResponse:
    """Those that are open; post to open one: its link is shown once."""
    frame = entered(request, club_id, "clubhouse:day")
    link = ""
    if request.method == "POST":
        token = open_screen(frame.house, by=request.person)
        link = request.build_absolute_uri(reverse("clubhouse:wall", args=[token]))
    rows = Screen.objects.visible_to(request.person).filter(structure=frame.house)
    return page(request, "clubhouse/screens.html", {"frame": frame, "screens": rows, "link": link})


@require_POST
def screen_closing(request: SignedInRequest, screen_id: UUID) -> HttpResponse:
    row = get_object_or_404(Screen.objects.visible_to(request.person).select_related("structure"), pk=screen_id)
    attempt(request, close_screen, row, by=request.person)
    return go_to(request, reverse("clubhouse:screens", args=[row.structure_id]))
