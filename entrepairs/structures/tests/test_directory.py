"""Anybody finds a place, without an account: near a commune, by kind, by experience, by name, open now."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from entrepairs.core.clock import at
from entrepairs.structures.actions.houses import change_structure
from entrepairs.structures.directory.search import Wanted, first_found
from entrepairs.structures.models import Place, Structure
from entrepairs.structures.tests.listed import BEAUNE, CHENOVE, DIJON, NAMUR, SAINT_DENIS_REUNION, knows, listed, opens

pytestmark = pytest.mark.django_db
FRIDAY_NOON = datetime(2026, 11, 27, 11, 0, tzinfo=UTC)


def search(**asked):
    with at(FRIDAY_NOON):
        return Client().get("/annuaire/", asked)


def names(**asked):
    return [line.house.name for line in search(**asked).context["lines"]]


def test_the_nearest_come_first_and_the_far_ones_do_not():
    listed("À Beaune", BEAUNE), listed("À Chenôve", CHENOVE), listed("À Dijon", DIJON), listed("À Namur", NAMUR)

    assert names(commune="Dijon") == ["À Dijon", "À Chenôve"]
    assert names(commune="Dijon", rayon="50") == ["À Dijon", "À Chenôve", "À Beaune"]
    assert names(commune="21000", rayon="5") == ["À Dijon", "À Chenôve"]


def test_without_a_commune_the_list_is_in_alphabetical_order():
    listed("Les Tilleuls", NAMUR), listed("Éclaircie"), listed("atelier")

    assert names() == ["atelier", "Éclaircie", "Les Tilleuls"]


def test_page_after_page_each_place_comes_once_in_order():
    for name in ("Phare", "Phare", "Ancre", "Cap"):
        house = listed(name)
        for rank in (1, 2):
            where = {"commune": DIJON, "lat": 47.3, "lon": 5.0}
            Place.objects.create(structure=house, rank=rank, closed_on=date(2026, 1, 1) if rank == 1 else None, **where)
    listed("Vide").places.update(closed_on=date(2026, 1, 1))
    whole = [place.pk for place in first_found(Wanted(), FRIDAY_NOON, 0, 50)]

    pages = [first_found(Wanted(), FRIDAY_NOON, start, 3) for start in range(0, 9, 3)]

    assert [place.pk for page in pages for place in page] == whole
    assert [place.structure.name for place in pages[0]] == ["Ancre", "Ancre", "Cap"]
    assert len(set(whole)) == 8


@pytest.mark.parametrize("typed", ["eclaircie", "L’ÉCLAIRCIE", "causse clair", "l'éclaircie du"])
def test_a_name_is_found_without_its_accents(typed):
    listed("GEM L’Éclaircie du Causse"), listed("Le Phare")

    assert names(nom=typed) == ["GEM L’Éclaircie du Causse"]


def test_a_house_is_found_by_its_new_name(house, elena):
    change_structure(house, name="Les Érables", team_hours="", by=elena)

    assert names(nom="erables") == ["Les Érables"]
    assert names(nom="tilleuls") == []


def test_kind_and_experience_are_found_by_people_s_own_words():
    knows(listed("Le Phare"), "deuil-proche")
    listed("Le Club", kind=Structure.Kind.LINKS)

    assert names(vecu="j’ai perdu ma mère, un deuil") == ["Le Phare"]
    assert names(genre="lieu_de_liens") == ["Le Club"]
    assert names(vecu="xyzzyplugh") == ["Le Club", "Le Phare"]


def test_open_now_is_on_the_clock_of_each_place():
    opens(listed("À Dijon"), 4, "09:00", "12:30")
    opens(listed("Fermé", CHENOVE), 4, "13:00", "18:00")
    opens(listed("À La Réunion", SAINT_DENIS_REUNION), 4, "14:00", "16:00")

    assert names(ouvert="on") == ["À Dijon", "À La Réunion"]
    assert names(ouvert="on", commune="Dijon") == ["À Dijon"]
    assert "Ouvert jusqu’à 12\u00a0h\u00a030" in search(commune="Dijon").content.decode()
    assert "Ouvre à 13\u00a0h" in search(commune="Chenôve", rayon="5").content.decode()


def test_a_commune_that_is_several_is_a_choice_and_nothing_is_listed_yet():
    answer = search(commune="Saint-Denis")

    assert answer.status_code == 200
    assert 'type="radio" name="commune-choix"' in answer.content.decode()
    assert answer.context["lines"] == []


def test_an_empty_search_widens_in_one_tap_and_keeps_the_rest():
    listed("À Beaune", BEAUNE)
    answer = search(commune="Dijon", rayon="10", genre="gem")

    assert answer.context["wider"] == 25
    assert "rayon=25" in answer.content.decode()
    assert "genre=gem" in answer.content.decode()


@pytest.mark.parametrize(
    "asked", [{"rayon": "x"}, {"genre": "\x00"}, {"page": "-1"}, {"page": "9" * 400}, {"nom": "%_"}, {"vecu": "😀"}]
)
def test_any_address_is_answered(asked):
    assert search(**asked).status_code == 200


def test_the_next_page_follows_and_nothing_says_how_many_there_are():
    for n in range(23):
        listed(f"Lieu {n:02d}")

    assert names() == [f"Lieu {n:02d}" for n in range(20)]
    assert names(page="2") == ["Lieu 20", "Lieu 21", "Lieu 22"]
    assert names(commune="Dijon", page="3") == []


def test_a_house_that_lives_here_is_said_so_and_is_not_put_first(house):
    listed("Au centre")
    house.places.update(lat=47.40)

    assert names(commune="Dijon") == ["Au centre", house.name]
    assert search(commune="Dijon").content.decode().count("found-here") == 1


def test_a_place_no_longer_used_is_not_found():
    listed("Ancien lieu").places.update(closed_on="2026-01-01")

    assert names() == []


def test_three_places_ask_the_database_as_often_as_one(same_queries):
    numbers = iter("ABC")

    def add():
        opens(listed(f"Lieu {next(numbers)}", languages=["fr"]), 4, "09:00", "18:00")

    add()
    same_queries(lambda: Client().get("/annuaire/", {"commune": "Dijon", "ouvert": "on"}), add)


def test_a_house_that_only_says_when_its_team_is_there_is_not_told_to_be_closed(house):
    said = search(commune="Dijon").content.decode()

    assert house.team_hours in said
    assert "Horaires à demander" not in said
