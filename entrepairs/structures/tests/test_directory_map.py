"""The map says what the list says: every place found is on it, once, behind a link that has a name."""

import gzip
import re
from random import Random

import pytest
from django.test import Client

from entrepairs.core.clock import now
from entrepairs.places.communes import get
from entrepairs.places.outlines import outlines
from entrepairs.structures.directory.marks import by_area, marks, within
from entrepairs.structures.directory.search import Wanted, matching
from entrepairs.structures.models import Place, Structure
from entrepairs.structures.tests.listed import BEAUNE, CHENOVE, NAMUR, PARIS, SAINT_DENIS_REUNION, listed

pytestmark = pytest.mark.django_db
HEAVIEST = 45 * 1024


def links(page):
    """Address and accessible name of each link of the drawing."""
    drawn = page[page.index('<svg class="map"') : page.rindex("</svg>")]
    return re.findall(r'<a href="([^"]+)" aria-label="\s*([^"]+?)\s*"', drawn)


def test_france_and_belgium_count_by_region_and_each_leads_on():
    listed("À Dijon"), listed("À Beaune", BEAUNE), listed("À Namur", NAMUR), listed("Kaz", SAINT_DENIS_REUNION)
    found = {
        address: name.replace("\u00a0", " ")
        for address, name in links(Client().get("/annuaire/carte/").content.decode())
    }

    assert found["/annuaire/carte/fr-r27/"] == "Bourgogne-Franche-Comté : 2 lieux"
    assert found["/annuaire/carte/be-r03000/"] == "Région wallonne : 1 lieu"
    assert found["/annuaire/carte/fr-974/"] == "La Réunion : 1 lieu"
    assert found["/annuaire/carte/be-04000/"] == "Région de Bruxelles-Capitale"
    assert len(found) == 21


def test_a_region_leads_to_its_departments_and_keeps_the_search():
    listed("À Dijon"), listed("Aussi"), listed("Un club", kind=Structure.Kind.LINKS)
    page = Client().get("/annuaire/carte/fr-r27/", {"genre": "gem"}).content.decode()

    assert ("/annuaire/carte/fr-21/?genre=gem", "Dijon\u00a0: 2 lieux") in links(page)
    assert "/annuaire/?genre=gem" in page


def test_a_department_leads_to_the_house_or_to_the_list_around():
    alone, _two, _three = listed("À Beaune", BEAUNE), listed("À Dijon"), listed("Aussi")
    found = dict(links(Client().get("/annuaire/carte/fr-21/").content.decode()))

    assert found[f"/maisons/{alone.pk}/"] == "À Beaune, Beaune"
    around = next(address for address in found if address.startswith("/annuaire/?"))
    names = [line.house.name for line in Client().get(around.replace("&amp;", "&")).context["lines"]]
    assert sorted(names) == ["Aussi", "À Dijon"]


def test_every_place_of_the_frame_is_in_one_mark():
    chance = Random(5)
    for n in range(60):
        house = listed(f"Lieu {n}", chance.choice([BEAUNE, CHENOVE, "FR-21231"]))
        house.places.update(lat=47.1 + chance.random() / 2, lon=4.8 + chance.random() / 2)
    frame = outlines()["fr-21"].frame
    found = marks(Place.objects.all(), frame)

    assert sum(mark.count for mark in found) == within(Place.objects.all(), frame).count() == 60
    assert all(frame.holds(mark.x, mark.y) for mark in found)
    assert len({(mark.x, mark.y) for mark in found}) == len(found) <= 121


def test_the_map_shows_what_the_search_finds_and_nothing_else():
    listed("À Dijon"), listed("À Beaune", BEAUNE), listed("À Paris", PARIS)
    wanted = Wanted(commune="FR-21231", km=10)

    assert by_area(matching(wanted, now())) == {"fr-21": 1}
    assert by_area(matching(Wanted(), now())) == {"fr-21": 2, "fr-75": 1}
    assert "Montrer tous les lieux" in Client().get("/annuaire/carte/fr-21/?nom=dijon").content.decode()


def test_the_list_leads_to_the_map_of_the_department_of_the_commune():
    assert Client().get("/annuaire/?commune=Dijon").context["map_url"] == "/annuaire/carte/fr-21/?commune=Dijon"
    assert Client().get("/annuaire/?page=2").context["map_url"] == "/annuaire/carte/"


@pytest.mark.parametrize("code", ["fr-00", "voisin-1", "FR-21", "x"])
def test_what_is_no_area_has_no_map(code):
    assert Client().get(f"/annuaire/carte/{code}/").status_code == 404


def test_a_region_with_a_place_in_every_commune_stays_light():
    where = [get(f"FR-{code}") for code in ("69123", "38185", "63113", "74010", "42218", "26362", "01053", "15014")]
    for n, commune in enumerate(where * 8):
        listed(f"Lieu {n}", commune.key).places.update(lat=commune.lat + n % 7 / 10, lon=commune.lon + n % 5 / 10)

    assert len(gzip.compress(Client().get("/annuaire/carte/fr-r84/").content)) < HEAVIEST / 2


def test_three_places_ask_the_database_as_often_as_one(same_queries):
    names = iter("ABC")
    add = lambda: listed(f"Lieu {next(names)}")  # noqa: E731
    add()
    same_queries(lambda: Client().get("/annuaire/carte/fr-r27/"), add)
