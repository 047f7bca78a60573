"""In Chromium: no barrier in any dress, drafts that survive, a way out that leaves nothing."""

import pytest
from axe_playwright_python.sync_playwright import Axe

DRESSES = {
    "light": ("light", ""),
    "dark": ("dark", ""),
    "contrast": ("light", "contrast=more"),
    "dark contrast": ("light", "contrast=more&theme=dark"),
    "calm": ("light", "calm=1"),
    "calm dark, larger": ("light", "calm=1&theme=dark&size=larger"),
}
pytestmark = [pytest.mark.django_db(transaction=True)]


@pytest.fixture
def open_page(chromium, live_server):
    """Open a path in a new private window; an error or a warning in the console is a failure."""
    said: list[str] = []

    def opened(path="/charte/", *, dress="light", width=1280, **options):
        scheme, cookie = DRESSES[dress]
        window = chromium.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=options.get("bypass_csp", False)
        )
        if cookie:
            window.add_cookies([{"name": "preferences", "value": cookie, "url": live_server.url}])
        page = window.new_page()
        page.on("console", lambda message: said.append(f"{message.type} {message.text}"))
        page.goto(live_server.url + path)
        return page

    yield opened
    serious = [words for words in said if words.startswith(("error", "warning")) and "Clear-Site-Data" not in words]
    assert serious == []


@pytest.mark.parametrize("dress", DRESSES)
def test_the_charte_has_no_barrier(open_page, dress):
    page = open_page(dress=dress, bypass_csp=True)
    for disclosure in page.locator("details").all():
        disclosure.evaluate("it => it.open = true")
    results = Axe().run(page)
    assert [(v["id"], v["nodes"][0]["html"]) for v in results.response["violations"]] == []


def test_nothing_overflows_at_320_pixels_even_with_the_largest_text(open_page):
    for dress in ("light", "calm dark, larger"):
        page = open_page(dress=dress, width=320)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_notice_leaves_its_width_to_its_words_on_a_small_telephone(open_page):
    page = open_page(width=320)
    lost = page.evaluate(
        """[...document.querySelectorAll(".notice")].map(it => it.getBoundingClientRect().width
        - it.querySelector(".notice-words").getBoundingClientRect().width)"""
    )
    assert lost and max(lost) <= 32


def test_targets_are_large_enough(open_page):
    page = open_page(width=320)
    small = page.evaluate(
        """[...document.querySelectorAll("button, .button, summary, nav.nav a, .strip a, .moments-grid label, .option")]
        .filter(it => it.offsetParent).map(it => it.getBoundingClientRect())
        .filter(box => box.height < 44 || box.width < 44).length"""
    )
    assert small == 0


def test_a_first_view_takes_four_requests(chromium, live_server):
    page = chromium.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(live_server.url + "/rien-ici/", wait_until="networkidle")
    assert len([url for url in asked if not url.startswith("data:")]) <= 4
    assert all(url.startswith((live_server.url, "data:")) for url in asked)


def test_a_draft_comes_back_and_can_be_erased(open_page):
    page = open_page()
    page.fill("#charte-brouillon input[type=text]", "Nadia")
    page.reload()
    assert page.input_value("#charte-brouillon input[type=text]") == "Nadia"

    page.click(".draft-kept button")
    page.reload()

    assert page.input_value("#charte-brouillon input[type=text]") == ""


def test_shift_three_times_leaves_and_empties_the_device(open_page, live_server):
    page = open_page()
    page.fill("#charte-brouillon input[type=text]", "Nadia")
    with page.expect_request("**/quitter/"):
        for _ in range(3):
            page.keyboard.press("Shift")
    page.wait_for_timeout(300)

    page.goto(live_server.url + "/charte/")

    assert page.evaluate("localStorage.length") == 0


def test_a_refused_form_takes_the_keyboard_to_what_must_be_seen(open_page):
    page = open_page()
    assert page.evaluate("document.activeElement.className") == "refusals"
    page.click(".refusals a >> nth=0")
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"


def test_the_week_is_filled_with_the_keyboard_alone(open_page):
    page = open_page()
    page.focus(".moments-grid input >> nth=0")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.locator(".moments-grid input:checked").count() == 2


def test_help_can_be_read_without_a_connection(chromium, live_server):
    window = chromium.new_context()
    page = window.new_page()
    page.goto(live_server.url + "/charte/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    window.set_offline(True)

    page.goto(live_server.url + "/besoin-d-aide/")
    assert page.locator("main a[href^='tel:']").count() >= 3
    page.goto(live_server.url + "/charte/")

    assert page.locator("main h1").inner_text() == "Pas de connexion"
    kept = page.evaluate("caches.keys().then(n => caches.open(n[0])).then(c => c.keys()).then(k => k.map(r => r.url))")
    assert len(kept) == 4
