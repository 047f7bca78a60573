"""« Ce qui manque » on the waiting list: for those who coordinate, about five people at least, and about nobody."""

import pytest

from entrepairs.accompaniment.tests.chain import NANTES, habilitated, offering, open_house, written

pytestmark = pytest.mark.django_db
LIST = "/coordination/demandes/"
SENTENCE = "5 personnes attendent quelqu’un qui parle l’arabe."


@pytest.fixture
def waiting(house, elena, person):
    """Four who ask for Arabic, and someone who helps in French."""
    offering(habilitated(person("Ada"), house, by=elena))
    return [written(person(name), languages=["ar"]) for name in ("Zoé", "Yann", "Xéna", "Will")]


def test_five_people_who_lack_the_same_are_said_and_four_are_not(waiting, elena, person, desk):
    browser = desk(elena)
    assert "Ce qui manque" not in browser.get(LIST).content.decode()

    written(person("Vera"), languages=["ar"])

    assert SENTENCE in browser.get(LIST).content.decode()


def test_another_house_learns_nothing(waiting, person, desk):
    written(person("Vera"), languages=["ar"])
    other = person("Otto")
    open_house(other, commune=NANTES, name="La Maison du Port")

    assert "Ce qui manque" not in desk(other).get(LIST).content.decode()


def test_farid_sees_no_list(waiting, farid, browser_of):
    assert browser_of(farid).get(LIST).status_code in (302, 404)


def test_nobody_is_read_when_only_a_few_wait(waiting, elena, desk, queries, person):
    browser = desk(elena)
    browser.get(LIST)
    few = queries(lambda: browser.get(LIST))
    for name in ("Vera", "Ugo", "Tess"):
        written(person(name), languages=["ar"])

    many = queries(lambda: browser.get(LIST))

    assert few < many <= few + 9
