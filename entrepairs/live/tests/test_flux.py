"""The stream through a real server in another process."""

import http.client
import json
import socket
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client

from entrepairs.core.tests.processes import eventually, running
from entrepairs.live import publish, revoke, topic_token
from entrepairs.live.buses import bus
from entrepairs.live.flux import CLOCK_SLACK
from entrepairs.people.models import Person

pytestmark = pytest.mark.django_db(transaction=True)


def shared_bus() -> str:
    return "sqlite://" if connection.vendor == "sqlite" else "postgres://"


@pytest.fixture(scope="module")
def port(django_db_setup: None) -> Iterator[int]:
    """A server on the database of these tests."""
    number = free_port()
    with running("serve", "--port", str(number), "--no-worker", BUS=shared_bus()):
        yield number


@pytest.fixture(autouse=True)
def _same_bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """This process announces on the bus of the server."""
    monkeypatch.setattr(settings, "LIVE_BUS", shared_bus())
    bus.cache_clear()
    yield
    bus.cache_clear()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def cookie_of(person: Person) -> str:
    client = Client()
    client.force_login(person)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


class Browser:
    """An EventSource in few lines: reads what the server says."""

    def __init__(self, port: int, session: str, *tokens: str, **headers: str) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=8)
        query = urlencode([("t", token) for token in tokens])
        sent = {"Cookie": f"{settings.SESSION_COOKIE_NAME}={session}", **headers}
        self._connection.request("GET", f"/flux/?{query}", headers=sent)
        self.response = self._connection.getresponse()
        self.status = self.response.status

    def __enter__(self) -> "Browser":
        return self

    def __exit__(self, *_: object) -> None:
        self.response.close()
        self._connection.close()

    def event(self) -> str:
        """The next block that is not a heartbeat; "" at the end of the stream."""
        lines: list[str] = []
        while line := self.response.readline().decode():
            if line == "\n" and lines:
                return "".join(lines)
            if line.strip() not in {"", ":"}:
                lines.append(line)
        return ""


def data_of(browser: Browser) -> Any:
    """What the next announcement says."""
    while not (said := browser.event()).startswith("data: "):
        assert said, "the stream ended"
    return json.loads(said.removeprefix("data: "))


def ended(browser: Browser) -> bool:
    """Whether the stream ends without another announcement."""
    while said := browser.event():
        if said.startswith("data: "):
            return False
    return True


def test_what_another_process_announces_arrives(port: int, bruno: Person):
    topic = f"person:{bruno.pk}"
    with Browser(port, cookie_of(bruno), topic_token(bruno, [topic])) as browser:
        assert browser.status == 200
        assert browser.response.headers["Content-Type"].startswith("text/event-stream")
        assert browser.response.headers["Server"] is None
        assert "retry:" in browser.event()
        sent_at = time.monotonic()
        publish(topic, "m1")
        assert data_of(browser) == {"topic": topic, "id": "m1"}
        assert time.monotonic() - sent_at < 1


def test_who_is_not_told_hears_nothing(port: int, bruno: Person):
    topic = f"person:{bruno.pk}"
    with Browser(port, cookie_of(bruno), topic_token(bruno, [topic])) as browser:
        browser.event()
        publish(topic, "m1", apart=[bruno.pk])
        publish(topic, "m2")
        assert data_of(browser) == {"topic": topic, "id": "m2"}


def test_a_page_just_made_fetches_again_only_if_something_happened(port: int, bruno: Person):
    topic, session = f"person:{bruno.pk}", cookie_of(bruno)
    time.sleep(CLOCK_SLACK + 1)
    token = topic_token(bruno, [topic])
    with Browser(port, session, token) as browser:
        browser.event()
        publish(topic, "m1")
        assert data_of(browser)["id"] == "m1"

    with Browser(port, session, token) as late:
        late.event()
        assert "resync" in late.event()


def test_coming_back_fetches_again(port: int, bruno: Person):
    topic, session = f"person:{bruno.pk}", cookie_of(bruno)

    with Browser(port, session, topic_token(bruno, [topic]), **{"Last-Event-ID": "12"}) as browser:
        browser.event()
        assert "resync" in browser.event()


def test_others_are_refused(port: int, bruno: Person, farid: Person):
    mine = topic_token(bruno, [f"person:{bruno.pk}"])
    refused = [
        Browser(port, cookie_of(farid), mine),
        Browser(port, "", mine),
        Browser(port, "no-such-session", mine),
        Browser(port, cookie_of(bruno)),
        Browser(port, cookie_of(bruno), "x" * 5000, "\0", "a:b:c"),
        Browser(port, cookie_of(farid), topic_token(farid, [f"person:{bruno.pk}", "nothing:1"])),
        Browser(port, cookie_of(bruno), *[mine] * 200),
    ]
    assert [browser.status for browser in refused] == [403] * len(refused)
    for browser in refused:
        browser.__exit__()


def test_signing_out_closes_the_streams_of_that_session(port: int, bruno: Person):
    client = Client()
    client.force_login(bruno)
    topic = f"person:{bruno.pk}"
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    with Browser(port, session, topic_token(bruno, [topic])) as browser:
        browser.event()
        client.logout()
        assert ended(browser)


def test_a_revocation_closes_what_is_no_longer_allowed(port: int, bruno: Person):
    topic = f"person:{bruno.pk}"
    with Browser(port, cookie_of(bruno), topic_token(bruno, [topic])) as browser:
        browser.event()
        Session.objects.all().delete()
        revoke(f"{topic}*", None)
        publish(topic, "too late")
        assert ended(browser)


def test_a_revocation_closes_nothing_that_is_still_allowed(port: int, bruno: Person):
    topic = f"person:{bruno.pk}"
    with Browser(port, cookie_of(bruno), topic_token(bruno, [topic])) as browser:
        browser.event()
        revoke(topic, bruno)
        publish(topic, "m1")
        assert data_of(browser)["id"] == "m1"


def test_streams_opened_and_left_leave_no_memory(port: int, bruno: Person):
    """At most thirty streams a person: a hundred in a row only pass if each one left is forgotten."""
    token, session = topic_token(bruno, [f"person:{bruno.pk}"]), cookie_of(bruno)
    for _ in range(5):
        browsers = [Browser(port, session, token) for _ in range(20)]
        assert {browser.status for browser in browsers} == {200}
        for browser in browsers:
            browser.__exit__()
        time.sleep(0.2)


def test_one_person_opens_a_limited_number(port: int, bruno: Person):
    token, session = topic_token(bruno, [f"person:{bruno.pk}"]), cookie_of(bruno)
    browsers = [Browser(port, session, token) for _ in range(31)]

    assert [browser.status for browser in browsers] == [200] * 30 + [429]
    for browser in browsers:
        browser.__exit__()


def test_open_streams_do_not_hold_the_server_back(bruno: Person):
    number = free_port()
    with running("serve", "--port", str(number)) as process:
        token = topic_token(bruno, [f"person:{bruno.pk}"])
        with Browser(number, cookie_of(bruno), token) as browser:
            browser.event()
            asked_at = time.monotonic()
            process.terminate()
            process.wait(5)
            assert time.monotonic() - asked_at < 3
            assert ended(browser)


def test_two_processes_share_the_port_and_the_bus(bruno: Person):
    number, topic = free_port(), f"person:{bruno.pk}"
    with running("serve", "--port", str(number), "--workers", "2", BUS=shared_bus()):
        eventually(lambda: answers(number))
        session, token = cookie_of(bruno), topic_token(bruno, [topic])
        browsers = [Browser(number, session, token) for _ in range(6)]
        for browser in browsers:
            browser.event()
        time.sleep(0.3)
        publish(topic, "m1")
        for browser in browsers:
            assert data_of(browser)["id"] == "m1"
            browser.__exit__()


def answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True
