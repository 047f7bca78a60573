"""The element <live-stream> in Chromium, before the real stream and a page as small as can be."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from django.conf import settings
from django.db import connections
from django.template import engines
from playwright.sync_api import Browser, BrowserContext, Page, expect

from entrepairs.core.bridge import Bridge
from entrepairs.live import publish
from entrepairs.live.buses import bus
from entrepairs.live.process import Process
from entrepairs.people.models import Person
from entrepairs.ui.finders import script
from tests.journeys.signing import session_of

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
APPS = Path(settings.ROOT) / "entrepairs"
SCRIPTS = {
    "/ui.js": script().encode(),
    "/htmx.js": (APPS / "ui/static/ui/vendor/htmx.min.js").read_bytes(),
}
PAGE = """{% load live %}<!doctype html><html lang="fr"><title>Direct</title>
<script type="module" src="/ui.js" data-htmx="/htmx.js"></script>
<body><div id="talk"><p id="count">0</p><textarea aria-label="Message"></textarea></div>
{% live_stream person topic "#talk" %}</body></html>"""


class Site:
    """One page; how often it was fetched again, and how many streams were opened."""

    def __init__(self, person: Person) -> None:
        self.topic = f"person:{person.pk}"
        self.fetched = 0
        context = {"person": person, "topic": self.topic}
        self.page = engines["django"].from_string(PAGE).render(context)

    def __call__(self, request: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
        path = request["PATH_INFO"]
        kind = "text/javascript" if path in SCRIPTS else "text/html; charset=utf-8"
        start(
            "200 OK",
            [
                ("Content-Type", kind),
                ("Content-Security-Policy", "default-src 'none'; script-src 'self'; connect-src 'self'"),
            ],
        )
        if path in SCRIPTS:
            return [SCRIPTS[path]]
        again = request.get("HTTP_HX_REQUEST") == "true"
        self.fetched += again
        page = self.page.replace('<p id="count">0', f'<p id="count">{self.fetched}')
        return [page[page.index("<div") : page.index("</div>") + 6].encode() if again else page.encode()]


class House(Process):
    """The real process, with that page in the place of the site."""

    small: Bridge

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http" and scope["path"] != "/flux/":
            await self.small(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)


@pytest.fixture
def site(bruno: Person) -> Site:
    return Site(bruno)


@pytest.fixture
def house(site: Site, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[House, int]]:
    monkeypatch.setattr(settings, "LIVE_BUS", "local://")
    bus.cache_clear()
    made = House(site, worker=False)
    made.small = Bridge(site, max_body=1000)
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(made, interface="asgi3", ws="none", log_level="critical"))
    thread = threading.Thread(target=server.run, args=([listener],))
    thread.start()
    yield made, listener.getsockname()[1]
    made.flux.end_streams()
    _hang_up(made.flux._pool)
    server.should_exit = True
    thread.join(10)
    bus.cache_clear()


def _hang_up(pool: ThreadPoolExecutor) -> None:
    """Each of its two threads closes what it opened to the database."""
    together = threading.Barrier(2)

    def close() -> None:
        together.wait(5)
        connections.close_all()

    for done in [pool.submit(close) for _ in range(2)]:
        done.result()


@pytest.fixture
def browser(chromium: Browser, house: tuple[House, int], bruno: Person) -> Iterator[BrowserContext]:
    url = f"http://127.0.0.1:{house[1]}"
    context = chromium.new_context(base_url=url)
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session_of(bruno), "url": url}])
    yield context
    context.close()


def opened(browser: BrowserContext) -> Page:
    page = browser.new_page()
    page.goto("/")
    return page


def listening(house: tuple[House, int]) -> None:
    """Wait until the browser has its stream and the first look is over."""
    end = time.monotonic() + 8
    while not house[0].flux.hub.streams():
        assert time.monotonic() < end, "no stream was opened"
        time.sleep(0.05)
    time.sleep(0.6)


def test_the_page_follows_and_keeps_what_is_being_typed(browser, house, site):
    page = opened(browser)
    page.get_by_label("Message").fill("je commence à")
    listening(house)
    before = site.fetched

    publish(site.topic, "m1")

    expect(page.locator("#count")).to_have_text(str(before + 1))
    expect(page.get_by_label("Message")).to_have_value("je commence à")


def test_many_announcements_at_once_are_one_fetch(browser, house, site):
    page = opened(browser)
    listening(house)
    before = site.fetched

    for n in range(20):
        publish(site.topic, str(n))

    expect(page.locator("#count")).to_have_text(str(before + 1))


def test_three_tabs_open_one_stream_and_all_hear_it(browser, house, site):
    pages = [opened(browser) for _ in range(3)]
    listening(house)
    assert len(house[0].flux.hub.streams()) == 1
    before = site.fetched

    publish(site.topic, "m1")

    for page in pages:
        page.bring_to_front()
        expect(page.locator("#count")).not_to_have_text("0")
    assert site.fetched >= before + 1


def test_when_the_leading_tab_closes_another_takes_over(browser, house, site):
    first, second = opened(browser), opened(browser)
    listening(house)
    first.close()
    time.sleep(0.5)
    listening(house)
    before = site.fetched

    publish(site.topic, "m1")

    second.bring_to_front()
    expect(second.locator("#count")).to_have_text(str(before + 1))
