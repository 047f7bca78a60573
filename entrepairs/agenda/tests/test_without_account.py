"""Sign up without an account: an alias or nothing, a link to come back, everything erased afterwards."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from entrepairs.agenda.actions.signups import sign_up, withdraw
from entrepairs.agenda.models import Signup
from entrepairs.agenda.tasks.forgetting import forget_signups
from entrepairs.agenda.tests.gathered import planned
from entrepairs.core.clock import at
from entrepairs.core.models import DataKey
from entrepairs.jobs.models import Job
from entrepairs.jobs.worker import run_due

pytestmark = pytest.mark.django_db


def ask(row, client=None, **said):
    return (client or Client()).post(f"{row.get_absolute_url()}sans-compte/", said)


@pytest.fixture
def row(house, elena):
    return planned(house, by=elena, in_hours=96, capacity=3)


def test_a_first_name_is_enough_and_the_link_leads_back(row):
    answer = ask(row, alias="Lise")

    assert answer.status_code == 303
    place = Client().get(answer["Location"])
    assert "C’est noté, Lise" in place.content.decode()
    assert answer["Location"] in place.content.decode()
    assert "no-store" in place["Cache-Control"]


def test_nothing_at_all_is_enough(row):
    assert ask(row).status_code == 303
    assert Signup.objects.get().alias == ""


def test_the_database_holds_neither_the_alias_nor_the_address_nor_the_link(row):
    where = ask(row, alias="Lise", email="lise@exemple.fr")["Location"]
    signup = Signup.objects.get()
    kept = repr(Signup.objects.values()) + repr(list(Job.objects.values()))
    assert not [word for word in ("Lise", "lise@", where.split("/")[2]) if word in kept]
    assert (signup.alias, signup.email) == ("Lise", "lise@exemple.fr")


def test_the_mail_says_neither_the_house_nor_the_group_and_holds_the_link(row, house):
    where = ask(row, alias="Lise", email="lise@exemple.fr")["Location"]
    run_due()

    (letter,) = mail.outbox
    assert letter.to == ["lise@exemple.fr"]
    assert where in letter.body
    assert not [word for word in (house.name, row.title, "Lise") if word in letter.subject + letter.body]


def test_giving_the_place_back_erases_what_was_left_at_once(row):
    keys = DataKey.objects.count()
    where = ask(row, alias="Lise", email="lise@exemple.fr")["Location"]
    answer = Client().post(f"{where}desistement/")

    assert answer.status_code == 303
    signup = Signup.objects.get()
    assert (signup.state, bytes(signup.sealed_alias), signup.token_hash, signup.data_key) == ("annule", b"", "", None)
    assert DataKey.objects.count() == keys
    assert Client().get(where).status_code == 404


def test_a_seat_that_comes_free_is_offered_by_mail_and_taken_by_the_link(house, elena, bruno):
    row = planned(house, by=elena, in_hours=96, capacity=1)
    mine = sign_up(row, by=bruno)
    where = ask(row, email="lise@exemple.fr")["Location"]
    assert "au rang 1" in Client().get(where).content.decode()
    withdraw(mine, by=bruno)
    run_due()

    assert len(mail.outbox) == 2
    Client().post(f"{where}acceptation/")
    assert Signup.objects.get(person=None).state == "vient"


def test_one_place_a_device(row):
    client = Client()
    assert ask(row, client).status_code == 303
    again = ask(row, client)
    assert again.status_code == 200
    assert "depuis cet appareil" in again.content.decode()
    assert Signup.objects.count() == 1


def test_a_flood_is_asked_for_a_word_that_a_person_copies(house, elena):
    row = planned(house, by=elena, in_hours=96, capacity=40)
    for _ in range(6):
        assert ask(row).status_code == 303
    refused = ask(row, alias="machine")
    assert refused.status_code == 422
    assert Signup.objects.count() == 6
    word = refused.context["form"].expected
    assert ask(row, word=f" {word.upper()} ").status_code == 303


def test_one_connection_takes_no_more_than_twenty_an_hour(house, elena):
    row = planned(house, by=elena, in_hours=96)
    rows = [planned(house, by=elena) for _ in range(20)]
    answers = [Client().post(f"{one.get_absolute_url()}sans-compte/") for one in rows]
    assert {answer.status_code for answer in answers} == {303}
    assert Client().post(f"{row.get_absolute_url()}sans-compte/").status_code == 422


def test_all_is_erased_seven_days_after(row, bruno):
    ask(row, alias="Lise")
    sign_up(row, by=bruno)
    keys = DataKey.objects.count()
    with at(row.starts_at + timedelta(days=6)):
        forget_signups.call()
    assert Signup.objects.count() == 2
    with at(row.starts_at + timedelta(days=8)):
        forget_signups.call()
    assert (Signup.objects.get().person, DataKey.objects.count()) == (bruno, keys - 1)
    with at(row.starts_at + timedelta(days=92)):
        forget_signups.call()
    assert not Signup.objects.exists()


def test_what_is_for_the_house_is_not_offered_to_who_has_no_account(house, elena):
    row = planned(house, by=elena, audience="maison")
    assert ask(row).status_code == 404
    assert Client().get("/place/AAAAAAAAAAAAAAAAAAAAAAAA/").status_code == 404


def test_farid_reads_no_alias_anywhere(row, farid, browser_of):
    ask(row, alias="Lise-des-bois")
    for page in (row.get_absolute_url(), f"{row.get_absolute_url()}inscriptions/", "/mes-rencontres/"):
        assert "Lise-des-bois" not in browser_of(farid).get(page).content.decode()
