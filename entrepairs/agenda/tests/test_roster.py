"""The team’s list of a gathering."""

import pytest
from django.test import Client

from entrepairs.agenda.actions.signups import sign_up
from entrepairs.agenda.models import BookingLimit, Signup
from entrepairs.agenda.rules.signups import most_at_once
from entrepairs.agenda.tests.gathered import member, planned
from entrepairs.people.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(house, elena):
    return planned(house, by=elena, in_hours=96, capacity=1)


def roster(row) -> str:
    return f"/rencontres/{row.pk}/inscriptions/"


def test_elena_reads_who_comes_and_who_waits(row, elena, bruno, aicha, desk):
    for one in (bruno, aicha):
        sign_up(row, by=one)
    Client().post(f"{row.get_absolute_url()}sans-compte/", {"alias": "Lise"})

    page = desk(elena).get(roster(row)).content.decode()

    assert page.index("Bruno") < page.index("Attendent") < page.index("Aïcha") < page.index("Lise")


def test_elena_adds_someone_of_the_house_by_pseudonym_and_they_are_told(row, house, elena, bruno, desk):
    member(house, bruno, by=elena)
    desk(elena).post(roster(row), {"who": "bruno"})
    assert Signup.objects.get().person == bruno
    assert Notice.objects.filter(person=bruno, kind="place_kept").exists()
    assert desk(elena).post(roster(row), {"who": "Bruno"}).status_code == 422


def test_a_pseudonym_from_elsewhere_is_a_first_name_like_another(row, elena, farid, desk):
    desk(elena).post(roster(row), {"who": "Farid"})
    signup = Signup.objects.get()
    assert (signup.person, signup.alias) == (None, "Farid")
    assert not Notice.objects.filter(person=farid).exists()


def test_elena_gives_a_seat_to_someone_who_waits(row, elena, bruno, aicha, desk):
    for one in (bruno, aicha):
        sign_up(row, by=one)
    waiting = Signup.objects.of(aicha).get()
    desk(elena).post(f"{roster(row)}{waiting.pk}/place/")
    assert Signup.objects.of(aicha).get().state == "vient"
    assert Notice.objects.filter(person=aicha, kind="seat_given").exists()


def test_elena_notes_that_bruno_does_not_come_and_the_next_is_offered(row, elena, bruno, aicha, desk):
    for one in (bruno, aicha):
        sign_up(row, by=one)
    desk(elena).post(f"{roster(row)}{Signup.objects.of(bruno).get().pk}/retrait/")
    assert not Signup.objects.of(bruno).exists()
    assert Signup.objects.of(aicha).get().state == "place"
    assert Notice.objects.filter(person=bruno, kind="signup_ended").exists()


def test_taking_off_an_alias_erases_it(row, elena, desk):
    desk(elena).post(roster(row), {"who": "Lise"})
    desk(elena).post(f"{roster(row)}{Signup.objects.get().pk}/retrait/")
    assert (Signup.objects.get().alias, bytes(Signup.objects.get().sealed_alias)) == ("", b"")


def test_the_house_chooses_how_many_seats_at_once(house, elena, desk):
    where = f"/maisons/{house.pk}/inscriptions/"
    assert most_at_once(house) == BookingLimit.USUAL
    assert desk(elena).post(where, {"most": "3"}).status_code == 303
    assert most_at_once(house) == 3
    assert desk(elena).post(where, {"most": "0"}).status_code == 422


def test_the_list_costs_the_same_with_one_and_three(row, elena, person, desk, same_queries):
    names = iter(["Iris", "Jade", "Noé"])
    browser = desk(elena)
    same_queries(lambda: browser.get(roster(row)), lambda: sign_up(row, by=person(next(names))))


def test_farid_and_those_who_come_read_no_list(row, house, elena, bruno, farid, desk):
    mine = sign_up(row, by=bruno)
    for one in (bruno, farid):
        for where in (roster(row), f"/maisons/{house.pk}/inscriptions/"):
            assert desk(one).get(where).status_code == 404
        for act in ("place", "retrait"):
            assert desk(one).post(f"{roster(row)}{mine.pk}/{act}/").status_code == 404
