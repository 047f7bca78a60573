"""What people do, in their words: one method for one gesture. Wording is left to the pages: forms are found by what
they do."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

from entrepairs.core.clock import now
from entrepairs.people.models import Person
from tests.journeys.guard import Guard

EMPTY_AND_ASKED = "main :is(input:not([type=hidden], [type=checkbox], [type=radio]), textarea)[required]"


class Visitor:
    """Someone before a browser."""

    def __init__(self, page: Page, guard: Guard, person: Person | None = None, *, has_scripts: bool = True) -> None:
        self.page = page
        self.guard = guard
        self.person = person
        self.has_scripts = has_scripts

    # --- anywhere

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path

    def opens(self, path: str) -> "Visitor":
        self.page.goto(path)
        return self

    def follows(self, path_end: str) -> "Visitor":
        """Click the link that leads there."""
        return self.leaves_by(self._uncovered(self.page.locator(f'a[href$="{path_end}"]').first))

    def fills(self, **fields: str) -> "Visitor":
        for name, text in fields.items():
            self._uncovered(self.page.locator(f'main :is(input, textarea)[name="{name}"]').last).fill(text)
        return self

    def ticks(self, name: str, value: str = "on") -> "Visitor":
        boxes = f'main input[name="{name}"][value="{value}"], main input[name="{name}"]:not([value])'
        return self._tick(self.page.locator(boxes).first)

    def _tick(self, box: Locator) -> "Visitor":
        """By its label, which is what one touches."""
        if not box.is_checked():
            self._uncovered(self.page.locator(f'label[for="{box.get_attribute("id")}"]')).click()
        return self

    def picks(self, name: str, value: str) -> "Visitor":
        """One choice, in a list or among cards."""
        self._uncovered(self.page.locator(f'main [name="{name}"]:not([type="hidden"])').first)
        if (menu := self.page.locator(f'main select[name="{name}"]')).count():
            menu.select_option(value)
            return self
        return self.ticks(name, value)

    def picks_from(self, path: str) -> "Visitor":
        """Open a list, and the first thing of it."""
        return self.opens(path).leaves_by(self.page.locator(f'main a[href^="{path}"]:not([href="{path}"])').first)

    def presses(self, action_end: str = "") -> "Visitor":
        """Press the button that posts there; without an address, that of the page’s own form."""
        there = f'form[action$="{action_end}"] button:not([formaction]), button[formaction$="{action_end}"]'
        button = self.page.locator(there if action_end else "main form button[type=submit]").first
        if self.has_scripts and button.locator("xpath=ancestor::form[@hx-post]").count():
            self._uncovered(button).click()
            return self
        return self.leaves_by(self._uncovered(button))

    def leaves_by(self, element: Locator) -> "Visitor":
        """Click what leads to a page, and wait for that page."""
        with self.page.expect_navigation():
            element.click()
        return self

    def reads(self, text: str) -> "Visitor":
        expect(self.page.locator("main")).to_contain_text(text)
        return self

    def sees(self, selector: str, *, count: int | None = None) -> Locator:
        found = self.page.locator(selector)
        if count is not None:
            expect(found).to_have_count(count)
        else:
            expect(found.first).to_be_visible()
        return found

    def waits_for(self, selector: str, path: str = "") -> "Visitor":
        """Come back to the page until it shows this."""
        for _ in range(30):
            self.opens(path or self.path)
            if self.page.locator(selector).count():
                return self
            self.page.wait_for_timeout(300)
        raise AssertionError(f"{selector} never came on {path or self.path}")

    def _uncovered(self, element: Locator) -> Locator:
        """Open what it is folded in, as a person would."""
        element.wait_for(state="attached")
        if not element.is_visible():
            element.locator("xpath=ancestor::details[not(@open)]").first.locator("> summary").click()
        return element

    # --- the request

    def writes(self, text: str) -> "Visitor":
        """From the first page to the last question, by the shortest way."""
        return self.opens("/").follows("/ecrire/").fills(text=text).presses("/ecrire/compte/")

    def asked_in_writing(self) -> int:
        """How many visible fields of this page must be typed in, and are empty."""
        fields = self.page.locator(EMPTY_AND_ASKED)
        return sum(one.is_visible() and not one.input_value() for one in fields.all())

    def agrees_and_sends(self) -> "Visitor":
        if self.page.locator("#id_adult").count():
            self.ticks("adult")
        return self.ticks("consent").presses("/ecrire/envoi/")

    def chooses(self, pseudonym: str, *, sharing: str = "text") -> "Visitor":
        """Choose this person among the proposals, and let them read this."""
        self.leaves_by(self.page.locator("article.card", has_text=pseudonym).locator('a[href$="/choix/"]'))
        return self.ticks("shared", sharing).presses()

    def accepts(self) -> "Visitor":
        """Say yes to the proposal that waits in one’s space."""
        self.waits_for('main a[href*="/propositions/"]', "/mon-espace/")
        return self.follows_first("/propositions/").presses("/acceptation/")

    def follows_first(self, part: str) -> "Visitor":
        return self.leaves_by(self.page.locator(f'main a[href*="{part}"]').first)

    # --- together

    def goes_to(self, tab: str) -> "Visitor":
        """A page of the accompaniment: « cadre/ », « notes/ », nothing for the talk."""
        return self.opens(f"/accompagnements/{self.walk}/{tab}")

    @property
    def walk(self) -> str:
        return self.path.split("/accompagnements/")[1].split("/")[0]

    def says(self, text: str) -> "Visitor":
        self.fills(body=text)
        self.page.locator("#ecrire button[type=submit]").click()
        expect(self.page.locator("#messages")).to_contain_text(text)
        expect(self.page.locator("#ecrire textarea")).to_have_value("")
        return self

    def hears(self, text: str) -> "Visitor":
        """Without touching anything: it comes by itself."""
        expect(self.page.locator("#messages")).to_contain_text(text)
        return self

    def proposes_meeting(self, **more: Any) -> "Visitor":
        day = (now() + timedelta(days=9)).date().isoformat()
        return self.fills(day=day, at="14:30", **more).presses("/rendez-vous/")
