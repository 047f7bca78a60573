"""« Ce que je ne veux pas voir » : one’s own settings of reading, on one page."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from entrepairs.community.actions.aside import (
    follow_thread,
    mute_author,
    mute_circle,
    put_words_aside,
    rest,
    stop_following,
    unmute_circle,
    unmute_person,
)
from entrepairs.community.actions.blocking import block_author
from entrepairs.community.forms.aside import RestForm, WordsForm
from entrepairs.community.models import Circle, Follow, Reading
from entrepairs.community.own_choices import put_aside_by
from entrepairs.community.rules.reading import may_turn_from_author
from entrepairs.community.views.circles import circle_for, reader_of
from entrepairs.community.views.posts import read_post
from entrepairs.community.views.thread_reading import thread_for
from entrepairs.community.views.threads import place_of
from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform
from entrepairs.people.models import Person

HERE = "community:aside"


@never_cache
@require_safe
def aside(request: SignedInRequest) -> HttpResponse:
    return _page(request)


@require_POST
def words(request: SignedInRequest) -> HttpResponse:
    form = WordsForm(request.POST)
    if form.is_valid() and perform(
        form,
        put_words_aside,
        form.cleaned_data["words"],
        images=form.cleaned_data["hides_images"],
        by=request.person,
    ):
        messages.success(request, _("C’est noté. Vous seul·e le savez."))
        return go_to(request, HERE)
    return _page(request, form)


@require_POST
def pause(request: SignedInRequest) -> HttpResponse:
    form, ends = RestForm(request.POST), "fin" in request.POST
    days = 0 if ends else form.cleaned_data["days"] if form.is_valid() else None
    if days is not None and attempt(request, rest, days, by=request.person):
        messages.success(request, _("C’est noté. Personne d’autre ne le voit."))
    return go_to(request, HERE)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def author(request: SignedInRequest, post_id: UUID) -> HttpResponse:
    """Put aside who wrote this, under the name that is shown."""
    post = read_post(request, post_id)
    if request.method == "POST" and attempt(request, mute_author, post, by=request.person):
        back = _("Cela se défait dans «\u00a0Ce que je ne veux pas voir\u00a0».")
        messages.success(request, f"{_('C’est fait. Cette personne ne le saura pas.')} {back}")
        return go_to(request, place_of(post, reader_of(request)))
    context = {"post": post, "may_turn": may_turn_from_author(request.person, post)}
    return page(request, "community/put_aside.html", context)


@require_POST
def blocking(request: SignedInRequest, post_id: UUID) -> HttpResponse:
    """Block who wrote this, under the name that is shown: they see at once where to undo it."""
    post = read_post(request, post_id)
    if attempt(request, block_author, post, by=request.person):
        messages.success(request, _("C’est fait. Cette personne ne le saura pas."))
        return go_to(request, "safety:blocks")
    return go_to(request, reverse("community:author_aside", args=[post.pk]))


@require_POST
def person_back(request: SignedInRequest) -> HttpResponse:
    """The pseudonym is in the form, not in the address."""
    known = Person.objects.filter(pk__in=put_aside_by(request.person).people)
    if (muted := known.filter(pseudonym=request.POST.get("pseudonym", "")).first()) is not None:
        attempt(request, unmute_person, muted, by=request.person)
    return go_to(request, HERE)


@require_POST
def circle(request: SignedInRequest, circle_id: UUID) -> HttpResponse:
    found = circle_for(request.person, circle_id)
    if attempt(request, mute_circle, found, by=request.person):
        messages.success(request, _("C’est fait. Ce cercle est à la fin de la liste, et n’envoie plus d’avis."))
    return go_to(request, "community:circles")


@require_POST
def circle_back(request: SignedInRequest, circle_id: UUID) -> HttpResponse:
    found = get_object_or_404(Circle, pk__in=put_aside_by(request.person).circles & {circle_id})
    attempt(request, unmute_circle, found, by=request.person)
    return go_to(request, HERE)


@require_POST
def follow(request: SignedInRequest, thread_id: UUID) -> HttpResponse:
    thread = thread_for(request.person, thread_id)
    if attempt(request, follow_thread, thread, by=request.person):
        messages.success(request, _("Vous suivez ce fil. Personne ne voit que vous le suivez."))
    return go_to(request, thread)


@require_POST
def unfollow(request: SignedInRequest, thread_id: UUID) -> HttpResponse:
    """Even a thread that one no longer reads."""
    row = Follow.objects.visible_to(request.person).filter(thread=thread_id).select_related("thread").first()
    thread = row.thread if row else thread_for(request.person, thread_id)
    attempt(request, stop_following, thread, by=request.person)
    return go_to(request, "community:mine" if "liste" in request.POST else thread)


def _page(request: SignedInRequest, form: WordsForm | None = None) -> HttpResponse:
    me = request.person
    reading = Reading.objects.visible_to(me).first() or Reading(person=me)
    aside = reading.put_aside
    context: dict[str, Any] = {
        "form": form or WordsForm(initial={"words": reading.words, "hides_images": reading.hides_images}),
        "people": Person.objects.filter(pk__in=aside.people).order_by("pseudonym"),
        "circles": Circle.objects.filter(pk__in=aside.circles),
        "until": reading.paused_until if reading.is_resting else None,
        "rest": RestForm(initial={"days": 7}),
    }
    return page(request, "community/aside.html", context)
