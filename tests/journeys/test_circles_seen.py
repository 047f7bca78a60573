"""A circle as it is seen: on the narrowest screen with the largest text, under a finger, folded, and on paper."""

from datetime import time

import pytest
from playwright.sync_api import expect

from entrepairs.community.actions.aside import put_words_aside
from entrepairs.community.tests.talking import DANGER, begun, circle_of, said_in
from entrepairs.core.clock import now
from tests.journeys.looks import NARROW, WIDER

pytestmark = pytest.mark.journey


@pytest.fixture
def thread(team, elena, saule, bruno):
    circle = circle_of(team, elena, days=[(now().weekday() + 3) % 7], opens=time(9), closes=time(21))
    found = begun(circle, saule, "Je ne dors pas non plus.", title="Cette nuit")
    said_in(found, bruno, "Moi non plus.")
    return found


@pytest.fixture
def reader(visitor, bruno, thread):
    return visitor(bruno, viewport=NARROW).opens(thread.get_absolute_url())


def test_twice_the_text_stays_in_the_narrowest_window_and_a_finger_finds_each_link(reader):
    small = "[...document.querySelectorAll('.touched a')].map(one => one.getBoundingClientRect().height)"
    heights = reader.page.evaluate(small)
    assert len(heights) >= 4 and min(heights) >= 44

    reader.page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert reader.page.evaluate(WIDER) == []


def test_on_paper_a_message_says_its_whole_date_and_offers_nothing_to_press(reader):
    reader.page.emulate_media(media="print")

    printed = "getComputedStyle(document.querySelector('.post time'), '::after').content"
    assert str(now().year) in reader.page.evaluate(printed)
    assert reader.page.evaluate("getComputedStyle(document.querySelector('.post time')).fontSize") == "0px"
    expect(reader.page.get_by_text("Modifier ou retirer")).to_be_hidden()


def test_a_folded_thread_has_one_line_below_it_and_room_inside(visitor, thread, bruno):
    put_words_aside(("nuit",), by=bruno)
    guest = visitor(bruno, viewport=NARROW).opens(thread.circle.get_absolute_url())

    fold = guest.sees(".thread-line > .more", count=1)
    style = "one => [getComputedStyle(one).borderBottomWidth, getComputedStyle(one.firstChild).paddingBlockStart]"
    assert fold.evaluate(style)[0] == "0px" and fold.evaluate(style)[1] != "0px"


def test_what_is_not_sent_yet_is_before_the_eyes_and_under_the_keyboard(reader):
    reader.guard.expect(statuses=[422])
    reader.fills(text=DANGER)
    reader.leaves_by(reader.page.locator("#repondre button[type=submit]").last)

    said = reader.page.locator(".unsent")
    expect(said).to_be_focused()
    expect(said).to_be_in_viewport()
    expect(said).to_contain_text("n’est pas encore parti")
