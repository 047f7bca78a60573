"""Roles are given by someone, accepted by the person, seen by few."""

import pytest

from entrepairs.core.rules import Refused
from entrepairs.structures.actions.houses import open_structure
from entrepairs.structures.actions.roles import accept_role, end_role, give_role
from entrepairs.structures.models import Role, Structure, coordinated_by
from entrepairs.structures.rules import coordinators

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(elena):
    return open_structure(name="Le Bateau", kind=Structure.Kind.GEM, country="FR", commune="FR-21231", by=elena)


def test_who_opens_a_house_coordinates_it(house, elena):
    assert coordinators(house) == [elena]


def test_a_role_counts_only_once_accepted(house, elena, driss):
    role = give_role(house, driss, Role.Name.COORDINATOR, by=elena)
    assert not coordinated_by(driss).exists()

    accept_role(role, by=driss)

    assert list(coordinated_by(driss)) == [house]


def test_nobody_accepts_for_someone_else(house, elena, driss, farid):
    role = give_role(house, driss, Role.Name.REFERENT, by=elena)
    with pytest.raises(Refused):
        accept_role(role, by=farid)


def test_only_the_coordination_gives_roles(house, driss, farid):
    with pytest.raises(Refused):
        give_role(house, driss, Role.Name.REFERENT, by=farid)


def test_giving_twice_makes_one_role(house, elena, driss):
    assert give_role(house, driss, Role.Name.MEMBER, by=elena) == give_role(house, driss, Role.Name.MEMBER, by=elena)


def test_anyone_leaves_a_role_without_asking(house, elena, driss):
    role = give_role(house, driss, Role.Name.REFERENT, by=elena)
    accept_role(role, by=driss)

    end_role(role, by=driss)

    assert not Role.objects.in_force().filter(person=driss).exists()


def test_farid_sees_no_role_of_others(house, elena, driss, farid):
    give_role(house, driss, Role.Name.MEMBER, by=elena)

    assert not Role.objects.visible_to(farid).exists()
    assert Role.objects.visible_to(driss).count() == 1
    assert Role.objects.visible_to(elena).count() == 2
