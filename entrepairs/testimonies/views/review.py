"""The coordinators of a house read what was sent to them, and only that."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from entrepairs.core.http import SignedInRequest, go_to, page, perform
from entrepairs.people.gate import staff_required
from entrepairs.testimonies.actions import accept_story, ask_changes, open_for_review
from entrepairs.testimonies.forms import AdviceForm, ReviewForm
from entrepairs.testimonies.models import Testimony
from entrepairs.testimonies.views.public import labels


@staff_required
@require_safe
def reviews(request: SignedInRequest) -> HttpResponse:
    """What waits, oldest first. Titles are read on the page of each, where the reading is written down."""
    rows = Testimony.objects.to_review_by(request.person).select_related("structure").order_by("submitted_at")
    return page(request, "testimonies/reviews.html", {"stories": rows})


@staff_required
@require_safe
def review(request: SignedInRequest, story_id: UUID) -> HttpResponse:
    story = open_for_review(_waiting(request, story_id), by=request.person)
    return _page(request, story, form=ReviewForm(), advice=AdviceForm())


@staff_required
@require_POST
def acceptance(request: SignedInRequest, story_id: UUID) -> HttpResponse:
    story = _waiting(request, story_id)
    form = ReviewForm(request.POST)
    if form.is_valid() and perform(form, accept_story, story, by=request.person):
        messages.success(request, _("C’est entendu. Dans deux jours, son auteur·e pourra décider de publier."))
        return go_to(request, "testimonies:reviews")
    return _page(request, story, form=form, advice=AdviceForm())


@staff_required
@require_POST
def advice(request: SignedInRequest, story_id: UUID) -> HttpResponse:
    story = _waiting(request, story_id)
    form = AdviceForm(request.POST)
    if form.is_valid() and perform(form, ask_changes, story, form.cleaned_data["advice"], by=request.person):
        messages.success(request, _("Votre phrase est envoyée."))
        return go_to(request, "testimonies:reviews")
    return _page(request, story, form=ReviewForm(), advice=form, status=422)


def _waiting(request: SignedInRequest, story_id: UUID) -> Testimony:
    rows = Testimony.objects.to_review_by(request.person).select_related("author__data_key")
    return get_object_or_404(rows, pk=story_id)


def _page(
    request: SignedInRequest, story: Testimony, *, form: forms.Form, advice: forms.Form, status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {"story": story, "about": labels(story), "form": form, "advice": advice}
    return page(request, "testimonies/review.html", context, status=status)
