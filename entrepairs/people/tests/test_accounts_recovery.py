"""The sheet to keep: made, printed, used once."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from entrepairs.core.models import Entry
from entrepairs.people.actions.recovery import make_sheet, person_of, recover_account
from entrepairs.people.models import Administrator, Notice, RecoverySheet
from tests.cast import PASSPHRASE

NEW = "le vélo de mon oncle grince"


def recover(client, code, passphrase=NEW):
    return client.post(reverse("people:recover"), {"code": code, "passphrase": passphrase})


@pytest.mark.django_db
def test_the_code_is_long_and_only_its_hash_is_kept(bruno):
    code = make_sheet(bruno, by=bruno)
    kept = " ".join(str(value) for value in RecoverySheet.objects.values_list().get())
    assert len(code) == 24  # 8 find the row, 16 × 5 bits prove
    assert code[8:] not in kept
    assert person_of(code) == bruno


@pytest.mark.django_db
def test_bruno_comes_back_with_his_sheet_typed_carelessly(bruno):
    code = make_sheet(bruno, by=bruno)
    typed = " - ".join(re.findall("....", code)).lower().replace("0", "o").replace("1", "l")
    client = Client()

    answer = recover(client, typed)

    assert (answer.status_code, answer.url) == (303, reverse("people:sheet"))
    assert client.session["_auth_user_id"] == str(bruno.pk)
    bruno.refresh_from_db()
    assert bruno.check_password(NEW)
    assert Entry.objects.filter(verb="account.recovered", about=bruno.pk).exists()
    assert Notice.objects.get(person=bruno).kind == "account_recovered"


@pytest.mark.django_db
def test_a_sheet_serves_once_and_a_new_one_replaces_it(bruno):
    old, new = make_sheet(bruno, by=bruno), make_sheet(bruno, by=bruno)
    assert recover(Client(), old).status_code == 422
    assert recover(Client(), new).status_code == 303
    assert recover(Client(), new).status_code == 422


@pytest.mark.django_db
def test_coming_back_signs_every_other_device_out(bruno):
    thief = Client()
    thief.post(reverse("account_login"), {"login": "Bruno", "password": PASSPHRASE})
    recover_account(make_sheet(bruno, by=bruno), NEW)
    assert thief.get(reverse("people:devices")).status_code == 302


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["", "0" * 24, "A" * 23, "é" * 24, "\x00" * 24, "x" * 5000])
def test_another_code_opens_nothing_and_loses_nothing(bruno, typed):
    make_sheet(bruno, by=bruno)
    answer = recover(Client(), typed)
    assert answer.status_code == 422
    assert NEW in answer.content.decode()
    assert PASSPHRASE not in answer.content.decode()


@pytest.mark.django_db
def test_tries_are_slowed_down(bruno):
    answers = [recover(Client(), "0" * 24).status_code for _n in range(12)]
    assert answers == [422] * 10 + [429] * 2


@pytest.mark.django_db
def test_someone_of_the_team_still_has_their_second_protection_to_pass(elena):
    Administrator.objects.create(person=elena)
    client = Client()
    answer = recover(client, make_sheet(elena, by=elena))
    assert answer.url == reverse("account_login")
    assert "_auth_user_id" not in client.session


@pytest.mark.django_db
def test_the_printed_sheet_shows_the_code_once_and_never_says_what_it_is_for(bruno):
    client = Client()
    client.post(reverse("account_login"), {"login": "Bruno", "password": PASSPHRASE})
    client.get(reverse("people:sheet"))

    page = client.post(reverse("people:sheet"))

    html = page.content.decode()
    sheet = html[html.index('<div class="keepsake">') : html.index('<div class="row no-print">')]
    code = "".join(re.findall(r"<span>(\w{4})</span>", sheet))
    assert person_of(code) == bruno
    assert "<svg" in sheet
    assert "style=" not in sheet
    assert not re.search("compte|phrase|bruno|entraide|pair-aid", sheet, re.IGNORECASE)
    assert page.headers["Cache-Control"].count("no-store")
    assert code[:4] not in client.get(reverse("people:sheet")).content.decode()


@pytest.mark.django_db
def test_farid_cannot_make_the_sheet_of_bruno(bruno, browser_of, farid):
    browser_of(farid).post(reverse("people:sheet"))
    assert not RecoverySheet.objects.filter(person=bruno).exists()


@pytest.mark.django_db
def test_a_page_left_open_makes_no_new_sheet(bruno, browser_of):
    left_open = browser_of(bruno)  # signed in long ago: nothing says who sits there now
    before = make_sheet(bruno, by=bruno)

    answer = left_open.post(reverse("people:sheet"))

    assert (answer.status_code, answer.headers["Location"]) == (303, reverse("people:sheet"))
    assert left_open.get(reverse("people:sheet")).headers["Location"].startswith("/confirmer/")
    assert person_of(before) == bruno
