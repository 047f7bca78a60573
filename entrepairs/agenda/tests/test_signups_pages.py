"""One tap, with or without scripts: the part of the page that changed is the page."""

import re

import pytest

from entrepairs.agenda.models import Signup
from entrepairs.agenda.tests.gathered import planned

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def seat_in(answer) -> str:
    found = re.search(r'<section id="seat".*?</section>', answer.content.decode(), re.DOTALL)
    assert found is not None
    return re.sub(r'(csrfmiddlewaretoken" value=")[^"]*', r"\1", found.group())


def test_signing_up_leaves_the_same_page_as_a_reload(house, elena, bruno, browser_of):
    row, browser = planned(house, by=elena, capacity=1), browser_of(bruno)
    for act in ("inscription", "desistement"):
        swapped = browser.post(f"{row.get_absolute_url()}{act}/", headers=HTMX)
        assert swapped.status_code == 200
        assert "<html" not in swapped.content.decode()
        assert seat_in(swapped) == seat_in(browser.get(row.get_absolute_url()))


def test_a_refusal_by_script_is_said_there(house, elena, bruno, browser_of):
    row = planned(house, by=elena, rules="On ne répète rien.")

    answer = browser_of(bruno).post(f"{row.get_absolute_url()}inscription/", headers=HTMX)

    assert answer.status_code == 422
    assert "Lisez d’abord les règles" in seat_in(answer)
    assert not Signup.objects.exists()


def test_who_is_full_says_so_and_offers_the_list(house, elena, bruno, aicha, browser_of):
    row = planned(house, by=elena, capacity=1)
    browser_of(aicha).post(f"{row.get_absolute_url()}inscription/")

    assert "liste d’attente" in seat_in(browser_of(bruno).get(row.get_absolute_url()))


def test_the_page_costs_the_same_whoever_comes(house, elena, bruno, person, browser_of, same_queries):
    row, browser = planned(house, by=elena, capacity=30), browser_of(bruno)
    others = iter([person(name) for name in ("Iris", "Jade", "Noé")])
    same_queries(
        lambda: browser.get(row.get_absolute_url()),
        lambda: browser_of(next(others)).post(f"{row.get_absolute_url()}inscription/"),
    )
