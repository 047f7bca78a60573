"""The page of a house, for its coordinators: name, hours, team, invitations."""

import pytest

from entrepairs.core.rules import Refused
from entrepairs.people.models import Notice
from entrepairs.structures.actions.houses import change_structure
from entrepairs.structures.actions.roles import accept_role, give_role
from entrepairs.structures.models import Role, coordinated_by

pytestmark = pytest.mark.django_db


def test_elena_says_when_the_team_is_there(house, elena, desk, client):
    answer = desk(elena).post(f"/maisons/{house.pk}/equipe/", {"name": "Le Bateau", "team_hours": "10 h – 16 h"})

    assert answer.status_code == 303
    assert "10 h – 16 h" in client.get("/maisons/").content.decode()


def test_a_house_without_a_name_is_refused_with_what_was_typed(house, elena, desk):
    answer = desk(elena).post(f"/maisons/{house.pk}/equipe/", {"name": "", "team_hours": "le matin"})

    assert answer.status_code == 422
    assert "le matin" in answer.content.decode()


def test_someone_invited_by_pseudonym_is_told_and_decides(house, elena, driss, desk):
    said = {"pseudonym": "driss ", "role": "coordination"}
    assert desk(elena).post(f"/maisons/{house.pk}/personnes/", said).status_code == 303

    assert Notice.objects.filter(person=driss, kind="role_offered").count() == 1
    assert not coordinated_by(driss).exists()
    accept_role(Role.objects.get(person=driss), by=driss)
    assert desk(driss).get(f"/maisons/{house.pk}/equipe/").status_code == 200


@pytest.mark.parametrize(
    "said", [{"pseudonym": "Personne", "role": "membre"}, {"pseudonym": "Driss", "role": "roi"}, {}]
)
def test_nobody_of_that_name_or_no_such_role_is_said(said, house, elena, driss, desk):
    assert desk(elena).post(f"/maisons/{house.pk}/personnes/", said).status_code == 422
    assert Role.objects.count() == 1


def test_a_role_is_ended_by_the_coordination_and_the_person_is_told(house, elena, driss, desk):
    role = give_role(house, driss, Role.Name.REFERENT, by=elena)

    assert desk(elena).post(f"/maisons/roles/{role.pk}/fin/").status_code == 303

    assert Role.objects.get(pk=role.pk).ended_at is not None
    assert Notice.objects.filter(person=driss, kind="role_ended").count() == 1


def test_farid_and_a_referent_see_no_page_of_the_house(house, elena, farid, driss, desk):
    role = give_role(house, driss, Role.Name.REFERENT, by=elena)
    accept_role(role, by=driss)
    for someone in (farid, driss):
        browser = desk(someone)
        assert browser.get(f"/maisons/{house.pk}/equipe/").status_code == 404
        assert browser.post(f"/maisons/{house.pk}/personnes/").status_code == 404
        assert browser.post(f"/maisons/roles/{role.pk}/fin/").status_code == 404
    with pytest.raises(Refused):
        change_structure(house, name="Autre", team_hours="", by=farid)
