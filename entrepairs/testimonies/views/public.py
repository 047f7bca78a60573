"""Stories, for everybody, without an account. Never kept by a cache: what is withdrawn is gone at once."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from entrepairs.core.http import page
from entrepairs.people import experiences
from entrepairs.people.gate import person_of
from entrepairs.safety.models import Measure, team_note
from entrepairs.structures.rules import carries_a_house
from entrepairs.testimonies.models import Testimony
from entrepairs.ui import links

A_PAGE = 20


@login_not_required
@never_cache
@require_safe
def stories(request: HttpRequest) -> HttpResponse:
    """Newest first; no count, no ranking."""
    rows = Paginator(Testimony.objects.published(), A_PAGE).get_page(request.GET.get("page"))
    person = person_of(request)
    reviews = person is not None and carries_a_house(person)
    return page(
        request, "testimonies/stories.html", {"stories": rows, "writes": person is not None, "reviews": reviews}
    )


@login_not_required
@never_cache
@require_safe
def story(request: HttpRequest, story_id: UUID) -> HttpResponse:
    """One story; what may be hard to read is said before the text."""
    found = get_object_or_404(Testimony.objects.published(), pk=story_id)
    context = {"story": found, "about": labels(found), "talk_url": links.url("talk", request)}
    context["team_note"] = team_note("testimony", found.pk) if found.measure == Measure.NOTE else ""
    return page(request, "testimonies/story.html", context)


def labels(story: Testimony) -> list[str]:
    """The experiences that its author named, in words."""
    found = (experiences.find(key) for key in story.experiences)
    return [one.label for one in found if one is not None]
