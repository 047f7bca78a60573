"""One comes back from a result to what was found: for ten minutes, in the same session, and nothing tells the words."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from entrepairs.community.models import Findable
from entrepairs.community.models.findable import LAST
from entrepairs.community.tests.talking import begun, circle_of, said_in
from entrepairs.community.views.looked_for import place, told
from entrepairs.community.views.searching import PAGE as RESULTS
from entrepairs.core.clock import at, now

pytestmark = pytest.mark.django_db
SEARCH, WORDS = "/cercles/chercher/", "girafe"
FOUND, OVER = "Du plus récent au plus ancien", "Ces mots ne sont plus gardés"


@pytest.fixture
def thread(house, elena, bruno):
    return begun(circle_of(house, elena), bruno, "Une girafe au bord du lac.")


def results(browser):
    sent = browser.post(SEARCH, {"words": WORDS})
    assert sent.status_code == 303 and WORDS not in sent["Location"]
    return sent["Location"]


@pytest.mark.parametrize("who", ["visitor", "farid"])
def test_the_results_are_a_page_to_which_one_comes_back(thread, farid, browser_of, who):
    browser = Client() if who == "visitor" else browser_of(farid)
    address = results(browser)

    browser.get(thread.get_absolute_url())
    again = browser.get(address).content.decode()

    assert FOUND in again and f'value="{WORDS}"' in again


def test_nobody_else_comes_back_to_them_nor_the_same_session_without_the_address(thread, farid, browser_of):
    browser = browser_of(farid)
    address = results(browser)

    assert OVER in Client().get(address).content.decode()
    assert FOUND not in browser.get(SEARCH).content.decode()
    assert OVER in browser.get(f"{SEARCH}?r=autre-chose").content.decode()


def test_they_are_over_after_ten_minutes_and_once_signed_out(thread, farid, browser_of):
    browser = browser_of(farid)
    address = results(browser)
    with at(now() + timedelta(minutes=11)):
        assert OVER in browser.get(address).content.decode()

    address = results(browser)
    browser.post("/deconnexion/")
    assert OVER in browser.get(address).content.decode()


def test_the_database_does_not_hold_the_words(thread, farid, browser_of):
    results(browser_of(farid))

    assert WORDS not in str([row.get_decoded() for row in Session.objects.all()])


def test_the_address_of_older_results_counts_nothing_of_the_circles_one_does_not_read(thread, bruno):
    for number in range(RESULTS):
        said_in(thread, bruno, f"{WORDS} {number}")
    browser = Client()
    address = results(browser)

    one, other = (browser.get(address).context["older"] for _time in range(2))

    assert place(one) == place(other) == Findable.objects.order_by("-pk")[RESULTS - 1].pk
    assert one != other and len(told(1)) == len(told(LAST)) == len(one)
    assert f"avant={one}" not in browser.get(f"{address}&avant={one}").content.decode()
    assert not any(place(odd) for odd in ("", "x", "é", one[:-4], str(place(one))))
    assert f"{WORDS} {RESULTS - 1}" in browser.get(f"{address}&avant=7").content.decode(), "from the beginning"
