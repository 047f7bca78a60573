"""« Qui peut me remplacer ? »: asked of those who agreed, said yes to by one."""

import pytest

from entrepairs.agenda.actions.shifts import agree_to_stand_in, leave_seat, take_seat
from entrepairs.agenda.actions.swaps import look_for_relief, stand_in, withdraw_swap
from entrepairs.agenda.models import ShiftSeat, StandIn, Swap
from entrepairs.agenda.tests.held import shift, volunteer
from entrepairs.core.rules import Refused
from entrepairs.people.models import Notice
from entrepairs.structures.actions.roles import end_role
from entrepairs.structures.models import Role
from tests.at_once import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def crew(house, elena, person):
    """Martine, Lucien and Odile, volunteers of the house."""
    return [volunteer(house, person(name), by=elena) for name in ("Martine", "Lucien", "Odile")]


@pytest.fixture
def row(house, elena, crew):
    """A permanence that Martine holds."""
    made = shift(house, by=elena, seats=2)
    take_seat(made, by=crew[0])
    return made


def asked() -> set[str]:
    return {str(notice.person) for notice in Notice.objects.filter(kind="relief_asked").select_related("person")}


def test_only_those_who_agreed_and_are_free_are_asked(house, elena, crew, row):
    martine, _lucien, odile = crew
    for one in (martine, odile, elena):
        agree_to_stand_in(house, True, by=one)
    take_seat(shift(house, by=elena, in_hours=72.5), by=elena)

    look_for_relief(row, by=martine)

    assert asked() == {"Odile"}  # Lucien did not agree, Elena holds another, Martine asks


def test_agreeing_is_dated_and_taken_back_in_one_tap(house, elena, crew, row, browser_of):
    martine, lucien, _odile = crew
    page = f"/maisons/{house.pk}/permanences/relais/"
    browser_of(lucien).post(page, {"oui": "1"})
    browser_of(lucien).post(page, {"non": "1"})
    look_for_relief(row, by=martine)

    assert StandIn.objects.get().ended_at is not None
    assert asked() == set()


def test_whoever_left_the_house_is_not_asked(house, elena, crew, row):
    martine, lucien, _odile = crew
    agree_to_stand_in(house, True, by=lucien)
    end_role(Role.objects.get(person=lucien), by=lucien)
    look_for_relief(row, by=martine)

    assert asked() == set()


def test_one_says_yes_and_holds_the_permanence(crew, row, house, browser_of):
    martine, lucien, _odile = crew
    browser_of(martine).post(f"/permanences/{row.pk}/relais/")
    swap = Swap.objects.get()
    assert ShiftSeat.objects.get().person == martine, "she holds it until someone says yes"
    assert "Martine" in browser_of(lucien).get(f"/maisons/{house.pk}/permanences/").content.decode()

    browser_of(lucien).post(f"/relais-de-permanence/{swap.pk}/acceptation/")

    swap.refresh_from_db()
    assert (swap.state, swap.taken_by, ShiftSeat.objects.get().person) == (Swap.State.TAKEN, lucien, lucien)
    assert Notice.objects.filter(person=martine, kind="relief_found").exists()


@pytest.mark.django_db(transaction=True)
def test_two_who_say_yes_at_once_one_holds_it_the_other_is_told_kindly(crew, row):
    martine, lucien, odile = crew
    swap = look_for_relief(row, by=martine)

    answers = at_once(lambda: stand_in(swap, by=lucien), lambda: stand_in(swap, by=odile))

    refused = [one for one in answers if isinstance(one, Refused)]
    assert len(refused) == 1 and "Merci" in refused[0].sentence
    assert ShiftSeat.objects.get().person in (lucien, odile)
    assert Swap.objects.get().taken_by == ShiftSeat.objects.get().person


@pytest.mark.django_db(transaction=True)
def test_saying_yes_while_she_takes_it_back_leaves_one_holder(crew, row):
    martine, lucien, _odile = crew
    swap = look_for_relief(row, by=martine)

    at_once(lambda: stand_in(swap, by=lucien), lambda: withdraw_swap(swap, by=martine))

    held = ShiftSeat.objects.get().person
    assert held == (lucien if Swap.objects.get().state == Swap.State.TAKEN else martine)


def test_she_can_come_after_all(crew, row, browser_of):
    martine, lucien, _odile = crew
    swap = look_for_relief(row, by=martine)
    browser_of(martine).post(f"/relais-de-permanence/{swap.pk}/retrait/")

    with pytest.raises(Refused):
        stand_in(swap, by=lucien)
    assert look_for_relief(row, by=martine).pk != swap.pk


def test_giving_the_seat_back_ends_the_search(crew, row):
    martine, _lucien, _odile = crew
    look_for_relief(row, by=martine)
    leave_seat(row, by=martine)

    assert not Swap.objects.exists()


def test_farid_sees_no_search_and_answers_none(house, crew, row, farid, browser_of):
    swap = look_for_relief(row, by=crew[0])

    assert browser_of(farid).post(f"/relais-de-permanence/{swap.pk}/acceptation/").status_code == 404
    with pytest.raises(Refused):
        stand_in(swap, by=farid)
