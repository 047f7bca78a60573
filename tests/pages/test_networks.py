"""A network shares the figures of its houses and never sees who is in them: not one page, not one name."""

import pytest
from django.urls import reverse

from entrepairs.structures.actions.affiliations import agree_affiliation, ask_affiliation
from entrepairs.structures.actions.houses import open_structure
from entrepairs.structures.models import Affiliation, Role, coordinated_by
from tests.pages.asking import said, signed_in
from tests.pages.whose import fill, of_objects
from tests.world import PRIVATE, World, build

pytestmark = pytest.mark.django_db
NAMED = ["personnes", "invitations", "contrat", "demandes", "visites", "aujourd-hui", "comptages", "bornes", "rapports"]
"""What must be among the pages that are tried: people, visits, attendance, tablets, reports."""


@pytest.fixture
def world(person) -> World:
    """Lila coordinates a network; every house of Elena belongs to it, and each side said yes."""
    world = build(person)
    lila, elena = person("Lila"), world.people["Elena"]
    world.people["Lila"] = lila
    place = {"country": "FR", "commune": "FR-21231"}
    network = open_structure(name="Le Réseau des Sources", kind="association_usagers", **place, by=lila)
    for house in coordinated_by(elena):
        asked = ask_affiliation(network, house, asked_by=Affiliation.Side.HOUSE, by=elena)
        agree_affiliation(asked, by=lila)
    world.rows["network"] = network
    return world


def test_no_page_of_a_house_exists_for_its_network(world, settings):
    settings.DEMO = True  # the desk opens without a second protection, and so is put to the test
    lila, tried = signed_in(world, "Lila"), []
    for name, route, kinds in of_objects():
        there = reverse(name, kwargs=fill(route, kinds, world, absent=False))
        nowhere = reverse(name, kwargs=fill(route, kinds, world, absent=True))
        for method in ("get", "post"):
            hidden, absent = (said(getattr(lila, method)(where)) for where in (there, nowhere))
            assert hidden[0] in (404, 405), (method, there)
            assert hidden == absent, (method, there)
        tried.append(route)

    assert len(tried) > 80
    assert [word for word in NAMED if not any(f"maisons/<uuid:pk>/{word}/" in route for route in tried)] == []


def test_the_pages_of_the_network_name_nobody_of_its_houses(world, settings):
    settings.DEMO = True
    lila, network = signed_in(world, "Lila"), world.rows["network"]
    ours = [("structures:" + name, {}) for name in ("run", "networks", "persons", "team", "invitations")]
    ours += [("agenda:today", {}), ("agenda:counts", {}), ("insights:reports", {}), ("insights:report", {"year": 2026})]
    for name, more in ours:
        answer = lila.get(reverse(name, kwargs={"pk": network.pk, **more}))
        assert answer.status_code == 200, name
        text = answer.content.decode()
        assert not [words for words in PRIVATE.values() if words in text], name
        assert not [one for one in world.people if one != "Lila" and one in text], name


def test_a_network_holds_no_role_of_its_houses(world):
    houses = coordinated_by(world.people["Elena"])

    assert Affiliation.objects.agreed().count() == houses.count() > 1
    assert not Role.objects.visible_to(world.people["Lila"]).filter(structure__in=houses).exists()
