"""Reports, concerns and decisions for tests, made by the real actions."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from entrepairs.core.clock import at, now
from entrepairs.core.ids import new_id
from entrepairs.jobs.worker import run_due
from entrepairs.people.models import Person
from entrepairs.safety.actions.decisions import Ruling, decide
from entrepairs.safety.actions.holding import LATEST
from entrepairs.safety.actions.reports import Danger, Shown, send_concern, send_report
from entrepairs.safety.actions.watching import claim_look
from entrepairs.safety.models import Concern, Decision, Look, Measure, Report
from entrepairs.safety.tests import watched
from entrepairs.structures.models import Structure
from entrepairs.testimonies.models import Testimony
from entrepairs.testimonies.tests.stories import house_of, published

WHY = "La troisième ligne donne une adresse."
WORDS, HOW = "la troisième ligne donne une adresse", "il ne vient plus le mardi, je pense souvent à lui"


def shown(story: Testimony) -> Shown:
    return Shown("testimony", story.pk)


def report(story: Testimony, by: Person | None = None, *, key: UUID | None = None, **values: Any) -> Report:
    told = {"ground": "contact", "words": WORDS, "email": ""} | values
    return send_report(shown(story), told["ground"], told["words"], key or new_id(), by=by, email=told["email"])


def hidden_by_three() -> None:
    """What three members told about is hidden by now: a job that waits between five and thirty minutes."""
    with at(now() + timedelta(minutes=LATEST)):
        run_due()


def worry(story: Testimony, by: Person | None = None, *, key: UUID | None = None, **boxes: Any) -> Concern:
    return send_concern(shown(story), Danger(**({"how": HOW} | boxes)), key or new_id(), by=by)


def settled(person: Person) -> Person:
    """Here for a month: their report is one of the three."""
    Person.objects.filter(pk=person.pk).update(joined_on=(now() - timedelta(days=30)).date())
    person.refresh_from_db()
    return person


def watching(person: Person) -> Person:
    """Of the watch, and coordinating a house of their own."""
    house_of(person, f"La maison de {person.pseudonym}")
    watched.watching(person, by=person)
    return person


def removed(story: Testimony, *, by: Person, measure: str = Measure.REMOVE) -> Decision:
    """Taken if it waits, then decided."""
    for look in Look.objects.open().filter(object_id=story.pk, claimed_by=None):
        claim_look(look, by=by)
    return decide("testimony", story.pk, Ruling(measure, "contact", WHY, "L’équipe a caché un lieu."), by=by)


def rows_of_reports(author: Person, house: Structure, *, reader: Person, by: Person) -> dict[str, Any]:
    """A public story, reported, to which the team added a note: rows for tests/world.py."""
    story = published(author, house, reader)
    report(story)
    return {"public_story": story, "decision": removed(story, by=by, measure=Measure.NOTE)}
