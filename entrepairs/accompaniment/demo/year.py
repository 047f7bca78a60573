"""A year of accompaniments that are over, so that the figures of a year have something to count."""

import random
from typing import Any

from entrepairs.accompaniment.actions.endings import end
from entrepairs.accompaniment.demo.calendar import Calendar
from entrepairs.accompaniment.demo.sharing import talk
from entrepairs.accompaniment.demo.walking import meet, someone
from entrepairs.accompaniment.models import Ending, Offer
from entrepairs.accompaniment.offered import silent_topics
from entrepairs.training.models import Habilitation

FIRST_DAY, LAST_DAY = 390, 45
KINDS = [Ending.Kind.PLANNED] * 6 + [Ending.Kind.CHANGED, Ending.Kind.STOPPED]


def past_year(told: dict[str, Any], rng: random.Random, calendar: Calendar) -> None:
    """Each supporter walks with one person after the other, from the first day to some weeks ago."""
    names = iter(told["prenoms"])
    learning = Habilitation.objects.filter(probation=True).values("person")
    offers = Offer.objects.exclude(person__in=learning).select_related("person__profile")
    for offer in offers.order_by("person__pseudonym"):
        day = FIRST_DAY - rng.randint(0, 30)
        while (weeks := rng.randint(3, 16)) * 7 + LAST_DAY < day and (name := next(names, None)):
            _walk(name, offer, day, weeks, told, rng, calendar)
            day -= weeks * 7 + rng.randint(7, 60)


def _walk(
    name: str, offer: Offer, day: int, weeks: int, told: dict[str, Any], rng: random.Random, calendar: Calendar
) -> None:
    """One accompaniment, of so many weeks from that day on."""
    wait = rng.randint(1, 4)
    row = {
        "personne": name,
        "pair": offer.person.pseudonym,
        "ecrit": day,
        "oui": wait,
        "texte": rng.choice(told["textes"]),
    }
    nearby = {"commune": offer.person.profile.commune}
    silent = silent_topics(offer.topics, offer.person.lived_experiences.all())
    shared = rng.choice([topic for topic in offer.topics if topic not in silent])
    accompaniment = meet(row | {"vecus": [shared], "demande": nearby}, calendar)
    people = {"p": someone(name), "a": offer.person}
    first, last = day - wait, day - weeks * 7
    lines = [
        [first, "18:00", "a", rng.choice(told["debuts"])],
        [(first + last) // 2, "19:30", "p", rng.choice(told["suites"])],
    ]
    talk(accompaniment, lines, people, calendar)
    with calendar.living(last, "18:00"):
        end(accompaniment, kind=rng.choice(KINDS), last_word=rng.choice(told["mots"]), by=people["a"])
