"""« Tenir la maison »: what is done every day, what needs a hand, every page by group."""

import pytest

from entrepairs.accompaniment.tests.chain import open_house
from entrepairs.structures import needs
from entrepairs.structures.actions.joining import ask_to_join
from entrepairs.structures.actions.roles import accept_role, give_role
from entrepairs.structures.models import Role
from entrepairs.structures.tests.lived_in import opened, visiting, weeks_later

pytestmark = pytest.mark.django_db


@pytest.fixture
def karim(person, house, elena):
    karim = person("Karim")
    accept_role(give_role(house, karim, Role.Name.FACILITATOR, by=elena), by=karim)
    return karim


def said(person, house) -> str:
    return " ".join(need.said for need in needs.found(person, house)).replace("\xa0", " ")


def test_counting_is_the_first_thing_that_karim_finds(house, karim, desk):
    answer = desk(karim).get(f"/maisons/{house.pk}/tenir/")

    assert str(answer.context["first"][0].listed) == "Compter les présences"
    assert answer.content.index("Compter les présences".encode()) < answer.content.index(b"Imprimer")


def test_karim_meets_no_page_of_the_coordination(house, karim, elena, desk):
    groups = [name for name, _title, _pages in desk(karim).get(f"/maisons/{house.pk}/tenir/").context["groups"]]

    assert "people" not in groups
    assert groups == ["day", "gatherings", "house", "year"]
    assert "people" in [one[0] for one in desk(elena).get(f"/maisons/{house.pk}/tenir/").context["groups"]]


def test_a_house_without_hours_is_asked_when_it_opens(house, karim, elena):
    assert "Les horaires ne sont pas écrits" in said(karim, house)

    opened(house.places.get(), by=elena)

    assert "horaires" not in said(karim, house)


def test_the_coordination_learns_who_waits_and_karim_does_not(house, elena, karim, bruno, aicha):
    ask_to_join(house, "Bonjour, est-ce que je peux passer ?", by=bruno)
    weeks_later(visiting(house, aicha, by=elena), 6)

    assert "1 personne demande à venir" in said(elena, house)
    assert "1 visite est en septième semaine" in said(elena, house)
    assert said(karim, house) == "Les horaires ne sont pas écrits."


def test_the_needs_of_another_house_stay_there(house, elena, driss, bruno):
    other = open_house(driss)
    ask_to_join(other, "Bonjour, est-ce que je peux passer ?", by=bruno)

    assert "demande à venir" not in said(elena, house)
    assert "demande à venir" not in said(elena, other)


def test_farid_finds_no_such_page(house, farid, desk):
    assert desk(farid).get(f"/maisons/{house.pk}/tenir/").status_code == 404
