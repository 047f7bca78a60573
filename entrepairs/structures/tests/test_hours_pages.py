"""The page where a team says when its house is open."""

from datetime import date, timedelta

import pytest
from django.test import Client

from entrepairs.core.clock import now
from entrepairs.structures.actions.hours import write_week
from entrepairs.structures.actions.roles import accept_role, give_role
from entrepairs.structures.models import Place, Role
from entrepairs.structures.typed_hours import read_day
from entrepairs.ui import dates

pytestmark = pytest.mark.django_db
YEAR = now().year + 1
JULY, AUGUST = date(YEAR, 7, 1), date(YEAR, 8, 31)
TUESDAY = "equipe-1"


@pytest.fixture
def place(house, elena) -> Place:
    place = Place.objects.get(structure=house)
    write_week(place, [(1, *read_day("14 h – 18 h")[0], "equipe")], None, by=elena)
    return place


@pytest.fixture
def address(house, place) -> str:
    return f"/maisons/{house.pk}/lieux/{place.pk}/"


@pytest.fixture
def karim(person, house, elena):
    """Runs the days of the house, without coordinating it."""
    karim = person("Karim")
    accept_role(give_role(house, karim, Role.Name.FACILITATOR, by=elena), by=karim)
    return karim


def read(browser: Client, url: str) -> str:
    return browser.get(url).content.decode().replace("\xa0", " ")


def test_a_summer_is_said_shown_changed_and_taken_back(address, elena, desk):
    browser = desk(elena)
    summer = {TUESDAY: "9 h – 12 h", "first_day": JULY, "last_day": AUGUST}
    assert browser.post(f"{address}horaires/", summer).status_code == 303
    shown = read(browser, f"{address}horaires/")
    assert f"Du {dates.day(JULY, year=True)}" in shown
    assert "la semaine d’avant revient" in shown

    planned = f"{address}horaires/?depuis={JULY}"
    assert 'value="9 h – 12 h"' in read(browser, planned)
    assert browser.post(planned, summer | {"first_day": JULY + timedelta(7)}).status_code == 303
    assert f"Du {dates.day(JULY + timedelta(7), year=True)}" in read(browser, f"{address}horaires/")

    browser.post(f"{address}semaines/fin/", {"depuis": JULY + timedelta(7)})
    assert "juillet" not in read(browser, f"{address}horaires/")


def test_a_week_ends_after_it_begins(address, elena, desk):
    answer = desk(elena).post(f"{address}horaires/", {TUESDAY: "9-12", "first_day": AUGUST, "last_day": JULY})

    assert answer.status_code == 422
    assert "avant le premier" in answer.content.decode()


def test_monday_is_copied_on_the_empty_days_and_nothing_is_kept_yet(address, place, elena, desk):
    typed = {"equipe-0": "9-12", TUESDAY: "14-18", "first_day": JULY, "recopier": "1"}
    answer = desk(elena).post(f"{address}horaires/", typed)

    form = answer.context["form"]
    assert [form[f"equipe-{day}"].value() for day in range(6)] == ["9-12", "14-18", "9-12", "9-12", "9-12", ""]
    assert place.opening_rules.count() == 1


def test_a_day_without_sense_in_the_address_is_as_none(address, elena, desk):
    browser = desk(elena)

    assert browser.get(f"{address}horaires/?depuis=hier").status_code == 200
    assert browser.post(f"{address}semaines/fin/", {"depuis": JULY}).status_code == 303


def test_karim_who_runs_the_days_says_the_hours_and_changes_no_place(house, address, place, karim, desk):
    browser = desk(karim)
    places = f"/maisons/{house.pk}/lieux/"
    assert places in read(browser, f"/maisons/{house.pk}/tenir/")
    assert f"{address}horaires/" in read(browser, places)

    assert browser.post(f"{address}horaires/", {TUESDAY: "9-12", "first_day": JULY}).status_code == 303
    assert place.opening_rules.count() == 2
    assert browser.get(address).status_code == 404
    assert browser.get(f"{places}nouveau/").status_code == 404
    assert f'href="{address}"' not in read(browser, places)


def test_farid_finds_no_week(address, farid, desk):
    browser = desk(farid)

    assert browser.get(f"{address}horaires/?depuis={JULY}").status_code == 404
    assert browser.post(f"{address}semaines/fin/", {"depuis": JULY}).status_code == 404
