"""The two sides of one proposal, on their pages."""

from html import unescape

import pytest

from entrepairs.accompaniment.actions.proposals import choose_proposal
from entrepairs.accompaniment.models import Accompaniment, Proposal
from entrepairs.accompaniment.tests.chain import DIJON, TEXT, habilitated, offering, open_house, written

pytestmark = pytest.mark.django_db
SHARED = ["hospitalisation-psychiatrique"]


@pytest.fixture
def shown(bruno, aicha, elena):
    offering(habilitated(aicha, open_house(elena), by=elena))
    request = written(bruno, experiences=SHARED, commune=DIJON, avoid="mon voisin")
    return request.proposals.shown().get()


@pytest.fixture
def asked(shown, bruno):
    return choose_proposal(shown, shared=["text"], by=bruno)


def test_each_tick_shows_exactly_what_will_be_read(shown, bruno, browser_of):
    page = browser_of(bruno).get(f"{shown.get_absolute_url()}choix/")

    assert page.context["said"]["text"] == TEXT
    assert [value for value, _label in page.context["form"].fields["shared"].choices] == [
        "text",
        "experiences",
        "commune",
    ]
    assert TEXT in unescape(page.content.decode())


def test_choosing_asks_and_the_supporter_reads_only_what_was_ticked(shown, bruno, aicha, browser_of):
    browser_of(bruno).post(f"{shown.get_absolute_url()}choix/", {"shared": ["experiences"]})

    page = unescape(browser_of(aicha).get(shown.get_absolute_url()).content.decode())

    assert "Hospitalisation en psychiatrie" in page
    for private in (TEXT, "Dijon", "mon voisin"):
        assert private not in page


def test_before_being_chosen_the_supporter_knows_nothing(shown, aicha, browser_of):
    for path in ("", "choix/", "acceptation/", "refus/"):
        for call in (browser_of(aicha).get, browser_of(aicha).post):
            assert call(f"{shown.get_absolute_url()}{path}").status_code in {404, 405}


def test_choosing_twice_asks_once_and_says_so(asked, bruno, browser_of):
    page = browser_of(bruno).post(f"{asked.get_absolute_url()}choix/", {"shared": []})

    assert page.status_code == 422
    assert Proposal.objects.get().shared == ["text"]


def test_the_person_who_opens_the_proposal_finds_the_request(asked, bruno, browser_of):
    assert browser_of(bruno).get(asked.get_absolute_url()).headers["Location"] == asked.request.get_absolute_url()


def test_a_yes_leads_to_the_talk(asked, aicha, browser_of):
    page = browser_of(aicha).post(f"{asked.get_absolute_url()}acceptation/")
    page = browser_of(aicha).get(page.headers["Location"])

    assert page.headers["Location"] == Accompaniment.objects.get().get_absolute_url()


def test_a_no_needs_nothing_else(asked, aicha, bruno, browser_of):
    assert browser_of(aicha).post(f"{asked.get_absolute_url()}refus/").status_code == 303

    asked.refresh_from_db()
    assert asked.state == Proposal.State.DECLINED
    assert browser_of(bruno).get(asked.request.get_absolute_url()).context["gone"] == asked


def test_an_answer_after_the_person_took_it_back_says_so_kindly(asked, aicha, bruno, browser_of):
    browser_of(bruno).post(f"{asked.get_absolute_url()}reprise/")

    for path in ("", "acceptation/", "refus/"):
        assert browser_of(aicha).post(f"{asked.get_absolute_url()}{path}").status_code in {404, 405}
    assert not Accompaniment.objects.exists()


@pytest.mark.parametrize("path", ["", "choix/", "reprise/", "acceptation/", "refus/"])
def test_to_farid_the_proposal_does_not_exist(path, asked, farid, elena, browser_of):
    for outsider in (farid, elena):
        browser = browser_of(outsider)
        for call in (browser.get, browser.post):
            assert call(f"{asked.get_absolute_url()}{path}").status_code in {404, 405}
    asked.refresh_from_db()
    assert asked.state == Proposal.State.ASKED
