"""Threads that wait for an answer, and those who said that they may be asked."""

from typing import Any

from entrepairs.accompaniment.tests.chain import open_house
from entrepairs.community.models import Thread
from entrepairs.community.tests.talking import begun, circle_of, said_in
from entrepairs.people.actions.consents import give_consent
from entrepairs.people.actions.profiles import choose_experiences
from entrepairs.people.models import Person
from entrepairs.people.models.consent import Purpose
from entrepairs.safety.actions.asking import ask_two
from entrepairs.safety.actions.looks import look_at
from entrepairs.safety.actions.watching import claim_look
from entrepairs.safety.actions.words import write_to_author
from entrepairs.safety.models import Asking, Look
from entrepairs.safety.tests.watched import taken

WORDS = "Depuis ma dépression, le matin est long."
TEAM_WORD = "un bouquet de menthe au bord de la fenêtre"


def unanswered(thread: Thread) -> Look:
    """It is before the watch, since nobody answered."""
    return look_at("thread", thread.pk, Look.Queue.BLUE, because=Look.Because.UNANSWERED)


def answering(person: Person, experience: str) -> Person:
    """They named it, and may be asked to answer."""
    choose_experiences(person, [experience], by=person)
    give_consent(person, Purpose.ANSWERING, by=person)
    return person


def asked_of(person: Person, *, author: Person, by: Person) -> dict[str, Any]:
    """Rows for tests/world.py: `by` keeps the watch, asked this person to answer in an open circle, and wrote to them
    about what they said there."""
    look = unanswered(begun(circle_of(open_house(by, name="La maison du port"), by), author, WORDS))
    claim_look(look, by=by)
    answering(person, "depression")
    ask_two(look, "depression", by=by)
    said = said_in(look_thread(look), person, "Je lis.")
    word = write_to_author(taken(Look.objects.open().get(object_id=said.pk), by=by), TEAM_WORD, by=by)
    return {"asking": Asking.objects.get(person=person), "word": word}


def look_thread(look: Look) -> Thread:
    return Thread.objects.select_related("circle__data_key", "circle__structure").get(pk=look.object_id)
