"""The first hour: one code, one house, one administrator, once."""

import pytest
from django.test import Client
from django.urls import reverse

from entrepairs.core.clock import now
from entrepairs.core.installation import code_file, new_installation_code
from entrepairs.people.models import Administrator, Person
from entrepairs.structures.models import Role, Structure

URL = "/installation/"
ANSWERS = {
    "house": "GEM Les Lucioles",
    "kind": "gem",
    "commune": "Dijon",
    "pseudonym": "Elena",
    "passphrase": "quatre lanternes sous la pluie",
    "adult": "on",
}


@pytest.fixture(autouse=True)
def no_code_is_left():
    yield
    code_file().unlink(missing_ok=True)


@pytest.mark.django_db(transaction=True)
def test_the_code_of_the_terminal_opens_the_house_once():
    code = new_installation_code(now())
    client = Client()
    assert client.get(URL).status_code == 200

    answer = client.post(URL, ANSWERS | {"code": code.lower().replace("-", " ")})

    assert (answer.status_code, answer.url) == (303, reverse("people:welcome"))
    elena, house = Person.objects.get(), Structure.objects.get()
    assert (house.name, house.country, house.commune) == ("GEM Les Lucioles", "FR", "FR-21231")
    assert Administrator.objects.get().person == elena
    role = Role.objects.in_force().get()
    assert (role.person, role.structure, role.name) == (elena, house, Role.Name.COORDINATOR)
    assert not code_file().exists()
    assert client.session["_auth_user_id"] == str(elena.pk)
    assert Client().get(URL).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["", "0000-0000-0000", "\x00", "x" * 500])
def test_another_code_is_refused_and_what_was_typed_stays(code):
    new_installation_code(now())
    answer = Client().post(URL, ANSWERS | {"code": code})
    assert answer.status_code == 422
    assert "GEM Les Lucioles" in answer.content.decode()
    assert not Person.objects.exists()


@pytest.mark.django_db
def test_without_a_code_from_the_terminal_nothing_opens():
    assert Client().get(URL).status_code == 200
    assert Client().post(URL, ANSWERS | {"code": ""}).status_code == 422
    assert Client().post(URL, ANSWERS | {"code": "0" * 12}).status_code == 422


@pytest.mark.django_db
def test_the_page_does_not_exist_once_someone_administers(farid):
    new_installation_code(now())
    Administrator.objects.create(person=farid)
    assert Client().get(URL).status_code == 404


@pytest.mark.django_db
def test_a_visitor_who_comes_first_does_not_shut_the_administrator_out(farid):
    code = new_installation_code(now())
    assert Client().post(URL, ANSWERS | {"code": code}).status_code == 303


@pytest.mark.django_db
def test_home_leads_to_the_first_hour_while_it_is_awaited():
    assert Client().get("/").status_code == 200
    new_installation_code(now())
    assert Client().get("/").headers["Location"] == URL


@pytest.mark.django_db
def test_codes_are_not_tried_for_long():
    new_installation_code(now())
    answers = [Client().post(URL, ANSWERS | {"code": "0" * 12}).status_code for _n in range(11)]
    assert answers == [422] * 10 + [429]
