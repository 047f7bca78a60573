"""A real house for real browsers: the server in its own process on the test's database, Chromium, and its guards."""

import os
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from playwright.sync_api import Browser, expect, sync_playwright

from entrepairs.accompaniment.tests.chain import habilitated, offering, open_house
from entrepairs.core.tests.processes import eventually, python, running
from entrepairs.core.webpush import new_key
from entrepairs.jobs.models import Job
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure
from tests.journeys.guard import Guard
from tests.journeys.people import Visitor
from tests.journeys.signing import session_of

FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
FLAGS += ["--disable-component-update", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
PHONE = {"width": 390, "height": 780}
PATIENCE_MS = 15_000
ASSEMBLE = "from django.core.management import call_command as do; do('collectstatic', interactive=False, verbosity=0)"


def chromium_path() -> str:
    """Where Chromium is: Debian's name, then others; the test is skipped when there is none."""
    names = ["chromium", "chromium-browser", "google-chrome"]
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("no Chromium on this machine")
    return found


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    # Playwright keeps a loop in this thread; the tests use the database beside it, never from it
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


class Neutral(BaseHTTPRequestHandler):
    """The page where « Quitter vite » leads; and a push service, which keeps what it is sent."""

    rung: ClassVar[list[bytes]] = []

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write("<!doctype html><html lang=fr><title>Météo</title><h1>Météo".encode())

    def do_POST(self) -> None:
        self.rung.append(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(201)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args: Any) -> None:
        """Nothing to say."""


@pytest.fixture(scope="session")
def elsewhere() -> Iterator[str]:
    """Address of another site."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Neutral)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def serving(django_db_setup: None, elsewhere: str) -> Iterator[str]:
    """Address of `manage.py serve`, on the database of the tests."""
    python(ASSEMBLE)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    rings = {"PUSH_CLE": new_key(), "PUSH_SERVICES": elsewhere.rstrip("/")}
    with running("serve", "--port", str(port), ADRESSE=address, SORTIE=elsewhere, BUS="local://", **rings):
        yield address


@pytest.fixture
def house(serving: str, transactional_db: None, settings: Any) -> Iterator[str]:
    """Address of the running house, with an empty database; the work under way ends before it is emptied again."""
    settings.PASSWORD_HASHERS = ["entrepairs.people.hashers.Argon2Small"]  # the server knows no other
    yield serving
    eventually(lambda: not Job.objects.filter(state=Job.State.RUNNING).exists())


@pytest.fixture
def visitor(house: str, chromium: Browser) -> Iterator[Callable[..., Visitor]]:
    """`visitor(aicha)`: a browser where she is signed in; `visitor()`: one that nobody knows. All are guarded."""
    opened: list[Visitor] = []

    def open_browser(person: Person | None = None, **how: Any) -> Visitor:
        how = {"viewport": PHONE, "locale": "fr-FR"} | how
        context = chromium.new_context(base_url=house, **how)
        context.set_default_timeout(PATIENCE_MS)
        if person is not None:
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session_of(person), "url": house}])
        scripts = how.get("java_script_enabled", True)
        guest = Visitor(context.new_page(), Guard(context, house), person, has_scripts=scripts)
        opened.append(guest)
        return guest

    yield open_browser
    for guest in opened:
        guest.page.context.close()
    complaints = [complaint for guest in opened for complaint in guest.guard.complaints]
    assert not complaints, complaints


@pytest.fixture
def saule(person: Callable[[str], Person]) -> Person:
    return person("Saule")


@pytest.fixture
def team(house: str, aicha: Person, saule: Person, elena: Person) -> Structure:
    """Elena coordinates a house, her account protected twice; Aïcha and Saule may help there."""
    place = open_house(elena)
    TOTP.activate(elena, generate_totp_secret())
    for one in (aicha, saule):
        offering(habilitated(one, place, by=elena))
    return place
