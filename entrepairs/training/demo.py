"""The charter of the demonstration, and those whom the two houses let help."""

import random
from datetime import datetime, timedelta

from entrepairs.core.clock import at
from entrepairs.people.models import Consent, Person
from entrepairs.people.models.consent import Purpose
from entrepairs.structures.models import Structure
from entrepairs.structures.rules import coordinators
from entrepairs.training.actions import STARTING_CHARTER, habilitate, sign_charter, write_charter
from entrepairs.training.models import Charter

WRITTEN_DAYS_AGO = {"ouverture": 1, "vie": 140, "crise": 140, "bilan": 410}
TRAINEE, REFERENT = "Lichen", "Driss"
TRAINEE_DAYS_AGO = 30


def seed(stage: str, rng: random.Random, now: datetime) -> None:
    """A charter at every stage; at the opening, nobody is habilitated yet."""
    opened = now - timedelta(days=WRITTEN_DAYS_AGO[stage])
    with at(opened):
        charter = write_charter(STARTING_CHARTER.read_text("utf-8"), by=Person.objects.get(pseudonym="Elena"))
    if stage != "ouverture":
        _habilitations(charter, opened, now)


def _habilitations(charter: Charter, opened: datetime, now: datetime) -> None:
    """Everyone who agreed to be proposed; one of them is in training, with a referent."""
    willing = Consent.objects.in_force().filter(purpose=Purpose.HELPING).values("person")
    for helper in Person.objects.filter(pk__in=willing).select_related("profile").order_by("pseudonym"):
        learns = helper.pseudonym == TRAINEE
        with at(now - timedelta(days=TRAINEE_DAYS_AGO) if learns else opened + timedelta(days=5)):
            sign_charter(charter, by=helper)
            _say_yes(helper, learns)


def _say_yes(helper: Person, learns: bool) -> None:
    """A coordinator of the house of their country decides; never about themselves."""
    house = Structure.objects.here().get(country=helper.profile.commune[:2])
    decider = next(person for person in coordinators(house) if person != helper)
    referent = Person.objects.get(pseudonym=REFERENT) if learns else None
    habilitate(helper, house, probation=learns, referent=referent, by=decider)
