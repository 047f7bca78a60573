"""« Je passe aujourd’hui »: said in one tap, taken back in one tap, gone the next day."""

from datetime import timedelta

import pytest
from django.test import Client

from entrepairs.agenda.actions.passing import come_by
from entrepairs.agenda.models import Passing
from entrepairs.agenda.passing import board
from entrepairs.agenda.tasks.forgetting import forget_passings
from entrepairs.agenda.tests.gathered import member
from entrepairs.core.clock import at, now
from entrepairs.core.rules import Refused
from entrepairs.safety.actions.blocks import block

pytestmark = pytest.mark.django_db


@pytest.fixture
def where(house, elena, bruno, aicha) -> str:
    for one in (bruno, aicha):
        member(house, one, by=elena)
    return f"/maisons/{house.pk}/je-passe/"


def read(browser, where) -> str:
    return str(browser.get(where).content.decode())


def test_one_tap_says_it_and_one_takes_it_back(where, bruno, browser_of):
    browser = browser_of(bruno)
    assert browser.post(where).status_code == 303
    assert Passing.objects.get().is_shown is False
    assert browser.post(f"{where}fin/").status_code == 303
    assert not Passing.objects.exists()


def test_members_read_the_pseudonym_of_who_wished_it_only(where, bruno, aicha, elena, browser_of):
    browser_of(bruno).post(where, {"is_shown": "on"})
    browser_of(elena).post(where)
    page = read(browser_of(aicha), where)
    assert "Bruno" in page
    assert "Elena" not in page
    assert "Et d’autres personnes" in page


def test_less_than_five_are_not_counted_but_for_the_team(where, house, elena, bruno, aicha, person, browser_of):
    for name in ("Iris", "Jade", "Noé"):
        member(house, one := person(name), by=elena)
        come_by(house, is_shown=False, by=one)
    assert "Des personnes passent" in read(browser_of(bruno), where)
    assert "3 personnes passent" in read(browser_of(elena), where)


def test_five_are_counted_without_the_one_who_reads():
    assert board([], 5, knows_all=False).others == 5
    assert board([], 4, knows_all=False).others == 0
    assert board(["Iris"], 4, knows_all=False).others == 0
    assert board([], 4, knows_all=True).others == 4


def test_it_is_gone_the_next_day(where, house, bruno, aicha, browser_of):
    come_by(house, is_shown=True, by=bruno)
    with at(now() + timedelta(days=1)):
        assert "Bruno" not in read(browser_of(aicha), where)
        forget_passings.call()
    assert not Passing.objects.exists()


def test_farid_and_passers_by_read_nothing_and_say_nothing(where, house, bruno, farid, browser_of):
    come_by(house, is_shown=True, by=bruno)
    for act in (browser_of(farid).get, browser_of(farid).post):
        assert act(where).status_code == 404
    assert "Bruno" not in Client().get(where, follow=True).content.decode()
    assert not Passing.objects.visible_to(farid).exists()
    with pytest.raises(Refused):
        come_by(house, is_shown=True, by=farid)


@pytest.mark.parametrize("is_blocker", [True, False])
def test_across_a_block_one_is_counted_without_a_name(where, house, elena, bruno, aicha, is_blocker, browser_of):
    come_by(house, is_shown=True, by=bruno)
    one, other = (bruno, aicha) if is_blocker else (aicha, bruno)
    block(other, by=one)

    page = read(browser_of(aicha), where)

    assert "Bruno" not in page and "Des personnes passent" in page
    assert "Bruno" in read(browser_of(elena), where)
