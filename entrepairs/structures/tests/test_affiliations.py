"""A house and a network: two yes to share figures, one word to stop, nobody of the house ever seen."""

import pytest

from entrepairs.core.rules import Refused
from entrepairs.people.models import Notice
from entrepairs.structures.actions.affiliations import agree_affiliation, ask_affiliation, end_affiliation
from entrepairs.structures.models import Affiliation, Role
from entrepairs.structures.tests.lived_in import network

pytestmark = pytest.mark.django_db
Side = Affiliation.Side


@pytest.fixture
def sources(driss):
    """A network, which Driss coordinates."""
    return network(driss)


def test_a_house_asks_and_the_network_agrees(house, sources, elena, driss, desk):
    said = {"side": "maison", "other": sources.pk}
    assert desk(elena).post(f"/maisons/{house.pk}/reseaux/", said).status_code == 303
    assert Notice.objects.filter(person=driss, kind="affiliation_asked").count() == 1
    asked = Affiliation.objects.get()
    assert not Affiliation.objects.agreed().exists()

    assert desk(driss).post(f"/maisons/{sources.pk}/reseaux/{asked.pk}/accord/").status_code == 303

    assert Affiliation.objects.agreed().get().house == house


def test_a_network_asks_and_the_house_agrees(house, sources, elena, driss, desk):
    desk(driss).post(f"/maisons/{sources.pk}/reseaux/", {"side": "reseau", "other": house.pk})
    asked = Affiliation.objects.get()

    with pytest.raises(Refused):
        agree_affiliation(asked, by=driss)
    agree_affiliation(asked, by=elena)

    assert Affiliation.objects.agreed().count() == 1


@pytest.mark.parametrize("side", ["house", "network"])
def test_either_side_ends_it_at_once(side, house, sources, elena, driss, desk):
    held = ask_affiliation(sources, house, asked_by=Side.HOUSE, by=elena)
    agree_affiliation(held, by=driss)
    who, where = (elena, house) if side == "house" else (driss, sources)

    assert desk(who).post(f"/maisons/{where.pk}/reseaux/{held.pk}/fin/").status_code == 303

    assert not Affiliation.objects.current().exists()
    with pytest.raises(Refused):
        agree_affiliation(held, by=driss)
    assert ask_affiliation(sources, house, asked_by=Side.HOUSE, by=elena) != held


def test_asking_twice_asks_once(house, sources, elena):
    first = ask_affiliation(sources, house, asked_by=Side.HOUSE, by=elena)

    assert ask_affiliation(sources, house, asked_by=Side.HOUSE, by=elena) == first


def test_a_house_is_not_the_network_of_another_nor_of_itself(house, sources, elena, driss):
    for above, below, by in ((house, sources, driss), (sources, sources, driss)):
        with pytest.raises(Refused):
            ask_affiliation(above, below, asked_by=Side.HOUSE, by=by)


def test_the_network_sees_no_member_of_the_house(house, sources, elena, driss, bruno, desk):
    Role.objects.create(structure=house, person=bruno, name="membre", given_at=house.opened_at)
    agree_affiliation(ask_affiliation(sources, house, asked_by=Side.HOUSE, by=elena), by=driss)

    text = desk(driss).get(f"/maisons/{sources.pk}/reseaux/").content.decode()

    assert house.name in text
    assert "Bruno" not in text
    assert desk(driss).get(f"/maisons/{house.pk}/equipe/").status_code == 404
    assert not Role.objects.visible_to(driss).filter(structure=house).exists()


def test_farid_neither_asks_nor_agrees_nor_ends(house, sources, elena, farid, desk):
    held = ask_affiliation(sources, house, asked_by=Side.HOUSE, by=elena)
    for act in (
        lambda: ask_affiliation(sources, house, asked_by=Side.HOUSE, by=farid),
        lambda: agree_affiliation(held, by=farid),
        lambda: end_affiliation(held, by=farid),
    ):
        with pytest.raises(Refused):
            act()
    assert desk(farid).post(f"/maisons/{house.pk}/reseaux/{held.pk}/fin/").status_code == 404
