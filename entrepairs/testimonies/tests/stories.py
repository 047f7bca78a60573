"""A story, brought by the real actions to where a test needs it."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from entrepairs.core.clock import at
from entrepairs.core.ids import new_id
from entrepairs.people.models import Person
from entrepairs.structures.actions.houses import open_structure
from entrepairs.structures.models import Structure
from entrepairs.testimonies.actions import accept_story, begin_story, publish_story, submit_story
from entrepairs.testimonies.models import COOLING_OFF, Testimony
from entrepairs.testimonies.words import Words

TITLE, TEXT, NOTE = "La porte du jeudi", "Quelqu’un épluchait des carottes.", "parle d’une crise"
NOON = datetime(2026, 3, 3, 11, 0, tzinfo=UTC)


def house_of(coordinator: Person, name: str = "La Maison des Tilleuls") -> Structure:
    return open_structure(name=name, kind="gem", country="FR", commune="FR-21231", by=coordinator)


def draft(author: Person, *, key: UUID | None = None, **words: Any) -> Testimony:
    told = Words(**({"title": TITLE, "text": TEXT, "content_note": NOTE, "signature": "pseudo"} | words))
    return begin_story(told, key or new_id(), by=author)


def submitted(author: Person, house: Structure, **words: Any) -> Testimony:
    story = draft(author, **words)
    submit_story(story, house, by=author)
    return fresh(story)


def accepted(author: Person, house: Structure, by: Person, **words: Any) -> Testimony:
    """Accepted at NOON."""
    story = submitted(author, house, **words)
    with at(NOON):
        accept_story(story, by=by)
    return fresh(story)


def published(author: Person, house: Structure, by: Person, **words: Any) -> Testimony:
    story = accepted(author, house, by, **words)
    with at(NOON + COOLING_OFF):
        publish_story(story, story.fingerprint, by=author)
    return fresh(story)


def fresh(story: Testimony) -> Testimony:
    return Testimony.objects.select_related("author__data_key").get(pk=story.pk)
