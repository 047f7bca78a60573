"""In Chromium: from nothing to sent, with and without scripts; the back button; what stays on the device."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.journey]
PHRASE = "Je sors de l’HP et je dors mal."


@pytest.fixture
def chromium(live_server: Any) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, live_server):
    """`visit(java_script_enabled=False)`: the first page, in a new private window of 320 px."""

    def opened(**options: Any) -> Page:
        window = chromium.new_context(viewport={"width": 320, "height": 640}, base_url=live_server.url, **options)
        page: Page = window.new_page()
        page.goto("/ecrire/")
        return page

    return opened


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def agree_and_send(page: Page) -> None:
    for name in ("adult", "consent"):
        page.locator(f"label[for=id_{name}]").click()
    press(page, "Envoyer ma demande")


@pytest.mark.parametrize("scripts", [True, False])
def test_one_sentence_and_two_more_screens_are_enough(visit, scripts):
    page = visit(java_script_enabled=scripts)
    page.get_by_role("textbox").fill(PHRASE)
    press(page, "Envoyer sans préciser")

    agree_and_send(page)

    page.wait_for_url("**/demandes/*/?envoyee")
    assert PHRASE in page.locator("main").inner_text()


@pytest.mark.parametrize("scripts", [True, False])
def test_the_back_button_of_the_browser_loses_nothing(visit, scripts):
    page = visit(java_script_enabled=scripts)
    page.get_by_role("textbox").fill(PHRASE)
    press(page, "Continuer")
    page.locator("label[for=id_experiences_hospitalisation-psychiatrique]").first.click()
    press(page, "Continuer")
    page.go_back()
    assert page.locator("#id_experiences_hospitalisation-psychiatrique").is_checked()
    page.go_back()
    assert page.get_by_role("textbox").input_value() == PHRASE


def test_the_text_stays_on_the_device_until_sent_and_no_longer(visit):
    page = visit()
    page.get_by_role("textbox").press_sequentially(PHRASE)
    page.reload()
    assert page.get_by_role("textbox").input_value() == PHRASE
    press(page, "Continuer")
    assert page.evaluate("localStorage.getItem('draft::ecrire')")
    press(page, "Envoyer sans préciser davantage")

    agree_and_send(page)

    page.wait_for_url("**/demandes/*/?envoyee")
    assert page.evaluate("localStorage.getItem('draft::ecrire')") is None


def test_every_screen_of_the_way_has_no_barrier_at_320_pixels(visit):
    page, barriers, wide = visit(bypass_csp=True), [], []
    page.get_by_role("textbox").fill(PHRASE)
    for _screen in range(8):
        barriers += [(page.url, found["id"]) for found in Axe().run(page).response["violations"]]
        wide += [page.url] if page.evaluate("document.documentElement.scrollWidth > 320") else []
        if not page.get_by_role("button", name="Continuer", exact=True).count():
            break
        press(page, "Continuer")

    assert page.url.endswith("/ecrire/compte/")
    assert (barriers, wide) == ([], [])
