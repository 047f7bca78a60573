"""« Mon espace » : the houses one is of, and where one said that one would be."""

import pytest

from entrepairs.agenda.actions.signups import sign_up
from entrepairs.agenda.tests.gathered import member, planned
from entrepairs.structures.models import Role

pytestmark = pytest.mark.django_db


def space(browser) -> str:
    return str(browser.get("/mon-espace/").content.decode())


def test_a_member_finds_the_house_and_what_comes(house, elena, bruno, browser_of):
    member(house, bruno, by=elena)
    sign_up(planned(house, by=elena, title="Chorale du vendredi"), by=bruno)

    shown = space(browser_of(bruno))

    assert house.name in shown and f'href="/maisons/{house.pk}/"' in shown
    assert "Chorale du vendredi" in shown


def test_who_runs_the_days_comes_in_by_the_other_side(house, elena, driss, browser_of, desk):
    member(house, driss, by=elena, name=Role.Name.FACILITATOR)

    assert f'href="/maisons/{house.pk}/tenir/"' in space(browser_of(driss))
    assert "/coordination/" not in space(browser_of(driss))
    assert desk(driss).get(f"/maisons/{house.pk}/tenir/").status_code == 200
    assert desk(driss).get(f"/maisons/{house.pk}/equipe/").status_code == 404


def test_who_runs_the_days_is_asked_for_a_second_protection(house, elena, driss, browser_of):
    member(house, driss, by=elena, name=Role.Name.FACILITATOR)

    assert browser_of(driss).get(f"/maisons/{house.pk}/tenir/").status_code == 302


def test_farid_finds_no_house_and_nothing_that_comes(house, elena, bruno, farid, browser_of):
    sign_up(planned(house, by=elena, title="Chorale du vendredi"), by=bruno)

    assert house.name not in space(browser_of(farid))
    assert "Chorale du vendredi" not in space(browser_of(farid))
