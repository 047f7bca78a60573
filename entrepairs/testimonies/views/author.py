"""One’s own stories: write, read as others would, send, decide, take back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform, result_of
from entrepairs.testimonies.actions import (
    begin_story,
    erase_story,
    publish_story,
    save_story,
    submit_story,
    take_up_story,
    withdraw_story,
)
from entrepairs.testimonies.forms import NewStoryForm, PublishForm, StoryForm, SubmitForm
from entrepairs.testimonies.models import Testimony
from entrepairs.testimonies.rules import may_publish, may_write
from entrepairs.testimonies.views.public import labels

FIELDS = ("title", "text", "content_note", "signature", "other_name", "experiences")


@require_safe
def my_stories(request: SignedInRequest) -> HttpResponse:
    rows = Testimony.objects.visible_to(request.person).select_related("author__data_key").order_by("-written_at")
    return page(request, "testimonies/my_stories.html", {"stories": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def new_story(request: SignedInRequest) -> HttpResponse:
    form = NewStoryForm(request.POST or None)
    if form.is_valid() and perform(form, begin_story, form.words, form.cleaned_data["key"], by=request.person):
        messages.success(request, _("Votre brouillon est gardé. Vous seul·e pouvez le lire."))
        return go_to(request, result_of(form))
    return page(request, "testimonies/write.html", {"form": form, "draft": "histoire"})


@require_safe
def my_story(request: SignedInRequest, story_id: UUID) -> HttpResponse:
    """As readers would see it, where it stands, and what one may do."""
    return _page(request, _mine(request, story_id), SubmitForm(author=request.person))


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: SignedInRequest, story_id: UUID) -> HttpResponse:
    story = _mine(request, story_id)
    if not may_write(request.person, story) and request.method != "POST":
        return go_to(request, story)
    form = StoryForm(request.POST or None, initial={name: getattr(story, name) for name in FIELDS})
    if form.is_valid() and perform(form, save_story, story, form.words, by=request.person):
        messages.success(request, _("C’est enregistré."))
        return go_to(request, story)
    return page(request, "testimonies/write.html", {"form": form, "story": story, "draft": f"histoire-{story.pk}"})


@require_POST
def submission(request: SignedInRequest, story_id: UUID) -> HttpResponse:
    story = _mine(request, story_id)
    form = SubmitForm(request.POST, author=request.person)
    if form.is_valid() and perform(form, submit_story, story, form.cleaned_data["structure"], by=request.person):
        messages.success(request, _("Merci. Quelqu’un va relire votre histoire. Rien n’est public."))
        return go_to(request, story)
    return _page(request, story, form)


@require_POST
def publication(request: SignedInRequest, story_id: UUID) -> HttpResponse:
    story = _mine(request, story_id)
    form = PublishForm(request.POST)
    seen = form.cleaned_data["seen"] if form.is_valid() else ""
    if attempt(request, publish_story, story, seen, by=request.person, address=request.META["REMOTE_ADDR"]):
        messages.success(request, _("Votre histoire est publique. Vous pouvez la retirer quand vous voulez."))
    return go_to(request, story)


@require_POST
def withdrawal(request: SignedInRequest, story_id: UUID) -> HttpResponse:
    story = _mine(request, story_id)
    if attempt(request, withdraw_story, story, by=request.person):
        messages.success(
            request, _("C’est fait. Plus personne ne peut lire cette histoire ici. Le texte reste à vous.")
        )
    return go_to(request, story)


@require_POST
def taking_up(request: SignedInRequest, story_id: UUID) -> HttpResponse:
    story = _mine(request, story_id)
    if attempt(request, take_up_story, story, by=request.person):
        messages.success(request, _("C’est de nouveau un brouillon. Vous seul·e pouvez le lire."))
    return go_to(request, story)


@require_POST
def erasure(request: SignedInRequest, story_id: UUID) -> HttpResponse:
    if attempt(request, erase_story, _mine(request, story_id), by=request.person):
        messages.success(request, _("Cette histoire est effacée."))
    return go_to(request, "testimonies:my_stories")


def _mine(request: SignedInRequest, story_id: UUID) -> Testimony:
    rows = Testimony.objects.visible_to(request.person).select_related("author__data_key", "structure")
    return get_object_or_404(rows, pk=story_id)


def _page(request: SignedInRequest, story: Testimony, form: SubmitForm) -> HttpResponse:
    context: dict[str, Any] = {"story": story, "form": form, "about": labels(story)}
    return page(request, "testimonies/mine.html", context | {"may_publish": may_publish(request.person, story)})
