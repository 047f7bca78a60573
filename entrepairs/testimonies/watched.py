"""What the watch may look at here: a story, as it is or was public."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from entrepairs.people.models import Person
from entrepairs.safety import subjects
from entrepairs.safety.models import Measure
from entrepairs.testimonies.actions import apply_measure
from entrepairs.testimonies.models import KIND, Testimony


def find(pk: UUID) -> Testimony | None:
    return Testimony.objects.filter(pk=pk).select_related("author").first()


def author(story: Testimony) -> Person | None:
    return story.author


def snapshot(story: Testimony) -> str:
    """The public words; empty once they are taken back: a draft is read by its author."""
    return "\n\n".join(part for part in (story.public_title, story.public_content_note, story.public_text) if part)


def url(story: Testimony) -> str:
    return reverse("testimonies:story", args=[story.pk])


def visible_to(story: Testimony, _person: Person | None) -> bool:
    return Testimony.objects.published().filter(pk=story.pk).exists()


def add() -> None:
    story = subjects.Subject(
        kind=KIND,
        label=_("une histoire"),
        find=find,
        author=author,
        snapshot=snapshot,
        url=url,
        visible_to=visible_to,
        apply=apply_measure,
        written_by=lambda person: Testimony.objects.filter(author=person),
        is_public=lambda story: story.published_at is not None,
        read=lambda story, _person: snapshot(story),
        measures=(Measure.NOTE, Measure.BLUR, Measure.LIMIT, Measure.REMOVE),
    )
    subjects.add(story)
