"""The pages of one’s own words: what is not sent yet is said first, what is changed is said after, nothing untrue."""

import re

import pytest

from entrepairs.community.tests.talking import DANGER, begun, circle_of
from entrepairs.core.clock import now

pytestmark = pytest.mark.django_db
UNSENT = "Votre message n’est pas encore parti"


@pytest.fixture
def circle(house, elena):
    """Its team is there another day."""
    return circle_of(house, elena, days=[(now().weekday() + 3) % 7])


def test_what_is_not_sent_yet_takes_the_keyboard_and_is_said_again_by_the_button(circle, bruno, aicha, browser_of):
    thread = begun(circle, aicha)
    typed = {"text": DANGER, "title": "Ce soir", "intent": "soutien", "key": str(thread.pk), "accepts": "on"}
    for address in (thread.get_absolute_url(), f"{circle.get_absolute_url()}ecrire/"):
        page = browser_of(bruno).post(address, typed).content.decode()

        first = page.index(UNSENT)
        assert page.rindex("data-focus", 0, first) > page.rindex("<form", 0, first)
        assert first < page.index('class="help-lines"')
        assert page.count("data-focus") == 1 and page.count(UNSENT) == 2
        assert re.search(rf"{UNSENT}[^<]*</p>\s*<button", page)
