"""The public page of a house: where, when, how to reach it, where it comes from."""

from datetime import UTC, date, datetime, time

import pytest
from django.test import Client

from entrepairs.agenda.models.programme import Audience
from entrepairs.agenda.tests.gathered import planned
from entrepairs.core.clock import at
from entrepairs.structures import hours
from entrepairs.structures.access import ACCESS
from entrepairs.structures.models import OpeningException, Source
from entrepairs.structures.opening_words import announced, open_until, opening_sentence, week_in_words
from entrepairs.structures.recovery import RECOVERY
from entrepairs.structures.tests.listed import knows, listed, opens
from entrepairs.structures.tests.test_hours import AFTERNOONS, MONDAY, Change, Rule

FRIDAY_NOON = datetime(2026, 11, 27, 11, 0, tzinfo=UTC)
wall = datetime.fromisoformat


def read(house):
    with at(FRIDAY_NOON):
        return Client().get(f"/maisons/{house.pk}/").content.decode().replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.django_db
def test_a_page_says_where_when_and_how_to_reach_it():
    house = listed("Le Phare", phone="03 53 01 00 01", email="a@phare.example", languages=["fr", "en"])
    knows(house, "alcool")
    house.places.update(address="3 rue des Tilleuls", postal_code="21000", directions="Au fond de la cour.")
    opens(house, 4, "09:00", "18:00")
    said = read(house)

    for words in ("3 rue des Tilleuls, 21000 Dijon", "Au fond de la cour.", "Ouvert jusqu’à 18 h", "9 h – 18 h"):
        assert words in said
    assert 'href="tel:0353010001"' in said
    assert "français, anglais" in said
    assert "<title>Un lieu" in said


@pytest.mark.django_db
def test_a_page_says_what_helps_to_get_in_and_how_things_go_there():
    house = listed("Le Phare", recovery=[next(iter(RECOVERY)), "inconnu"])
    house.places.update(access=[next(iter(ACCESS)), "inconnu"])
    said = read(house)

    assert str(next(iter(ACCESS.values()))) in said
    assert str(next(iter(RECOVERY.values()))).replace("\u00a0", " ") in said
    assert "inconnu" not in said


@pytest.mark.django_db
def test_an_exception_to_come_is_announced_and_a_past_one_is_not():
    house = listed("Le Phare")
    place = house.places.get()
    OpeningException.objects.create(
        place=place, first_day=date(2026, 12, 24), last_day=date(2027, 1, 2), reason="congés"
    )
    OpeningException.objects.create(
        place=place, first_day=date(2026, 11, 21), last_day=date(2026, 11, 23), reason="fête"
    )
    said = read(house)

    assert "Fermé du jeudi 24 décembre au samedi 2 janvier (congés)" in said
    assert "(fête)" not in said


@pytest.mark.django_db
def test_a_page_says_where_it_comes_from(house):
    other = listed("Le Phare")
    Source.objects.create(structure=other, name="FINESS", external_id="1", dated=date(2026, 8, 13), seen_at=FRIDAY_NOON)

    assert "Source : FINESS, liste du 13 août 2026" in read(other)
    assert "Fiche tenue par la maison, vue le" in read(house)
    assert f"/maisons/{other.pk}/erreur/" in read(other)


@pytest.mark.django_db
def test_what_is_for_everybody_comes_soon_and_what_is_for_members_is_not_told(house, elena):
    planned(house, by=elena, title="Marche douce")
    planned(house, by=elena, title="Conseil des membres", audience=Audience.MEMBERS)
    said = Client().get(f"/maisons/{house.pk}/").content.decode()

    assert "Marche douce" in said
    assert "Conseil des membres" not in said
    assert "Bientôt" not in read(listed("Le Phare"))


def test_a_door_held_by_one_then_by_others_is_open_until_the_last():
    held = [Rule(0, time(9), time(14)), Rule(0, time(13), time(18), how="membres")]

    assert open_until(wall("2026-11-23 10:00"), held, []) == time(18)
    assert open_until(wall("2026-11-23 18:00"), held, []) is None


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-11-24 14:00", "Ouvert jusqu’à 18 h"),
        ("2026-11-24 08:00", "Ouvre à 13 h 30"),
        ("2026-11-24 19:00", "Ouvre demain à 13 h 30"),
        ("2026-11-27 18:00", "Ouvre mardi à 13 h 30"),
    ],
)
def test_whether_it_is_open_is_one_sentence(moment, said):
    assert opening_sentence(wall(moment), AFTERNOONS, []).replace("\u00a0", " ") == said


def test_what_is_closed_for_long_or_never_said_is_told_so():
    closed = [Change(date(2026, 11, 1), date(2027, 3, 1))]

    assert opening_sentence(wall("2026-11-24 14:00"), AFTERNOONS, closed) == "Fermé en ce moment"
    assert opening_sentence(wall("2026-11-24 14:00"), [], []) == "Horaires à demander sur place"


def test_a_week_is_said_day_by_day():
    week = [hours for _day, hours in week_in_words(MONDAY, AFTERNOONS, [])]

    assert len(week) == 7
    assert [week[0], week[1].replace("\u00a0", " ")] == ["fermé", "13 h 30 – 18 h"]


def test_other_hours_of_one_day_are_announced():
    class Outing(Change):
        reason = "sortie"

    change = Outing(date(2026, 11, 28), date(2026, 11, 28), time(9), time(12))

    assert hours.slots_of(date(2026, 11, 28), [], [change])
    said = announced(change, MONDAY).replace("\u00a0", " ")
    assert said == "Ouvert le samedi 28 novembre : 9 h – 12 h (sortie)"
