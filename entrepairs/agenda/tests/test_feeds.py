"""Dates in one’s own calendar: read by two libraries, silent about people, revoked in one tap."""

import re
from datetime import timedelta
from typing import Any

import pytest
import recurring_ical_events
from icalendar import Calendar

from entrepairs.agenda.actions.gatherings import cancel_gathering, change_gathering
from entrepairs.agenda.actions.signups import sign_up
from entrepairs.agenda.models import Feed
from entrepairs.agenda.tests.gathered import member, planned, weekly
from entrepairs.core.clock import now

pytestmark = pytest.mark.django_db


def read(client: Any, address: str) -> Calendar:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/calendar")
    return Calendar.from_ical(answer.content)


def events(calendar: Calendar) -> list[Any]:
    return list(recurring_ical_events.of(calendar).between(now() - timedelta(days=1), now() + timedelta(days=200)))


def made(browser: Any, **said: str) -> str:
    """The address that one is given once."""
    browser.post("/mon-agenda/", {"what": "", "titles": "neutre"} | said)
    text = browser.get("/mon-agenda/").content.decode()
    found = re.search(r"https?://[^/<]+(/agenda/[^<]+\.ics)", text)
    assert found is not None
    return found.group(1)


@pytest.mark.parametrize("zone", ["Europe/Paris", "Europe/Brussels", "Indian/Reunion", "America/Cayenne"])
def test_the_public_agenda_is_at_14_h_on_the_clock_of_the_house_all_year(house, elena, client, zone):
    weekly(house, by=elena, zone=zone)

    found = events(read(client, f"/maisons/{house.pk}/agenda.ics"))

    assert len(found) == 17
    assert {event.start.strftime("%H:%M") for event in found} == {"14:00"}
    assert {str(event["SUMMARY"]) for event in found} == {"Groupe du soir"}


def test_what_moves_and_what_is_called_off_is_known_by_its_uid_and_its_sequence(house, elena, client):
    row = planned(house, by=elena)
    address = f"/maisons/{house.pk}/agenda.ics"
    first = events(read(client, address))[0]
    change_gathering(row, starts_at=row.starts_at + timedelta(hours=2), by=elena)
    cancel_gathering(row, by=elena)

    calendar = read(client, address)
    last = next(one for one in calendar.walk("VEVENT"))

    assert (first["UID"], int(first["SEQUENCE"]), int(last["SEQUENCE"])) == (last["UID"], 0, 2)
    assert (str(calendar["METHOD"]), str(last["STATUS"])) == ("PUBLISH", "CANCELLED")


def test_a_calendar_that_knows_all_is_told_nothing_again(house, elena, client):
    row = planned(house, by=elena)
    address = f"/maisons/{house.pk}/agenda.ics"
    etag = client.get(address)["ETag"]

    assert client.get(address, headers={"if-none-match": etag}).status_code == 304
    change_gathering(row, title="Autre", by=elena)
    assert client.get(address, headers={"if-none-match": etag}).status_code == 200


def test_what_is_for_members_is_not_in_the_public_agenda(house, elena, client):
    planned(house, by=elena, title="Entre nous", audience="membres")

    assert b"Entre nous" not in client.get(f"/maisons/{house.pk}/agenda.ics").content


def test_brunos_calendar_says_rendez_vous_and_nothing_else(house, elena, bruno, aicha, browser_of, client):
    row = planned(house, by=elena, title="Groupe de parole", meeting_point="Rue des Lilas")
    planned(house, by=elena, title="Où Bruno ne va pas")
    sign_up(row, by=bruno)
    sign_up(row, by=aicha)

    answer = client.get(made(browser_of(bruno)))

    text = answer.content.decode()
    assert text.count("BEGIN:VEVENT") == 1
    for word in ("parole", "Lilas", "Tilleuls", "Bruno", "Aïcha", "ATTENDEE", "http"):
        assert word not in text
    assert "SUMMARY:Rendez-vous" in text


def test_bruno_may_choose_the_real_titles_of_his_house(house, elena, bruno, browser_of, client):
    member(house, bruno, by=elena)
    planned(house, by=elena, title="Entre nous", audience="membres")

    address = made(browser_of(bruno), what=str(house.pk), titles="vrai")

    assert str(events(read(client, address))[0]["SUMMARY"]) == "Entre nous"


def test_an_address_is_said_once_kept_as_a_fingerprint_and_revoked(house, bruno, farid, browser_of, client):
    browser = browser_of(bruno)
    address = made(browser)
    feed = Feed.objects.get()
    assert feed.token_hash not in address
    assert address not in browser.get("/mon-agenda/").content.decode()
    assert browser_of(farid).post(f"/mon-agenda/{feed.pk}/fin/").status_code == 404

    browser.post(f"/mon-agenda/{feed.pk}/fin/")

    assert client.get(address).status_code == 404
    assert client.get("/agenda/au-hasard.ics").status_code == 404


def test_farid_subscribes_to_no_house_of_others(house, farid, browser_of):
    answer = browser_of(farid).post("/mon-agenda/", {"what": str(house.pk), "titles": "vrai"})

    assert answer.status_code == 422
    assert not Feed.objects.exists()


def test_one_gathering_in_a_file_invites_then_cancels(house, elena, client):
    row = planned(house, by=elena)
    address = f"{row.get_absolute_url()}agenda.ics"
    assert str(read(client, address)["METHOD"]) == "REQUEST"

    cancel_gathering(row, by=elena)

    calendar = read(client, address)
    event = next(one for one in calendar.walk("VEVENT"))
    assert (str(calendar["METHOD"]), str(event["SUMMARY"]), int(event["SEQUENCE"])) == ("CANCEL", "Rendez-vous", 1)


def test_farid_gets_no_file_of_what_is_for_members(house, elena, farid, browser_of):
    row = planned(house, by=elena, audience="membres")

    assert browser_of(farid).get(f"{row.get_absolute_url()}agenda.ics").status_code == 404
