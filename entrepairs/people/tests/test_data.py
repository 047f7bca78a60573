"""« Mes données »: read, take away, take back, leave."""

import io
import json
import zipfile
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from entrepairs.core.journal import journal
from entrepairs.core.rules import Refused
from entrepairs.jobs.worker import run_due
from entrepairs.people.actions.consents import give_consent, has_consent, withdraw_consent
from entrepairs.people.actions.erasures import ask_erasure
from entrepairs.people.actions.profiles import choose_experiences, save_profile
from entrepairs.people.models import Consent, Erasure, Notice, Person, Sleep
from entrepairs.people.models.consent import Purpose
from entrepairs.people.tasks.retention import erase_due, forget_old_rows, look_after_sleepers
from tests.cast import PASSPHRASE

pytestmark = pytest.mark.django_db
AT_ONCE = {"shared": "erase", "when": "now", "sure": "on"}
NOON = datetime(2026, 3, 3, 11, 0, tzinfo=UTC)


def proved(browser):
    """The same browser, whose person has just given their phrase."""
    browser.post("/confirmer/", {"password": PASSPHRASE})
    return browser


def test_a_yes_is_dated_once_and_can_be_taken_back(bruno):
    first = give_consent(bruno, Purpose.MATCHING, by=bruno)
    assert give_consent(bruno, Purpose.MATCHING, by=bruno) == first
    assert has_consent(bruno, Purpose.MATCHING)

    withdraw_consent(bruno, Purpose.MATCHING, by=bruno)

    assert not has_consent(bruno, Purpose.MATCHING)
    assert Consent.objects.get().withdrawn_at is not None


def test_nobody_says_yes_in_the_place_of_someone_else(bruno, farid):
    with pytest.raises(Refused):
        give_consent(bruno, Purpose.MATCHING, by=farid)


def test_consents_are_given_and_withdrawn_from_the_page(bruno, browser_of):
    browser = browser_of(bruno)
    assert browser.post("/mes-donnees/accords/matching/").status_code == 303
    assert has_consent(bruno, Purpose.MATCHING)
    assert browser.get("/mes-donnees/").status_code == 200

    assert browser.post("/mes-donnees/accords/matching/retrait/").status_code == 303

    assert not has_consent(bruno, Purpose.MATCHING)
    assert browser.post("/mes-donnees/accords/publicite/").status_code == 404


def test_everything_leaves_in_one_zip_that_reads_as_a_page_and_as_json(bruno, browser_of):
    save_profile(bruno, by=bruno, limits="Pas avant dix heures", languages=["fr"])
    choose_experiences(bruno, ["bipolarite"], by=bruno)

    answer = proved(browser_of(bruno)).post("/mes-donnees/copie/")

    file = zipfile.ZipFile(io.BytesIO(answer.content))
    page, data = file.read("mes-donnees.html").decode(), json.loads(file.read("mes-donnees.json"))
    for words in ("Bruno", "Pas avant dix heures", "Vivre avec une bipolarité", "français"):
        assert words in page
    assert data["data"]["people.Profile"][0]["limits"] == "Pas avant dix heures"
    assert "password" not in json.dumps(data)


def test_what_is_held_is_said_with_its_reasons(bruno, browser_of):
    assert browser_of(bruno).get("/mes-donnees/gardees/").status_code == 200


def test_an_erasure_waits_48_hours_then_is_done_and_its_receipt_needs_no_account(bruno, browser_of, client):
    browser = browser_of(bruno)
    with time_machine.travel(NOON, tick=False) as clock:
        sent = {"shared": "leave", "when": "later", "sure": "on"}
        receipt = browser.post("/mes-donnees/effacement/", sent).headers["Location"]
        assert Erasure.objects.get().due_at == NOON + timedelta(hours=48)
        clock.shift(timedelta(hours=47))
        erase_due.call()
        assert Person.objects.filter(pk=bruno.pk).exists()
        clock.shift(timedelta(hours=1, seconds=1))
        erase_due.call()

    assert not Person.objects.filter(pk=bruno.pk).exists()
    page = client.get(receipt)
    assert page.status_code == 200
    assert "Bruno" not in page.content.decode()
    assert Erasure.objects.get().person is None


def test_an_erasure_can_be_cancelled_until_it_is_done(bruno, farid, browser_of):
    asked = ask_erasure(bruno, keep_shared=True, by=bruno)
    url = f"{asked.get_absolute_url()}annulation/"

    assert browser_of(farid).post(url).status_code == 404
    assert browser_of(bruno).post(url).status_code == 303

    asked.refresh_from_db()
    assert asked.cancelled_at is not None
    with time_machine.travel(NOON + timedelta(days=400), tick=False):
        erase_due.call()
    assert Person.objects.filter(pk=bruno.pk).exists()


def test_an_erasure_at_once_signs_out_and_is_done_before_the_answer(bruno, browser_of):
    browser = proved(browser_of(bruno))

    answer = browser.post("/mes-donnees/effacement/", AT_ONCE)

    assert answer.status_code == 303
    assert not Person.objects.filter(pk=bruno.pk).exists()
    assert browser.get(answer.headers["Location"]).status_code == 200
    assert browser.get("/mes-donnees/").status_code == 302


def test_a_computer_left_open_neither_erases_at_once_nor_gives_everything_away(bruno, browser_of):
    browser = browser_of(bruno)
    for url, sent in [("/mes-donnees/effacement/", AT_ONCE), ("/mes-donnees/copie/", {})]:
        asked = browser.post(url, sent)
        assert asked.status_code == 303
        confirming = browser.get(asked.headers["Location"])
        assert confirming.headers["Location"].startswith("/confirmer/")

    after = browser.post(confirming.headers["Location"], {"password": PASSPHRASE}, follow=True)

    assert after.redirect_chain[-1][0] == "/mes-donnees/"
    assert Person.objects.filter(pk=bruno.pk).exists()
    assert not Erasure.objects.exists()


def test_what_was_chosen_is_still_chosen_after_proving_who_is_there(bruno, browser_of):
    browser = browser_of(bruno)
    back = browser.post("/mes-donnees/effacement/", AT_ONCE).headers["Location"]

    form = proved(browser).get(back).context["form"]

    assert (form["shared"].value(), form["when"].value()) == ("erase", "now")
    assert browser.post(back, AT_ONCE).status_code == 303
    assert not Person.objects.filter(pk=bruno.pk).exists()


def test_without_the_box_nothing_is_asked(bruno, browser_of):
    answer = browser_of(bruno).post("/mes-donnees/effacement/", {"shared": "erase", "when": "now"})

    assert answer.status_code == 422
    assert not Erasure.objects.exists()


def test_asking_twice_is_as_once(bruno):
    first = ask_erasure(bruno, keep_shared=True, by=bruno)
    again = ask_erasure(bruno, keep_shared=False, by=bruno)

    assert first == again
    assert again.keep_shared is False


@pytest.mark.parametrize("code", ["inconnu", "0000000000000000", "%00"])
def test_a_receipt_that_does_not_exist_is_not_found(client, code):
    assert client.get(f"/effacement/{code}/").status_code == 404


def test_a_silent_account_is_told_then_erased_and_one_that_comes_back_is_left(bruno, aicha):
    Person.objects.filter(pk__in=[bruno.pk, aicha.pk]).update(last_month=(NOON - timedelta(days=800)).date())
    with time_machine.travel(NOON, tick=False) as clock:
        look_after_sleepers.call()
        look_after_sleepers.call()
        assert Sleep.objects.count() == 2
        assert Notice.objects.filter(kind="account_asleep").count() == 2
        Person.objects.filter(pk=aicha.pk).update(last_month=NOON.date().replace(day=1))
        clock.shift(timedelta(days=31))
        look_after_sleepers.call()

    assert [person.pseudonym for person in Person.objects.all()] == ["Aïcha"]
    assert not Sleep.objects.exists()


def test_the_person_reads_who_opened_something_of_theirs_and_nobody_else_does(bruno, elena, farid, browser_of):
    journal(elena, "administrator.named", bruno, about=bruno, reason="la maison a besoin de deux personnes")
    journal(bruno, "administrator.named", bruno, about=bruno)

    page = browser_of(bruno).get("/mes-donnees/ouvertures/").content.decode()

    assert "Elena" in page
    assert "la maison a besoin de deux personnes" in page
    assert page.count("<li><span><time") == 1
    assert "Elena" not in browser_of(farid).get("/mes-donnees/ouvertures/").content.decode()


def test_an_act_that_is_nobody_else_s_to_learn_is_not_in_the_list(bruno, farid, browser_of):
    journal(farid, "block.set", bruno, about=bruno)

    assert "Farid" not in browser_of(bruno).get("/mes-donnees/ouvertures/").content.decode()


def test_old_rows_are_forgotten(bruno):
    with time_machine.travel(NOON, tick=False) as clock:
        withdraw_consent(bruno, give_consent(bruno, Purpose.MATCHING, by=bruno).purpose, by=bruno)
        clock.shift(timedelta(days=366))
        forget_old_rows.call()

    assert not Consent.objects.exists()
    run_due()


def test_the_month_of_the_latest_visit_is_kept_never_the_day(bruno, browser_of):
    with time_machine.travel(NOON, tick=False):
        browser_of(bruno).get("/mes-donnees/")

    assert Person.objects.get().last_month == NOON.date().replace(day=1)
