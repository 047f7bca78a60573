"""Reports, concerns and decisions for tests, made by the real actions."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from entrepairs.core.clock import now
from entrepairs.core.ids import new_id
from entrepairs.people.models import Person
from entrepairs.safety.actions.decisions import Ruling, decide
from entrepairs.safety.actions.reports import Danger, Shown, send_concern, send_report
from entrepairs.safety.models import Concern, Measure, Report
from entrepairs.structures.models import Structure
from entrepairs.testimonies.models import Testimony
from entrepairs.testimonies.tests.stories import published

WORDS, HOW = "la troisième ligne donne une adresse", "il ne vient plus le mardi, je pense souvent à lui"


def shown(story: Testimony) -> Shown:
    return Shown("testimony", story.pk)


def report(story: Testimony, by: Person | None = None, *, key: UUID | None = None, **values: Any) -> Report:
    told = {"ground": "contact", "words": WORDS, "email": ""} | values
    return send_report(shown(story), told["ground"], told["words"], key or new_id(), by=by, email=told["email"])


def worry(story: Testimony, by: Person | None = None, *, key: UUID | None = None, **boxes: Any) -> Concern:
    return send_concern(shown(story), Danger(**({"how": HOW} | boxes)), key or new_id(), by=by)


def settled(person: Person) -> Person:
    """Here for a month: their report is one of the three."""
    Person.objects.filter(pk=person.pk).update(joined_on=(now() - timedelta(days=30)).date())
    person.refresh_from_db()
    return person


def rows_of_reports(author: Person, house: Structure, *, by: Person) -> dict[str, Any]:
    """A public story, reported, to which the team added a note: rows for tests/world.py."""
    story = published(author, house, by)
    report(story)
    note = Ruling(Measure.NOTE, "contact", "Un détail permet de reconnaître un lieu.", "L’équipe a caché un lieu.")
    return {"public_story": story, "decision": decide("testimony", story.pk, note, by=by)}
