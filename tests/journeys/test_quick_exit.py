"""« Quitter vite »: the session ends, nothing stays on the device, and going back shows nothing."""

import pytest
from django.contrib.sessions.models import Session

from entrepairs.accompaniment.tests.pairs import say, walking

pytestmark = pytest.mark.journey
SECRET = "un parapluie violet"


@pytest.fixture
def reader(visitor, bruno, aicha, elena, elsewhere):
    """Bruno, who reads his messages and has begun to type."""
    pair = walking(bruno, aicha, elena)
    say(pair, SECRET, aicha)
    guest = visitor(bruno)
    guest.guard.expect(elsewhere=[elsewhere])
    guest.opens("/mon-espace/").opens(pair.get_absolute_url()).reads(SECRET)
    return guest.fills(body="je voulais dire")


def nothing_is_left(guest, elsewhere):
    guest.page.wait_for_url(elsewhere)
    assert not Session.objects.exists()
    guest.page.go_back()
    guest.page.wait_for_load_state()
    assert SECRET not in guest.page.content()
    guest.opens("/")
    assert guest.page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert guest.opens("/mon-espace/").path == "/connexion/"


def test_the_link_leaves_nothing_behind(reader, elsewhere):
    reader.page.locator("quick-exit a").click()

    nothing_is_left(reader, elsewhere)


def test_three_times_shift_is_enough(reader, elsewhere):
    for _ in range(3):
        reader.page.keyboard.press("Shift")

    nothing_is_left(reader, elsewhere)


def test_three_times_shift_while_typing_capitals_is_nothing(reader):
    for letter in "ABC":
        reader.page.keyboard.press(f"Shift+{letter}")

    reader.reads(SECRET)
