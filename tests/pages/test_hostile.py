"""Whatever is sent to whichever address, by whomever: a page, a redirect or a refusal, never a fault of ours."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from typing import Any
from urllib.parse import quote

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse
from django.urls.converters import IntConverter

from tests.pages.whose import NOT_OBJECTS, WORDS, addresses, fill
from tests.world import World, build

pytestmark = pytest.mark.django_db

LONG = os.environ.get("EXEMPLES") == "long"
VALUES = [
    "\0",
    "\ufeff\u202e\u200b",
    "<script>alert(1)</script>{{ 7 }}{% now %}",
    "9" * 40,
    "-9223372036854775809",
    "2147483648",
    "١٢",
    "NaN",
    "9999-12-31",
    "0001-01-01",
    "25:61",
    "00000000-0000-0000-0000-000000000000",
    "a" * 20_000,
    "=HYPERLINK(1)\r\nBcc: farid@example.org",
    "[[" * 500,
]
NOT_TEXT = "%ED%A0%80%FF%C3"
"""A lone surrogate and broken UTF-8, as the bytes of a form."""
RAW_ADDRESSES = [
    "/mon-profil/vecus/" + "x" * 3000 + "/",
    "/mes-blocages/" + "9" * 40 + "/levee/",
    "/points-d-etape/9223372036854775808/",
    "/aider/absences/99999999999999999999/retrait/",
    "/ma-connexion/cles/" + "9" * 30 + "/retrait/",
    "/effacement/" + "0" * 500 + "/",
    "/avis/adresse/" + quote("é:::\u202e", safe="") + "/",
    "/avis/desabonnement/" + "a" * 5000 + "/",
    "/avis/desabonnement/W10:1abcde:x/",
    "/accompagnements/00000000-0000-0000-0000-000000000000/",
    "/%C3%28/",
    "//evil.example/%2e%2e/",
    "/?" + "a=b&" * 2000,
]
ASKED = ("page", "q", "avant", "next", "pays", "lieu", "envoyee", "code", "state")
PEOPLE = ("Bruno", "Aïcha", "Elena")


def doors() -> list[tuple[str, str, dict[str, Any]]]:
    """Every address of ours; the operations pages have their own tests."""
    return [one for one in addresses(get_resolver()) if not one[1].startswith("exploitation/")]


def path_of(world: World, name: str, route: str, kinds: dict[str, Any]) -> str:
    words = {**WORDS, "code": "0" * 16, "token": "W10:1abcde:x", "provider_id": "site"}
    own = {key: words[key] for key in kinds if key in NOT_OBJECTS and key in words}
    if not set(kinds) - set(own):
        return reverse(name, kwargs=own)
    try:
        return reverse(name, kwargs=fill(route, kinds, world, absent=False))
    except KeyError:
        return reverse(
            name, kwargs={key: 1 if isinstance(kind, IntConverter) else world.story.pk for key, kind in kinds.items()}
        )


@contextmanager
def undone() -> Iterator[None]:
    """What the attack has written is taken back: the next one meets the same world."""
    point = transaction.savepoint()
    yield
    transaction.savepoint_rollback(point)


def visitor(world: World, name: str) -> Client:
    client = Client(raise_request_exception=False)
    if name:
        client.force_login(world.people[name])
    return client


def forms_on(world: World, paths: list[str]) -> list[str]:
    """The fields of every form that these people meet; each page is opened with a hostile query on the way."""
    found: set[str] = set()
    for name in PEOPLE:
        client = visitor(world, name)
        for path, value in zip(paths, cycle(VALUES), strict=False):
            with undone():
                response = client.get(path, dict.fromkeys(ASKED, value))
            assert response.status_code < 500, (name, path, value[:40])
            found |= set(re.findall(r'name="([\w.-]+)"', b"".join(response).decode()))
    return sorted(found - {"csrfmiddlewaretoken", "viewport"})


@pytest.fixture
def world(person, settings) -> World:
    settings.DEMO = True  # so that the desk opens, and is attacked as well
    return build(person)


def test_no_page_breaks_whatever_is_asked_or_posted_by_whomever(world):
    paths = [path_of(world, *door) for door in doors()]
    fields, turn = forms_on(world, paths), cycle(VALUES)
    assert len(paths) > 100 and len(fields) > 40
    for who in ("", *PEOPLE):
        cookies = visitor(world, who).cookies
        for path in paths:
            for value in VALUES if LONG else [next(turn)]:
                cache.clear()  # nobody is slowed down here
                client = Client(raise_request_exception=False)
                client.cookies = cookies.copy()
                with undone():
                    response = client.post(path, dict.fromkeys(fields, value))
                assert response.status_code < 500, (who, path, value[:40])


def test_no_page_breaks_for_bytes_that_are_no_text(world):
    client = visitor(world, "Bruno")
    for path in ["/ecrire/envoi/", "/ecrire/precisions/vecus/", "/connexion/", f"/accompagnements/{world.pair.pk}/"]:
        sent = f"text={NOT_TEXT}&body={NOT_TEXT}&login={NOT_TEXT}&token={NOT_TEXT}"
        response = client.post(path, sent, content_type="application/x-www-form-urlencoded")
        assert response.status_code < 500, path


@pytest.mark.parametrize("who", ["", "Bruno"])
def test_no_address_breaks_by_itself(world, who):
    client = visitor(world, who)
    for path in RAW_ADDRESSES:
        for method in ("get", "post", "put", "options"):
            assert getattr(client, method)(path).status_code < 500, (method, path[:60])


def test_ten_thousand_fields_and_a_body_too_large_are_refused(client):
    for sent in ("&".join(f"f{n}=1" for n in range(10_000)), "text=" + "a" * 1_500_000):
        response = client.post("/ecrire/", sent, content_type="application/x-www-form-urlencoded")
        assert 400 <= response.status_code < 500


def test_a_name_of_host_that_is_not_ours_is_refused_on_a_page(client):
    for name in ("evil.example", "a b", "127.0.0.1,evil"):
        response = client.get("/", headers={"Host": name, "Referer": f"http://{name}/"})
        assert response.status_code == 400


def test_no_link_back_leads_to_another_site(client):
    for path in ("//evil.example/", "/\\evil.example/"):
        response = client.get("/absent/", headers={"Referer": f"http://testserver{path}"})
        assert response.status_code == 404
        assert not re.search(r'href="[/\\]{2}', response.content.decode())


def test_a_cookie_that_no_session_has_is_a_stranger(client, settings, db):
    for key in ("\0aaaaaaaaaaaaaaaa", "é" * 20, "a" * 5000, "'; --aaaaaaaaa"):
        client.cookies[settings.SESSION_COOKIE_NAME] = key
        assert client.get("/mon-espace/").status_code == 302
        assert client.get("/").status_code == 200


def test_quitting_leaves_no_cookie_behind(client):
    client.get("/ecrire/")
    client.cookies["prefs"] = "calm"
    client.get("/quitter/")
    assert [name for name, kept in client.cookies.items() if kept["max-age"] != 0] == []


@pytest.mark.parametrize("odd", ["a b", "x@y", "a[0]", "é", "k/a", '{"a"', "", "path", "\x01"])
def test_one_always_leaves_whatever_cookie_another_site_left_here(client, settings, db, odd):
    sent = f"{odd}=1; {settings.SESSION_COOKIE_NAME}=abc; prefs=calm"
    answer = client.get("/quitter/", headers={"cookie": sent})

    assert answer.status_code == 302 and answer["Location"] == settings.QUICK_EXIT_URL
    assert '"cookies"' in answer["Clear-Site-Data"]
    for name in (settings.SESSION_COOKIE_NAME, "prefs"):
        assert answer.cookies[name]["max-age"] == 0
