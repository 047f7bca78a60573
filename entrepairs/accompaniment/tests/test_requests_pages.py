"""Waiting while knowing: one page, its exits, and nobody else’s eyes."""

from datetime import timedelta

import pytest
import time_machine

from entrepairs.accompaniment.actions.proposals import propose
from entrepairs.accompaniment.models import Proposal, Request
from entrepairs.accompaniment.tasks.requests import advise_those_who_wait
from entrepairs.accompaniment.tests.chain import DIJON, TEXT, habilitated, offering, written
from entrepairs.core.clock import now
from entrepairs.people.actions.consents import withdraw_consent
from entrepairs.people.models.consent import Purpose

pytestmark = pytest.mark.django_db
SHARED = ["hospitalisation-psychiatrique"]


@pytest.fixture
def peer(aicha, house, elena):
    offering(habilitated(aicha, house, by=elena), ways=["ecrit"])
    return aicha


@pytest.fixture
def page_of(browser_of):
    return lambda someone, request: browser_of(someone).get(request.get_absolute_url())


def test_the_page_says_who_looks_after_it_and_shows_the_choice(bruno, peer, elena, house, page_of):
    page = page_of(bruno, written(bruno, experiences=SHARED))

    assert page.context["coordinator"] == elena
    assert [card.proposal.supporter for card in page.context["cards"]] == [peer]
    assert 1 <= len(page.context["cards"][0].reasons) <= 3
    assert page.context["step"] == 1


def test_when_nobody_fits_the_page_says_what_would_change_something(bruno, peer, page_of):
    request = written(bruno, experiences=SHARED, ways=["visio"])

    page = page_of(bruno, request)

    assert [question.slug for _sentence, question in page.context["relaxations"]] == ["rencontre"]


def test_without_any_supporter_nothing_is_promised(bruno, page_of):
    page = page_of(bruno, written(bruno))

    assert page.status_code == 200
    assert page.context["relaxations"] == []


def test_each_answer_can_be_changed_and_says_what_it_changed(bruno, peer, browser_of):
    request = written(bruno, experiences=SHARED, ways=["visio"])
    browser, url = browser_of(bruno), request.get_absolute_url()
    for slug in ("texte", "vecus", "essentiel", "rencontre", "moments", "langues", "lieu", "a-eviter"):
        assert browser.get(f"{url}modifier/{slug}/").status_code == 200, slug

    page = browser.post(f"{url}modifier/rencontre/", {"ways": ["ecrit", "visio"]}, follow=True)

    assert [card.proposal.supporter for card in page.context["cards"]] == [peer]
    assert browser.get(f"{url}modifier/diagnostic/").status_code == 404


def test_changing_one_answer_keeps_the_others(bruno, browser_of):
    request = written(bruno, experiences=SHARED, must=SHARED, moments=5, commune=DIJON, avoid="mon voisin")
    browser, url = browser_of(bruno), request.get_absolute_url()

    browser.post(f"{url}modifier/langues/", {"languages": ["pt"]})
    browser.post(f"{url}modifier/texte/", {"text": "Autre chose."})
    browser.post(f"{url}modifier/essentiel/", {})

    request = Request.objects.select_related("person__data_key").get()
    assert (request.text, request.avoid, request.languages) == ("Autre chose.", "mon voisin", ["pt"])
    assert (request.experiences, request.must, request.moments, request.commune) == (SHARED, [], 5, DIJON)


def test_no_answer_to_an_experience_drops_what_mattered_most_about_it(bruno, browser_of):
    request = written(bruno, experiences=SHARED, must=SHARED)

    browser_of(bruno).post(f"{request.get_absolute_url()}modifier/vecus/", {"experiences": ["alcool"]})

    request.refresh_from_db()
    assert (request.experiences, request.must) == (["alcool"], [])


def test_withdrawn_in_one_tap_and_reopened(bruno, browser_of):
    browser, request = browser_of(bruno), written(bruno)
    url = request.get_absolute_url()

    assert browser.post(f"{url}retrait/", follow=True).context["mine"].state == Request.State.WITHDRAWN
    assert browser.post(f"{url}retrait/").status_code == 303
    assert browser.post(f"{url}reouverture/", follow=True).context["mine"].state == Request.State.WAITING


def test_the_text_is_opened_to_the_team_and_closed_again(bruno, browser_of, house):
    browser, request = browser_of(bruno), written(bruno)
    url = request.get_absolute_url()

    assert browser.post(f"{url}equipe/ouverture/", follow=True).context["mine"].text_open_to_team_at
    assert browser.post(f"{url}equipe/fermeture/", follow=True).context["mine"].text_open_to_team_at is None


def test_none_of_them_is_a_normal_answer(bruno, peer, browser_of):
    request = written(bruno, experiences=SHARED)

    page = browser_of(bruno).post(f"{request.get_absolute_url()}aucune/", follow=True)

    assert page.status_code == 200
    assert request.proposals.get().state == Proposal.State.DISMISSED


def test_the_list_asks_the_database_as_often_for_three_as_for_one(bruno, browser_of, same_queries):
    browser = browser_of(bruno)
    written(bruno)

    same_queries(lambda: browser.get("/demandes/"), lambda: written(bruno))


def test_the_page_of_a_request_stays_within_its_queries(bruno, peer, browser_of, queries):
    browser = browser_of(bruno)
    shown, blocked = written(bruno, experiences=SHARED), written(bruno, experiences=SHARED, ways=["visio"])

    assert queries(lambda: browser.get(shown.get_absolute_url())) <= 12
    assert queries(lambda: browser.get(blocked.get_absolute_url())) <= 12


def test_once_the_person_takes_their_consent_back_nobody_is_looked_for_and_the_page_says_so(bruno, peer, page_of):
    request = written(bruno, experiences=SHARED)
    withdraw_consent(bruno, Purpose.MATCHING, by=bruno)
    propose(request)

    page = page_of(bruno, request)

    assert page.context["cards"] == []
    assert page.context["has_consent"] is False


def test_after_fifteen_days_the_page_names_who_knows(bruno, house, elena, page_of):
    request = written(bruno)
    with time_machine.travel(now() + timedelta(days=16), tick=False):
        advise_those_who_wait.call()
        page = page_of(bruno, request)

    assert page.context["mine"].advised_at
    assert elena.pseudonym in page.content.decode()


def test_the_delay_is_announced_from_ten_requests_on(person, bruno, page_of):
    for n in range(10):
        written(person(f"Loutre {n + 1}"))

    with time_machine.travel(now() + timedelta(hours=30), tick=False):
        page = page_of(bruno, written(bruno))

    assert page.context["delay"]["count"] == 11
    assert page.context["delay"]["most"] == "30 heures" or page.context["delay"]["most"] == "31 heures"


PATHS = ["", "modifier/texte/", "retrait/", "reouverture/", "aucune/", "equipe/ouverture/", "equipe/fermeture/"]


@pytest.mark.parametrize("path", PATHS)
def test_to_farid_and_to_the_coordinator_the_request_does_not_exist(path, bruno, farid, elena, house, browser_of):
    request = written(bruno)

    for outsider in (farid, elena):
        browser = browser_of(outsider)
        for call in (browser.get, browser.post):
            assert call(f"{request.get_absolute_url()}{path}").status_code in {404, 405}
    request.refresh_from_db()
    assert (request.state, request.text_open_to_team_at) == (Request.State.WAITING, None)


def test_farid_sees_nothing_in_his_own_list(bruno, farid, browser_of):
    written(bruno)

    page = browser_of(farid).get("/demandes/")

    assert page.context["waiting"] == page.context["closed"] == []
    assert TEXT not in page.content.decode()
