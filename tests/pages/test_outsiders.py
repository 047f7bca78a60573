"""Every address of every object, visited by each person it is not for: it does not exist for them.

« Forbidden » and « absent » give the same answer, byte for byte. A new address that names an object fails here until
it says whose it is."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.urls.converters import IntConverter

from tests.pages.asking import KEY, asked, said, signed_in
from tests.pages.whose import NOT_OBJECTS, OUTSIDERS, PUBLIC, fill, is_house, of_objects, owner
from tests.world import FOR_MEMBERS, PRIVATE, World, build

pytestmark = pytest.mark.django_db
READ_BY_MEMBERS = "community:showing"
"""An act of the team on a post that others read: it is no secret to them that it is there."""


@pytest.fixture
def world(person) -> World:
    return build(person)


def is_no_secret(address: str) -> bool:
    """It names houses only: the directory has them."""
    keys = re.findall(KEY, address)
    assert keys, address
    return all(map(is_house, keys))


def test_every_address_of_an_object_says_whose_it_is():
    for _name, route, kinds in of_objects():
        for parameter in set(kinds) - NOT_OBJECTS - set(PUBLIC):
            assert owner(route, parameter), route


def test_no_address_says_how_many_there_are():
    counted = [route for _, route, kinds in of_objects() for one in kinds.values() if isinstance(one, IntConverter)]
    assert counted == []


def test_what_is_not_for_someone_does_not_exist_for_them(world, settings, queries):
    """Nor by a clock: looking for it asks as many questions as looking for nothing."""
    settings.DEMO = True  # the desk opens without a second protection, and so is put to the test
    tried, told = 0, []
    clients = {someone: signed_in(world, someone) for someone in world.people}
    for client in clients.values():
        client.get("/mon-espace/")
    for name, route, kinds in of_objects():
        there = reverse(name, kwargs=fill(route, kinds, world, absent=False))
        nowhere = reverse(name, kwargs=fill(route, kinds, world, absent=True))
        kind = owner(route, next(p for p in kinds if p not in NOT_OBJECTS and p not in PUBLIC))[0]
        for someone in OUTSIDERS[kind]:
            for method in ("get", "post"):
                ask = getattr(clients[someone], method)
                forbidden, questions = asked(queries, ask, there)
                absent, usual = asked(queries, ask, nowhere)
                assert forbidden[0] in (404, 405), (someone, method, there, forbidden[0])
                assert forbidden == absent, (someone, method, there)
                if questions != usual and name != READ_BY_MEMBERS and not is_no_secret(there):
                    told.append((someone, method, there, questions, usual))
                tried += 1
    assert tried > 300
    assert told == [], "\n".join(map(str, told))


LISTS = ["/mon-espace/", "/accompagnements/", "/demandes/", "/avis/", "/mes-donnees/", "/mes-donnees/gardees/"]
LISTS += ["/mes-donnees/ouvertures/", "/mes-roles/", "/mes-blocages/", "/aider/", "/mon-compte/", "/maisons/", "/"]


@pytest.mark.parametrize("someone", ["Farid", "Driss", "Claire"])
def test_lists_show_nothing_of_others(world, someone):
    client = signed_in(world, someone)
    for address in LISTS:
        text = client.get(address).content.decode()
        assert not [words for words in [*PRIVATE.values(), FOR_MEMBERS] if words in text], address
        assert not [other for other in ("Bruno", "Aïcha", "Nadia", "Saule") if other in text], address


def test_the_desk_shows_that_pairs_exist_and_none_of_their_words(world, settings):
    settings.DEMO = True
    client = signed_in(world, "Elena")
    pages = ["/coordination/", f"/coordination/accompagnements/{world.pair.pk}/"]
    for address in [*pages, f"/coordination/demandes/{world.waiting.pk}/"]:
        response = client.get(address)
        assert response.status_code == 200, address
        assert not [words for words in PRIVATE.values() if words in response.content.decode()], address


def test_someone_who_is_not_signed_in_is_asked_to_sign_in_or_learns_as_little_as_from_a_wrong_address(world):
    for name, route, kinds in of_objects():
        there, nowhere = (
            Client().get(reverse(name, kwargs=fill(route, kinds, world, absent=absent))) for absent in (False, True)
        )
        if there.status_code == 302:
            assert there["Location"].startswith("/connexion/"), name
            assert nowhere["Location"].startswith("/connexion/"), name
        else:
            assert there.status_code == 404, name
            assert said(there) == said(nowhere), name
