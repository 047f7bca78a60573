"""Hard weeks: many write, several supporters stop for a while, relays are named."""

from typing import Any

from entrepairs.accompaniment.actions.offers import pause_offer
from entrepairs.accompaniment.actions.relays import agree_to_relay, name_relay
from entrepairs.accompaniment.demo.calendar import Calendar
from entrepairs.accompaniment.demo.walking import someone, waiting
from entrepairs.accompaniment.models import Accompaniment, Offer
from entrepairs.structures.rules import coordinators


def hard_weeks(told: dict[str, Any], calendar: Calendar) -> None:
    """On top of the usual life."""
    for row in told["attendent"]:
        waiting(row, calendar)
    for pseudonym in told["pauses"]:
        with calendar.living(1, "08:00"):
            pause_offer(Offer.objects.get(person__pseudonym=pseudonym), by=someone(pseudonym))
    for row in told["relais"]:
        _relay(row, calendar)


def _relay(row: dict[str, Any], calendar: Calendar) -> None:
    """The coordinator names someone; perhaps they and the person have both said yes."""
    person, other = someone(row["personne"]), someone(row["relais"])
    accompaniment = Accompaniment.objects.open().visible_to(person).select_related("structure").get()
    with calendar.living(1, "11:00"):
        relay = name_relay(accompaniment, other, by=coordinators(accompaniment.structure)[0])
    if row["repond"]:
        with calendar.living(1, "19:00"):
            agree_to_relay(relay, by=other)
            agree_to_relay(relay, by=person)
