"""A permanence against another, someone in reserve, who could come: asked only of those who agreed to be asked."""

from contextlib import suppress

import pytest
from django.core.exceptions import ObjectDoesNotExist

from entrepairs.agenda.actions.covering import ask_who_could, be_in_reserve
from entrepairs.agenda.actions.exchanges import accept_exchange, decline_exchange, propose_exchange, withdraw_exchange
from entrepairs.agenda.actions.feeds import open_feed
from entrepairs.agenda.actions.shifts import agree_to_stand_in, leave_seat, take_seat
from entrepairs.agenda.actions.swaps import look_for_relief
from entrepairs.agenda.models import Exchange, Feed, Reserve, ShiftSeat, Swap
from entrepairs.agenda.tests.held import shift, volunteer
from entrepairs.core.clock import at, now
from entrepairs.core.rules import Refused
from entrepairs.people.models import Notice
from entrepairs.safety.actions.blocks import block
from tests.at_once import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def crew(house, elena, person):
    """Martine, Lucien and Odile; Lucien and Odile agreed to be asked."""
    people = [volunteer(house, person(name), by=elena) for name in ("Martine", "Lucien", "Odile")]
    for one in people[1:]:
        agree_to_stand_in(house, True, by=one)
    return people


@pytest.fixture
def seats(house, elena, crew):
    """One of Martine, one of Lucien, at two moments."""
    return [take_seat(shift(house, by=elena, in_hours=72 + 24 * n), by=person) for n, person in enumerate(crew[:2])]


def told(kind: str) -> set[str]:
    return {one.person.pseudonym for one in Notice.objects.filter(kind=kind).select_related("person")}


def holders(seats) -> list[str]:
    return [ShiftSeat.objects.get(pk=seat.pk).person.pseudonym for seat in seats]


def test_martine_proposes_lucien_says_yes_and_each_holds_the_other(seats, crew, browser_of):
    martine, lucien, _odile = crew
    page = browser_of(martine).get(f"/permanences/{seats[0].shift_id}/echange/").content.decode()
    assert "Lucien" in page
    browser_of(martine).post(f"/permanences/{seats[0].shift_id}/echange/", {"place": seats[1].pk})
    assert told("exchange_asked") == {"Lucien"} and holders(seats) == ["Martine", "Lucien"]

    browser_of(lucien).post(f"/echanges/{Exchange.objects.get().pk}/acceptation/")

    assert holders(seats) == ["Lucien", "Martine"] and told("exchange_done") == {"Martine"}


@pytest.mark.parametrize("blocker", [0, 1])
def test_nobody_asks_across_a_block_nor_is_told_of_it(seats, crew, browser_of, blocker):
    block(crew[1 - blocker], by=crew[blocker])
    page = browser_of(crew[0]).get(f"/permanences/{seats[0].shift_id}/echange/").content.decode()
    assert f'value="{seats[1].pk}"' not in page
    with pytest.raises(Refused, match="ne souhaite pas"):
        propose_exchange(*seats, by=crew[0])
    assert not told("exchange_asked")


def test_nobody_says_yes_across_a_block_nor_is_asked_to_stand_in(seats, crew):
    martine, lucien, odile = crew
    row = propose_exchange(*seats, by=martine)
    block(lucien, by=martine)
    with pytest.raises(Refused, match="plus possible"):
        accept_exchange(row, by=lucien)
    look_for_relief(seats[0].shift, by=martine)
    assert holders(seats) == ["Martine", "Lucien"] and told("relief_asked") == {odile.pseudonym}


def test_what_was_proposed_before_a_block_is_not_shown_any_more(seats, crew, browser_of):
    row = propose_exchange(*seats, by=crew[0])
    lucien = browser_of(crew[1])
    page = f"/maisons/{seats[0].shift.structure_id}/permanences/"
    assert str(row.pk) in lucien.get(page).content.decode()
    block(crew[0], by=crew[1])
    assert str(row.pk) not in lucien.get(page).content.decode()


def test_no_is_an_answer_and_so_is_finally_not(seats, crew):
    martine, lucien, odile = crew
    row = propose_exchange(*seats, by=martine)
    with pytest.raises(Refused):
        decline_exchange(row, by=odile)
    decline_exchange(row, by=lucien)
    again = propose_exchange(*seats, by=martine)
    withdraw_exchange(again, by=martine)

    with pytest.raises(Refused):
        accept_exchange(again, by=lucien)
    assert holders(seats) == ["Martine", "Lucien"] and told("exchange_declined") == {"Martine"}


def test_nobody_is_asked_who_did_not_agree_to_be(house, elena, seats, crew, browser_of):
    _martine, lucien, _odile = crew
    with pytest.raises(Refused):
        propose_exchange(seats[1], seats[0], by=lucien)
    page = browser_of(lucien).get(f"/permanences/{seats[1].shift_id}/echange/").content.decode()

    assert "Martine" not in page and not Notice.objects.filter(kind="exchange_asked").exists()


def test_nobody_ends_up_in_two_places(house, elena, seats, crew, browser_of):
    martine, _lucien, _odile = crew
    at_the_same_time = shift(house, by=elena, in_hours=72 + 24)
    take_seat(at_the_same_time, by=martine)

    assert "Lucien" not in browser_of(martine).get(f"/permanences/{seats[0].shift_id}/echange/").content.decode()
    with pytest.raises(Refused):
        propose_exchange(*seats, by=martine)


def test_an_exchange_ends_the_other_searches_about_these_seats(seats, crew):
    martine, lucien, _odile = crew
    look_for_relief(seats[0].shift, by=martine)
    row = propose_exchange(*seats, by=martine)
    accept_exchange(row, by=lucien)

    assert [one.state for one in Swap.objects.all()] == [Swap.State.WITHDRAWN]


@pytest.mark.django_db(transaction=True)
def test_yes_while_the_other_gives_the_seat_back_leaves_nobody_with_two(seats, crew):
    martine, lucien, _odile = crew
    row = propose_exchange(*seats, by=martine)

    def whoever_is_late(act):
        """The seat or the exchange may be gone: pages say so."""
        with suppress(ObjectDoesNotExist):
            act()

    at_once(
        lambda: whoever_is_late(lambda: accept_exchange(row, by=lucien)),
        lambda: whoever_is_late(lambda: leave_seat(seats[0].shift, by=martine)),
    )

    people = list(ShiftSeat.objects.values_list("person__pseudonym", flat=True))
    assert sorted(people) in (["Lucien"], ["Lucien", "Martine"], ["Martine"])


def test_what_has_begun_is_not_exchanged(seats, crew):
    martine, lucien, _odile = crew
    row = propose_exchange(*seats, by=martine)
    with at(seats[0].shift.starts_at), pytest.raises(Refused):
        accept_exchange(row, by=lucien)


def test_near_the_time_one_tap_asks_the_reserve_and_those_who_agreed(house, elena, crew, person, browser_of):
    martine, _lucien, odile = crew
    nour = volunteer(house, person("Nour"), by=elena)
    row = shift(house, by=elena, in_hours=5, seats=1)
    take_seat(row, by=martine)
    be_in_reserve(row, True, by=nour)
    take_seat(shift(house, by=elena, in_hours=6), by=odile)
    page = browser_of(martine).get(f"/maisons/{house.pk}/permanences/").content.decode()
    assert "prévenir maintenant" in page and "Oui, la rendre" not in page

    browser_of(martine).post(f"/permanences/{row.pk}/rendue/")

    assert (told("shift_reserve"), told("shift_call"), told("shift_hole")) == ({"Nour"}, {"Lucien"}, {"Elena"})
    take_seat(row, by=nour)
    assert not Reserve.objects.exists()


def test_the_team_asks_who_could_once_in_a_half_day(house, elena, crew, desk):
    martine, _lucien, _odile = crew
    row = shift(house, by=elena)
    desk(elena).post(f"/permanences/{row.pk}/appel-aux-personnes/")

    assert told("shift_call") == {"Lucien", "Odile"}
    row.refresh_from_db()
    with pytest.raises(Refused):
        ask_who_could(row, by=elena)
    with pytest.raises(Refused):
        ask_who_could(shift(house, by=elena), by=martine)


def test_reachable_is_said_and_taken_back(house, elena, crew, seats, browser_of):
    _martine, _lucien, odile = crew
    path = f"/permanences/{seats[0].shift_id}/reserve/"
    browser_of(odile).post(path, {"oui": "1"})
    assert Reserve.objects.get().person == odile
    browser_of(odile).post(path, {"non": "1"})

    assert not Reserve.objects.exists() and now() < seats[0].shift.starts_at


def test_farid_and_odile_see_no_exchange_of_others(seats, crew, farid, browser_of):
    martine, _lucien, odile = crew
    row = propose_exchange(*seats, by=martine)

    for outsider in (farid, odile):
        assert browser_of(outsider).post(f"/echanges/{row.pk}/acceptation/").status_code == 404
    assert browser_of(farid).get(f"/permanences/{seats[0].shift_id}/echange/").status_code == 404
    assert holders(seats) == ["Martine", "Lucien"]


def test_the_calendar_that_martine_subscribed_to_follows_what_she_holds(seats, crew, client):
    martine, lucien, _odile = crew
    address = f"/agenda/{open_feed(None, Feed.Titles.NEUTRAL, by=martine)}.ics"
    before = client.get(address)
    assert before.content.decode().count("SUMMARY:Rendez-vous") == 1
    assert client.get(address, headers={"if-none-match": before.headers["ETag"]}).status_code == 304
    accept_exchange(propose_exchange(*seats, by=martine), by=lucien)

    after = client.get(address, headers={"if-none-match": before.headers["ETag"]})

    assert str(seats[0].shift_id) in before.content.decode() and str(seats[1].shift_id) in after.content.decode()
    assert after.content.decode().count("BEGIN:VEVENT") == 1
