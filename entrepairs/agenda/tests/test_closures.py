"""Who plans on a day when the house is closed is told so; nothing is refused."""

from datetime import timedelta
from typing import Any

import pytest

from entrepairs.agenda.models import Gathering
from entrepairs.agenda.tests.gathered import weekly
from entrepairs.core.clock import now
from entrepairs.structures.actions.hours import add_exception
from entrepairs.structures.actions.places import open_place
from entrepairs.ui import dates

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed(house, elena):
    """Closed for a week, from the day after tomorrow on."""
    first = house.today + timedelta(days=2)
    days: dict[str, Any] = {"first_day": first, "last_day": first + timedelta(days=6)}
    add_exception(house.places.get(), **days, ranges=[], how="equipe", reason="congés", by=elena)
    return first


def planned_on(day, house, browser, **more: Any) -> str:
    said = {"title": "Marche", "kind": "activite", "day": day, "at": "14:00", "minutes": 90, "rhythm": "une"} | more
    answer = browser.post(f"/maisons/{house.pk}/rencontres/nouvelle/", said, follow=True)
    page: str = answer.content.decode()
    return page.replace("\xa0", " ")


def test_the_page_that_plans_says_when_the_house_is_closed(house, elena, closed, desk):
    page = desk(elena).get(f"/maisons/{house.pk}/rencontres/nouvelle/").content.decode()

    assert f"Fermé du {dates.day(closed)}" in page
    assert "(congés)" in page


def test_a_walk_on_a_closed_day_is_planned_and_the_closing_is_said(house, elena, closed, desk):
    browser = desk(elena)

    assert "fermée ce jour-là : Fermé du" in planned_on(closed, house, browser)
    assert "fermée ce jour-là" not in planned_on(closed - timedelta(days=1), house, browser)
    assert Gathering.objects.count() == 2


def test_elsewhere_or_online_the_house_may_be_closed(house, elena, closed, desk):
    browser = desk(elena)
    other = open_place(house, commune="FR-21231", name="Le camion", by=elena, itinerant=True)

    assert "fermée ce jour-là" not in planned_on(closed, house, browser, way="ligne")
    assert "fermée ce jour-là" not in planned_on(closed, house, browser, place=other.pk)


def test_what_comes_back_says_which_date_falls_on_a_closed_day(house, elena, closed, desk):
    weekly(house, by=elena, first_day=(now() + timedelta(days=3)).date())

    assert "Une date tombe un jour de fermeture" in desk(elena).get(f"/maisons/{house.pk}/series/").content.decode()


def test_farid_reads_none_of_these_pages(house, closed, farid, desk):
    assert desk(farid).get(f"/maisons/{house.pk}/rencontres/nouvelle/").status_code == 404
