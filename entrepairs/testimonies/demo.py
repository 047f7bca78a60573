"""Six stories of the demonstration: four are public, one waits for its author, one for a reviewer."""

import random
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import yaml

from entrepairs.core.clock import at
from entrepairs.core.ids import new_id
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure
from entrepairs.structures.rules import coordinators
from entrepairs.testimonies.actions import accept_story, begin_story, publish_story, submit_story
from entrepairs.testimonies.models import Testimony
from entrepairs.testimonies.words import Words

_FILE = Path(__file__).parent / "data" / "demo.yml"
SENT, ACCEPTED, PUBLISHED = "envoyee", "acceptee", "publiee"
READ_AFTER, THOUGHT_OVER = timedelta(days=2), timedelta(days=5)


def seed(stage: str, rng: random.Random, now: datetime) -> None:
    """Nothing at the opening."""
    if stage != "ouverture":
        for row in yaml.safe_load(_FILE.read_text("utf-8"))["histoires"]:
            _story(row, now)


def _story(row: dict[str, Any], now: datetime) -> None:
    """Written, sent, read, published: as far as it goes."""
    author = Person.objects.select_related("profile").get(pseudonym=row["auteur"])
    sent = now - timedelta(days=row["envoi"])
    house = Structure.objects.here().get(country=author.profile.commune[:2])
    reviewer = next(person for person in coordinators(house) if person != author)
    words = Words(
        row["titre"], row["texte"], row.get("note", ""), row["signature"], row.get("prenom", ""), row["vecus"]
    )
    with at(sent):
        story = begin_story(words, new_id(), by=author)
        submit_story(story, house, by=author)
    if row["etat"] in (ACCEPTED, PUBLISHED):
        with at(sent + READ_AFTER):
            accept_story(story, by=reviewer)
    if row["etat"] == PUBLISHED:
        with at(sent + THOUGHT_OVER):
            publish_story(story, Testimony.objects.get(pk=story.pk).fingerprint, by=author)
