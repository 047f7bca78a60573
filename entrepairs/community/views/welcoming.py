"""« Personnes à accueillir », for the team; the word, for who was welcomed."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from entrepairs.community.actions.welcoming import hand_back_welcome, say_welcome, take_welcome
from entrepairs.community.charters import change_for
from entrepairs.community.forms.welcoming import BLANK, WelcomeForm
from entrepairs.community.models import Post, Welcome
from entrepairs.community.models.thread import APART, Standing
from entrepairs.community.models.welcome import WelcomeQuerySet
from entrepairs.community.reading import PAGE
from entrepairs.community.rules.keeping import may_say_welcome, may_take_welcome
from entrepairs.community.rules.writing import charter_to_accept
from entrepairs.community.views.threads import from_here
from entrepairs.community.written import promised
from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform
from entrepairs.people.gate import staff_required
from entrepairs.people.views.text_back import gives_text_back
from entrepairs.structures.frames import HouseFrame, run

HERE = "community:welcomes"


@staff_required
@require_safe
def welcomes(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Who waits longest comes first; then those who were welcomed lately."""
    frame = run(request, pk, HERE)
    found, me = _of(request, frame), request.person
    waiting = [(row, may_take_welcome(me, row)) for row in found.waiting()[:PAGE]]
    done = found.filter(said_at__isnull=False, taken_by__isnull=False).order_by("-said_at")[:5]
    return page(request, "community/welcomes.html", {"frame": frame, "waiting": waiting, "done": done})


@never_cache
@gives_text_back("text")
@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def welcome(request: SignedInRequest, pk: UUID, welcome_id: UUID) -> HttpResponse:
    """Write the word."""
    frame = run(request, pk, HERE)
    found = _one(request, frame, welcome_id)
    form = _form(request, found)
    if form.is_valid() and perform(form, say_welcome, found, from_here(request, form.written), by=request.person):
        messages.success(request, _("C’est envoyé, sous votre nom."))
        return go_to(request, _url(frame))
    context: dict[str, Any] = {
        "frame": frame,
        "welcome": found,
        "form": form,
        "may_say": may_say_welcome(request.person, found),
        "draft": f"accueil-{found.pk}",
        "is_alone": found.voice.thread.standing in APART or bool(promised(request.POST)),
        "posts": _posts(found),
        "is_danger": _is_danger(found),
    }
    return page(request, "community/welcome.html", context)


@staff_required
@require_POST
def taking(request: SignedInRequest, pk: UUID, welcome_id: UUID) -> HttpResponse:
    frame = run(request, pk, HERE)
    found = _one(request, frame, welcome_id)
    done = attempt(request, take_welcome, found, by=request.person)
    return go_to(request, f"{_url(frame)}{found.pk}/" if done else _url(frame))


@staff_required
@require_POST
def handing_back(request: SignedInRequest, pk: UUID, welcome_id: UUID) -> HttpResponse:
    frame = run(request, pk, HERE)
    if attempt(request, hand_back_welcome, _one(request, frame, welcome_id), by=request.person):
        messages.success(request, _("C’est rendu. Quelqu’un d’autre peut l’accueillir."))
    return go_to(request, _url(frame))


@never_cache
@require_safe
def word(request: SignedInRequest, welcome_id: UUID) -> HttpResponse:
    """What one was written, and by whom."""
    rows = Welcome.objects.written_to(request.person).select_related("circle__data_key", "voice__thread", "taken_by")
    return page(request, "community/word.html", {"welcome": get_object_or_404(rows, pk=welcome_id)})


def _of(request: SignedInRequest, frame: HouseFrame) -> WelcomeQuerySet:
    return Welcome.objects.visible_to(request.person).filter(circle__structure=frame.house)


def _one(request: SignedInRequest, frame: HouseFrame, pk: UUID) -> Welcome:
    return get_object_or_404(_of(request, frame).select_related("circle__data_key"), pk=pk)


def _form(request: SignedInRequest, found: Welcome) -> WelcomeForm:
    """In danger, nothing is written in advance: one reads, then writes."""
    charter = charter_to_accept(request.person, found.circle) if found.person_id is None else None
    initial = {} if _is_danger(found) else {"text": _words(request.person.pseudonym)}
    change = change_for(request.person, charter)
    return WelcomeForm(request.POST or None, charter=charter, change=change, names=False, initial=initial)


def _words(me: str) -> str:
    return _(
        "Bonjour, et merci d’avoir écrit. %(blank)s\n\nJe suis %(me)s, de l’équipe du cercle. Ici vous pouvez lire "
        "sans répondre, aussi longtemps que vous voulez. Si quelque chose vous gêne, dites-le : je lis."
    ) % {"me": me, "blank": BLANK}


def _posts(found: Welcome) -> list[Post]:
    """What they wrote there."""
    rows = found.voice.posts.exclude(standing=Standing.REMOVED).order_by("written_at", "pk")
    return list(rows.select_related("thread__circle__data_key")[:3])


def _is_danger(found: Welcome) -> bool:
    return found.voice.posts.filter(standing=Standing.LOOKED_AT).exists()


def _url(frame: HouseFrame) -> str:
    return reverse(HERE, args=[frame.house.pk])
