"""Pages and links of notices and preferences."""

import re

import pytest
from django.core import mail
from django.test import Client

from entrepairs.jobs.worker import run_due
from entrepairs.people.actions.consents import has_consent
from entrepairs.people.actions.notices import notify
from entrepairs.people.kinds import FAMILIES, kinds, kinds_of
from entrepairs.people.mails import notice_mail
from entrepairs.people.models import Address, Notice, NoticeChoice
from entrepairs.people.models.consent import Purpose

pytestmark = pytest.mark.django_db


def path_in(body: str) -> str:
    found = re.search(r"https?://[^/\s]+(/\S+)", body)
    assert found
    return found[1]


@pytest.fixture
def bruno_gave_an_address(bruno, browser_of):
    browser_of(bruno).post("/avis/adresse/", {"email": "bruno@exemple.fr"})
    run_due()
    return path_in(str(mail.outbox[0].body))


def test_an_address_is_confirmed_by_a_button_not_by_opening_the_link(bruno_gave_an_address, client):
    assert client.get(bruno_gave_an_address).status_code == 200
    assert Address.objects.get().verified_at is None

    assert client.post(bruno_gave_an_address).status_code == 200

    assert Address.objects.get().verified_at is not None


def test_a_link_for_another_address_confirms_nothing(bruno, bruno_gave_an_address, browser_of, client):
    browser_of(bruno).post("/avis/adresse/", {"email": "autre@exemple.fr"})

    client.post(bruno_gave_an_address)
    client.post("/avis/adresse/n-importe-quoi/")

    assert Address.objects.get().verified_at is None


def test_unsubscribing_needs_no_session_and_no_token_of_the_form_and_twice_is_as_once(bruno, bruno_gave_an_address):
    strict = Client(enforce_csrf_checks=True)
    Address.objects.update(verified_at="2026-01-01T00:00:00Z")
    notify(bruno, "erasure_planned", "/avis/")
    Notice.objects.update(mail_due_at="2026-01-01T00:00:00Z")
    link = mails_link(bruno)

    assert strict.get(link).status_code == 200
    assert has_consent(bruno, Purpose.MAIL)
    for _time in range(2):
        assert strict.post(link, {"List-Unsubscribe": "One-Click"}).status_code == 200

    assert not has_consent(bruno, Purpose.MAIL)
    assert strict.post("/avis/desabonnement/faux/").status_code == 404


def mails_link(person) -> str:
    address = Address.objects.select_related("person__data_key").get(person=person)
    return path_in(str(notice_mail(address).extra_headers["List-Unsubscribe"]).strip("<>"))


def test_opening_a_notice_puts_it_away_and_leads_to_its_page(bruno, farid, browser_of):
    notice = notify(bruno, "erasure_planned", "/mes-donnees/")
    assert notice is not None
    url = f"/avis/{notice.pk}/"

    assert browser_of(farid).get(url).status_code == 404
    assert browser_of(bruno).get(url).headers["Location"] == "/mes-donnees/"

    notice.refresh_from_db()
    assert notice.read_at is not None


def test_discreet_notices_say_nothing_on_the_list(bruno, browser_of):
    notify(bruno, "erasure_planned", "/mes-donnees/")
    browser = browser_of(bruno)
    assert "effacement" in browser.get("/avis/").content.decode()

    browser.post("/preferences/", {"discreet": "on"})

    assert "effacement" not in browser.get("/avis/").content.decode()


def test_muting_everything_mutes_all_but_what_is_about_the_account(bruno, browser_of):
    assert browser_of(bruno).post("/avis/choix/compte/").status_code == 303

    assert notify(bruno, "erasure_planned", "/") is not None


def test_the_list_asks_the_database_as_often_for_three_notices_as_for_one(bruno, browser_of, same_queries):
    browser, pages = browser_of(bruno), iter(["/a/", "/b/", "/c/"])
    notify(bruno, "erasure_planned", next(pages))

    same_queries(lambda: browser.get("/avis/"), lambda: notify(bruno, "erasure_planned", next(pages)))


@pytest.mark.parametrize("path", ["/avis/", "/avis/choix/", "/avis/choix/messages/", "/avis/adresse/", "/preferences/"])
def test_each_page_opens(bruno, browser_of, path):
    assert browser_of(bruno).get(path).status_code == 200


@pytest.mark.parametrize("email", ["", "bruno", "a@b", "x" * 300 + "@exemple.fr", "a\r\nBcc: b@c.fr"])
def test_an_address_that_is_not_one_is_refused(bruno, browser_of, email):
    assert browser_of(bruno).post("/avis/adresse/", {"email": email}).status_code == 422


def test_preferences_are_kept_on_the_device_without_an_account(client):
    sent = {"calm": "on", "size": "large", "theme": "dark", "contrast": "", "tutoiement": "on"}
    assert client.post("/preferences/", sent).status_code == 303

    page = client.get("/preferences/").content.decode()

    assert "data-calm" in page
    assert 'data-theme="dark"' in page
    client.post("/preferences/", {})
    assert "data-calm" not in client.get("/preferences/").content.decode()


def test_a_preference_that_does_not_exist_is_refused(client):
    assert client.post("/preferences/", {"theme": "rainbow"}).status_code == 422


def test_every_kind_of_notice_is_chosen_with_its_family():
    families = [one.family for one in kinds().values()]

    assert set(families) == set(FAMILIES)
    assert len(FAMILIES) <= 8


def test_a_choice_is_that_of_the_whole_family_except_for_what_is_never_mailed(bruno, browser_of):
    chosen = {"shown": "on", "by_mail": "on"}

    assert browser_of(bruno).post("/avis/choix/ensemble/", chosen).status_code == 303

    mailed = dict(NoticeChoice.objects.filter(person=bruno).values_list("kind", "by_mail"))
    assert mailed == {key: one.by_mail for key, one in kinds_of("ensemble").items()}
    assert browser_of(bruno).get("/avis/choix/inconnue/").status_code == 404
