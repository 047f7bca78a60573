"""Doctor asks for two people to carry each house, and says when nobody reads what is said of a page."""

from datetime import timedelta

import pytest

from entrepairs.core.clock import at, now
from entrepairs.structures.actions.corrections import close_correction, report_mistake
from entrepairs.structures.actions.roles import accept_role, end_role, give_role
from entrepairs.structures.checks import check
from entrepairs.structures.models import Correction, Role
from entrepairs.structures.tests.listed import listed

pytestmark = pytest.mark.django_db
COORDINATOR = Role.Name.COORDINATOR


def marks():
    """Of the coordination, and of what was said of the directory."""
    return "".join(finding.mark for finding in check())


def test_a_house_that_one_person_carries_is_told_until_a_second_says_yes(house, elena, driss):
    assert marks() == "!✓"
    assert house.name in check()[0].fact

    role = give_role(house, driss, COORDINATOR, by=elena)
    assert marks() == "!✓", "proposed is not accepted"
    accept_role(role, by=driss)

    assert marks() == "✓✓"


def test_a_house_that_nobody_carries_is_serious(house, elena):
    end_role(Role.objects.get(structure=house, name=COORDINATOR, person=elena), by=elena)

    assert marks() == "✗✓"


def test_other_roles_do_not_carry_and_the_directory_needs_nobody(house, elena, driss):
    accept_role(give_role(house, driss, Role.Name.MEMBER, by=elena), by=driss)
    listed("Le Phare")

    (coordination, _corrections) = check()
    assert house.name in coordination.fact
    assert "Le Phare" not in coordination.fact


def test_what_was_said_of_a_page_is_read_within_two_weeks(house, elena):
    with at(now() - timedelta(days=13)):
        report_mistake(house, "Le numéro ne répond plus.")
    assert marks() == "!✓"

    with at(now() - timedelta(days=15)):
        old = report_mistake(house, "La porte est verte.")
    assert marks() == "!!"
    assert "1 erreur" in check()[1].fact

    close_correction(old, Correction.Outcome.CORRECTED, by=elena)
    assert marks() == "!✓"


def test_doctor_names_nobody(house, elena):
    assert "Elena" not in "".join(finding.fact + finding.remedy for finding in check())
