"""With the keyboard alone, in a window of 320 px: write, send, choose, say something."""

import pytest
from playwright.sync_api import expect

from entrepairs.accompaniment.actions.proposals import accept_proposal
from entrepairs.accompaniment.models import Proposal, Request
from tests.journeys.looks import NARROW

pytestmark = pytest.mark.journey
MOST_TABS = 80
IS_HERE = """(selector) => {
  const here = document.activeElement;
  const box = here.getBoundingClientRect();
  const seen = box.bottom > 0 && box.top < innerHeight;
  return here.matches(selector) && here.matches(":focus-visible") && seen;
}"""


class Keyboard:
    """Someone who has no mouse."""

    def __init__(self, guest):
        self.page = guest.page
        self.keys = guest.page.keyboard

    def reaches(self, selector):
        """Tab after tab; the focus must be seen when it gets there."""
        for _ in range(MOST_TABS):
            if self.page.evaluate(IS_HERE, selector):
                return self
            self.keys.press("Tab")
        raise AssertionError(f"{selector} is never reached with Tab on {self.page.url}")

    def types(self, selector, text):
        self.reaches(selector).keys.type(text)
        return self

    def ticks(self, selector):
        self.reaches(selector).keys.press("Space")
        return self

    def enters(self, selector, then):
        self.reaches(selector).keys.press("Enter")
        self.page.wait_for_url(then)
        return self


def test_write_send_choose_and_talk_without_a_mouse(visitor, team, aicha):
    guest = visitor(viewport=NARROW)
    hands = Keyboard(guest.opens("/"))

    hands.enters('a[href$="/ecrire/"]', "**/ecrire/")
    hands.types("textarea[name=text]", "Je voudrais parler avec quelqu’un.")
    hands.enters('button[formaction$="/ecrire/compte/"]', "**/ecrire/compte/")
    hands.ticks("#id_adult").ticks("#id_consent")
    hands.enters('form[action$="/ecrire/envoi/"] button:not([formaction])', "**/demandes/**")
    hands.enters('a[href$="/choix/"]', "**/choix/")
    hands.ticks("input[name=shared]").enters("main form button", "**/demandes/**")
    asked = Proposal.objects.get(state=Proposal.State.ASKED)
    walk = accept_proposal(asked, by=asked.supporter)
    guest.opens(walk.get_absolute_url())
    hands.types("#ecrire textarea", "Bonjour").reaches("#ecrire button").keys.press("Space")

    guest.hears("Bonjour")
    assert Request.objects.get().state == Request.State.MATCHED
    expect(guest.page.locator("#ecrire textarea")).to_be_focused()
