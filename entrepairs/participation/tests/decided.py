"""Minutes with a point and a vote, made by the real actions."""

from typing import Any
from uuid import uuid4

from entrepairs.agenda.models.programme import Audience, Kind
from entrepairs.agenda.tests.gathered import planned
from entrepairs.participation.actions import add_point, count_hands, open_minutes
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure


def decided(house: Structure, *, by: Person) -> dict[str, Any]:
    """Draft minutes of a meeting of the members: the rows, by name."""
    meeting = planned(house, by=by, title="Conseil", kind=Kind.MEETING, audience=Audience.MEMBERS)
    minutes = open_minutes(meeting, by=by)
    point = add_point(minutes, uuid4(), title="Le théâtre", text="On en rêve.", by=by)
    hands = {"hands_for": 9, "hands_against": 1, "abstained": 2}
    vote = count_hands(point, uuid4(), question="Y allons-nous", **hands, by=by)
    return {"meeting_of_the_board": meeting, "minutes": minutes, "point": point, "vote": vote}
