"""The week, the month, and everything that is public: clear for everybody, what is for members for them only."""

from datetime import date, timedelta

import pytest

from entrepairs.agenda.actions.gatherings import cancel_gathering
from entrepairs.agenda.actions.signups import sign_up
from entrepairs.agenda.months import month_asked
from entrepairs.agenda.tests.gathered import member, planned
from entrepairs.core.clock import now

pytestmark = pytest.mark.django_db


def seen(browser, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    text: str = answer.content.decode()
    return text


@pytest.fixture
def week(house):
    return f"/maisons/{house.pk}/agenda/?semaine={(now() + timedelta(days=1)).date()}"


def test_the_week_says_what_is_full_and_what_is_called_off(house, elena, bruno, client, week):
    full = planned(house, by=elena, title="Atelier terre", capacity=1)
    sign_up(full, by=bruno)
    cancel_gathering(planned(house, by=elena, title="Balade"), by=elena)

    page = seen(client, week)

    assert "complet" in page
    assert "annulée" in page


def test_what_bruno_signed_up_for_is_shown_to_bruno_only(house, elena, bruno, farid, browser_of, client, week):
    sign_up(planned(house, by=elena), by=bruno)

    assert "vous y serez" in seen(browser_of(bruno), week)
    assert "vous y serez" not in seen(browser_of(farid), week)
    assert "vous y serez" not in seen(client, week)


def test_what_is_for_members_is_drawn_for_members_only_whoever_came_first(house, elena, bruno, farid, browser_of, week):
    member(house, bruno, by=elena)
    planned(house, by=elena, title="Goûter entre nous", audience="membres")

    for _time in range(2):
        assert "Goûter entre nous" in seen(browser_of(bruno), week)
        assert "Goûter entre nous" not in seen(browser_of(farid), week)


def test_one_kind_only(house, elena, client, week):
    planned(house, by=elena, title="Marche", kind="sortie")
    planned(house, by=elena, title="Parler", kind="parole")

    page = seen(client, f"{week}&genre=parole")
    assert "Parler" in page
    assert "Marche" not in page


@pytest.mark.parametrize("asked", ["", "2026-12", "9999-12", "0001-01", "hier", "2026-13"])
def test_a_month_is_whole_weeks_whatever_is_asked(house, elena, client, asked):
    planned(house, by=elena, title="Marche")
    seen(client, f"/maisons/{house.pk}/agenda/mois/?mois={asked}")

    days = month_asked(asked, date(2026, 11, 27)).days
    assert (days[0].weekday(), days[-1].weekday(), len(days) % 7) == (0, 6, 0)


def test_all_that_is_public_is_in_one_list(house, elena, client):
    planned(house, by=elena, title="Marche")
    planned(house, by=elena, title="Entre nous", audience="membres")
    planned(house, by=elena, title="Chez soi", way="ligne")

    page, online = seen(client, "/rencontres/"), seen(client, "/rencontres/?ou=en-ligne")

    assert ("Marche" in page, "Chez soi" in page, "Entre nous" in page) == (True, True, False)
    assert ("Marche" in online, "Chez soi" in online) == (False, True)


def test_far_from_here_one_still_finds_what_is_on_line(house, elena, client):
    planned(house, by=elena, title="Marche")
    planned(house, by=elena, title="Chez soi", way="ligne")

    far, near = seen(client, "/rencontres/?commune=Brest+29200"), seen(client, "/rencontres/?commune=Dijon")

    assert ("Marche" in far, "Chez soi" in far) == (False, True)
    assert ("Marche" in near, "Chez soi" in near) == (True, True)


def test_a_list_of_everything_costs_the_same_queries(house, elena, client, same_queries):
    planned(house, by=elena)
    same_queries(lambda: client.get("/rencontres/"), lambda: planned(house, by=elena))


def test_what_is_kept_for_visitors_is_never_what_a_person_sees(
    house, elena, bruno, farid, browser_of, client, week, settings
):
    settings.AGENDA_KEPT = 3600
    member(house, bruno, by=elena)
    row = planned(house, by=elena, title="Marche")
    planned(house, by=elena, title="Goûter entre nous", audience="membres")
    sign_up(row, by=bruno)

    for browser, lines in (
        (browser_of(bruno), (1, 1)),
        (client, (0, 0)),
        (browser_of(farid), (0, 0)),
        (client, (0, 0)),
    ):
        page = seen(browser, week)
        assert (page.count("Goûter entre nous"), page.count("vous y serez")) == lines

    cancel_gathering(row, by=elena)
    assert "annulée" in seen(browser_of(bruno), week)
    assert "annulée" not in seen(client, week), "it was read less than an hour ago"
