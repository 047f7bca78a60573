"""« Venir à un groupe »: late at night, what is on line and soon comes first; every choice is an address."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from entrepairs.agenda.evenings import When, until
from entrepairs.agenda.tests.gathered import planned
from entrepairs.core.clock import at

pytestmark = pytest.mark.django_db
PARIS = ZoneInfo("Europe/Paris")
LATE = datetime(2027, 3, 9, 23, 40, tzinfo=PARIS)


def seen(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


@pytest.fixture
def night(house, elena):
    """It is 23 h 40. On line at half past midnight, on site tomorrow, on line in nine days."""
    with at(LATE):
        planned(house, by=elena, in_hours=0.9, title="Nuit blanche", way="ligne")
        planned(house, by=elena, in_hours=15, title="Marche")
        planned(house, by=elena, in_hours=9 * 24, title="Plus tard", way="ligne")
        yield


def test_tonight_on_line_is_found_in_two_taps(night, client):
    page = seen(client, "/rencontres/?ou=en-ligne&quand=aujourd-hui")
    assert ("Nuit blanche" in page, "Marche" in page, "Plus tard" in page) == (True, False, False)
    assert "Ce soir" in page


def test_what_is_on_line_and_soon_comes_before_everything(night, client):
    page = seen(client, "/rencontres/")
    assert page.index("Nuit blanche") < page.index("id_commune") < page.index("Marche")
    assert page.count("Nuit blanche") == 2 and page.count("Plus tard") == 1


def test_choices_add_up_in_the_address(night, client):
    page = seen(client, "/rencontres/?quand=semaine&commune=Dijon")
    assert "?commune=Dijon&amp;ou=en-ligne&amp;quand=semaine" in page
    assert "Plus tard" not in page


def test_nothing_tonight_says_what_comes_next_and_who_listens_now(house, elena, client):
    with at(LATE):
        planned(house, by=elena, in_hours=30, title="Marche")
        page = seen(client, "/rencontres/?quand=aujourd-hui")
    assert "Marche" in page and "À qui parler maintenant" in page


@pytest.mark.parametrize("asked", ["ou=nulle-part", "quand=hier", "ou=en-ligne&ou=", "quand=%00"])
def test_whatever_is_asked_the_page_comes(house, elena, client, asked):
    planned(house, by=elena)
    seen(client, f"/rencontres/?{asked}")
    assert client.get("/rencontres/?commune=Nullepart").status_code == 422, "it says that it knows no such place"


@pytest.mark.parametrize(
    ("hour", "asked", "day", "until_hour"),
    [(10, When.TODAY, 10, 0), (23, When.TODAY, 10, 6), (2, When.TODAY, 9, 6), (10, When.WEEK, 16, 0), (2, "", 24, 0)],
)
def test_tonight_lasts_until_the_morning(hour, asked, day, until_hour):
    here = datetime(2027, 3, 9, hour, 15, tzinfo=PARIS)
    assert until(asked, here) == datetime(2027, 3, day, until_hour, tzinfo=PARIS)


def test_what_is_for_members_is_never_there(house, elena, client):
    planned(house, by=elena, title="Entre nous", audience="membres", way="ligne", in_hours=1)
    assert "Entre nous" not in seen(client, "/rencontres/")
