"""What the house of Dijon decided last month: the theatre, by show of hands."""

import random
from datetime import datetime, timedelta
from uuid import UUID

from entrepairs.agenda.actions.gatherings import plan_gathering
from entrepairs.agenda.models import Gathering
from entrepairs.agenda.models.programme import Audience, Kind
from entrepairs.core.clock import at
from entrepairs.participation.actions import add_point, adopt_minutes, count_hands, open_minutes, say_present
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure

POINTS = [
    (
        "La sortie au théâtre",
        "Le spectacle est à 12 € par personne. La maison paie la moitié. On part ensemble à 19 h.",
        ("Payer 180 € pour quinze places", (13, 1, 2)),
    ),
    (
        "Le jardin",
        "Les tomates ont bien donné. On garde un carré pour les herbes, à hauteur de fauteuil.",
        ("Acheter deux bacs hauts", (16, 0, 0)),
    ),
    ("Le dimanche", "On essaie un dimanche par mois, tenu par les membres. On en reparle en janvier.", None),
]


def seed(stage: str, rng: random.Random, now: datetime) -> None:
    """Once the house has lived a little."""
    if stage == "ouverture":
        return
    elena = Person.objects.get(pseudonym="Elena")
    house = Structure.objects.here().get(country="FR", kind=Structure.Kind.GEM)
    meeting = _meeting(house, elena, now - timedelta(days=20))
    with at(meeting.starts_at + timedelta(hours=2)):
        minutes = open_minutes(meeting, by=elena)
        say_present(minutes, 16, by=elena)
        for title, text, vote in POINTS:
            point = add_point(minutes, _key(rng), title=title, text=text, by=elena)
            if vote:
                question, (yes, no, none) = vote
                hands = {"hands_for": yes, "hands_against": no, "abstained": none}
                count_hands(point, _key(rng), question=question, **hands, by=elena)
        adopt_minutes(minutes, by=elena)


def _meeting(house: Structure, by: Person, around: datetime) -> Gathering:
    """The council of the month, half past two on that day."""
    starts_at = around.replace(hour=13, minute=30, second=0, microsecond=0)
    words = {"title": "Réunion de projet : on décide ensemble", "kind": Kind.MEETING, "audience": Audience.MEMBERS}
    with at(starts_at - timedelta(days=10)):
        return plan_gathering(house, starts_at=starts_at, zone=house.zone, by=by, minutes=90, **words)


def _key(rng: random.Random) -> UUID:
    return UUID(int=rng.getrandbits(128), version=4)
