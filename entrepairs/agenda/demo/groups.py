"""Groups that the house of Dijon forms: one round is ready to be drawn, in another a group waits for answers."""

from datetime import datetime, timedelta

from entrepairs.agenda.actions.inviting import accept_place, invite
from entrepairs.agenda.actions.wishes import agree_to_lead, ask_lead, open_round, say_wish
from entrepairs.agenda.models import FormedGroup, GroupPlace, WishRound
from entrepairs.agenda.models.programme import Audience
from entrepairs.core.clock import at
from entrepairs.people.models import Person
from entrepairs.structures.models import Place, Structure

HERE, ONLINE = 0, -1
TUESDAY, THURSDAY, SATURDAY = (1, "18:30"), (3, "14:30"), (5, "10:30")
WISHES = {
    "Bruno": ((0, 1), (0, 1, 2), (HERE,), True),
    "Nuage": ((1,), (1, 2), (HERE,), True),
    "Saule": ((0,), (0,), (HERE, ONLINE), False),
    "Galet": ((1,), (1, 2), (HERE, ONLINE), False),
    "Mirabelle": ((0,), (0,), (ONLINE,), False),
    "Lichen": ((0,), (0,), (ONLINE,), True),
    "Caillou": ((0,), (0,), (ONLINE,), True),
    "Étincelle": ((0, 1), (0,), (ONLINE,), False),
    "Fougère": ((0,), (0,), (ONLINE,), False),
    "Hirondelle": ((0,), (0, 1), (ONLINE,), False),
    "Coquelicot": ((1,), (1,), (HERE, ONLINE), False),
    "Bouleau": ((1,), (1,), (HERE, ONLINE), False),
    "Pivoine": ((1,), (1, 2), (HERE, ONLINE), False),
    "Brume": ((0, 1), (2,), (ONLINE,), False),
    "Aubépine": ((1,), (1,), (HERE, ONLINE), False),
}
"""Themes, the dearest first; moments; where; whether it would be their first group."""
NOTES = {"Bruno": "Un petit groupe, si c’est possible.", "Lichen": "Caméra éteinte au début."}
LEADS = {"Aïcha": (0b111, (HERE, ONLINE), 2), "Driss": (0b011, (ONLINE,), 1)}
INVITED = ("Bruno", "Nuage", "Saule", "Galet", "Mirabelle", "Pivoine", "Bouleau")
YES = ("Saule", "Galet", "Mirabelle")


def groups_to_form(now: datetime) -> None:
    """Both are for everybody: people of other places wish for a group on line."""
    house = Structure.objects.here().get(commune="FR-21231")
    elena = Person.objects.get(pseudonym="Elena")
    with at(now - timedelta(days=9)):
        row = _round(house, ["Traverser les longues soirées", "Reprendre une activité, doucement"], now, by=elena)
        _led(row, by=elena)
        for pseudonym, (themes, moments, spots, is_new) in WISHES.items():
            bits = sum(1 << one for one in moments)
            said = {"themes": list(themes), "moments": bits, "spots": list(spots), "is_new": is_new}
            _wish(row, pseudonym, said)
    with at(now - timedelta(days=3)):
        _waits_for_answers(_round(house, ["Prendre soin d’un proche, et de soi"], now, by=elena), now, by=elena)


def _round(house: Structure, themes: list[str], now: datetime, *, by: Person) -> WishRound:
    today = now.date()
    return open_round(
        house,
        themes=themes,
        for_whom="Pour qui aimerait en parler à quelques-un·es, sans conseil et sans devoir raconter.",
        audience=Audience.ALL,
        wishes_until=today + timedelta(days=6),
        starts_from=today + timedelta(days=14),
        moments=[TUESDAY, THURSDAY, SATURDAY],
        places=[str(Place.objects.get(structure=house, rank=0).pk)],
        online=True,
        link="https://visio.example/bateau-lavande",
        languages=["fr"],
        sessions=8,
        by=by,
    )


def _led(row: WishRound, *, by: Person) -> None:
    for pseudonym, (moments, spots, most) in LEADS.items():
        person = Person.objects.get(pseudonym=pseudonym)
        lead = ask_lead(row, person, by=by)
        agree_to_lead(lead, most=most, moments=moments, spots=list(spots), by=person)


def _wish(row: WishRound, pseudonym: str, said: dict[str, object]) -> None:
    person = Person.objects.select_related("data_key").get(pseudonym=pseudonym)
    say_wish(row, {**said, "languages": ["fr"], "note": NOTES.get(pseudonym, "")}, by=person)


def _waits_for_answers(row: WishRound, now: datetime, *, by: Person) -> None:
    """Seven people were asked, three said yes; Bruno has not answered."""
    _led(row, by=by)
    for pseudonym in INVITED:
        _wish(row, pseudonym, {"themes": [0], "moments": 0b011, "spots": [HERE, ONLINE], "is_new": False})
    lead = row.leads.get(person__pseudonym="Aïcha")
    keys = [str(key) for key in row.wishes.values_list("pk", flat=True)]
    key = {"theme": 0, "moment": 1, "place": HERE, "language": "fr"}
    group = FormedGroup.objects.create(round=row, number=1, lead=lead, drawn=keys, **key)
    GroupPlace.objects.bulk_create(GroupPlace(group=group, wish=one) for one in row.wishes.all())
    invite(group, now + timedelta(days=5), by=by)
    for seat in group.seats.filter(wish__person__pseudonym__in=YES).select_related("wish__person"):
        accept_place(seat, by=seat.wish.person)
