"""Passkeys, in a real browser with a virtual authenticator."""

import os
from collections.abc import Iterator

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import BrowserContext, Page, expect, sync_playwright

from entrepairs.core.models import Entry
from entrepairs.people.models import Person
from tests.cast import PASSPHRASE

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
KEY = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}


@pytest.fixture(autouse=True)
def _rows_beside_a_browser(monkeypatch):
    monkeypatch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture
def context() -> Iterator[BrowserContext]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield browser.new_context()
        browser.close()


@pytest.fixture
def site(live_server):
    return live_server.url.replace("127.0.0.1", "localhost")


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page of a device that has a finger to put on it; anything said in its console fails the test."""
    page, said = context.new_page(), []
    page.on("console", lambda line: said.append(line.text) if line.type == "error" else None)
    devtools = context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = KEY | {"isUserVerified": True, "automaticPresenceSimulation": True}
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    yield page
    assert [line for line in said if "Content Security Policy" in line] == []


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def open_with_key(page: Page, site: str, pseudonym: str) -> None:
    page.goto(f"{site}/compte/cle/")
    page.get_by_label("pseudonyme").fill(pseudonym)
    page.get_by_label("18 ans").press("Space")
    press(page, "Continuer")
    press(page, "Faire ma clé")
    page.wait_for_url("**/compte/bienvenue/")


def test_an_account_is_opened_and_entered_with_a_key_alone(site, page):
    open_with_key(page, site, "Lune 27")
    person = Person.objects.get()
    assert not person.has_usable_password()
    assert Entry.objects.filter(verb="account.opened", about=person.pk).exists()

    page.goto(f"{site}/deconnexion/")
    press(page, "Me déconnecter")
    page.goto(f"{site}/connexion/?next=/mes-appareils/")
    press(page, "Me connecter avec ma clé")

    page.wait_for_url(f"{site}/mes-appareils/")
    expect(page.get_by_text("Chrome sur Linux")).to_be_visible()


def test_the_only_key_cannot_be_taken_away_until_there_is_a_phrase(site, page):
    open_with_key(page, site, "Lune 27")
    page.goto(f"{site}/ma-connexion/")
    page.get_by_role("link", name="Retirer Clé").click()
    press(page, "Retirer cette clé")
    expect(page.get_by_text("votre seule façon d’entrer")).to_be_visible()
    assert Authenticator.objects.count() == 1

    page.goto(f"{site}/ma-phrase/")
    press(page, "Changer ma phrase de passe")
    page.get_by_role("link", name="Retirer Clé").click()
    press(page, "Retirer cette clé")
    page.wait_for_url("**/ma-connexion/")
    assert Authenticator.objects.count() == 0


def test_a_key_added_to_an_account_is_another_way_in_not_a_second_lock(site, page, context, bruno):
    page.goto(f"{site}/connexion/?next=/ma-connexion/cles/nouvelle/")
    page.get_by_label("pseudonyme").fill("bruno")
    page.get_by_label("phrase de passe").fill(PASSPHRASE)
    press(page, "Me connecter")
    page.wait_for_url(f"{site}/ma-connexion/cles/nouvelle/")
    page.get_by_label("Nom de cette clé").fill("mon téléphone")
    press(page, "Faire ma clé")
    page.wait_for_url("**/ma-connexion/")
    expect(page.get_by_text("mon téléphone").first).to_be_visible()

    elsewhere = context.browser.new_context().new_page()
    elsewhere.goto(f"{site}/connexion/?next=/mes-appareils/")
    elsewhere.get_by_label("pseudonyme").fill("Bruno")
    elsewhere.get_by_label("phrase de passe").fill(PASSPHRASE)
    press(elsewhere, "Me connecter")
    elsewhere.wait_for_url(f"{site}/mes-appareils/")


def test_staying_signed_in_holds_for_a_key_too(site, page, context):
    open_with_key(page, site, "Lune 27")
    context.clear_cookies()
    page.goto(f"{site}/connexion/?next=/mes-appareils/")
    page.get_by_label("Rester connecté").press("Space")
    press(page, "Me connecter avec ma clé")
    page.wait_for_url(f"{site}/mes-appareils/")
    cookie = next(c for c in context.cookies() if c["name"] == "s")
    assert cookie["expires"] > 0


def test_a_key_that_is_refused_says_so_and_the_page_stays(site, page, context):
    page.goto(f"{site}/connexion/")
    press(page, "Me connecter avec ma clé")
    expect(page.get_by_role("alert").filter(has_text="La clé n’a pas répondu")).to_be_visible()


def test_the_code_of_the_square_image_fills_its_field_and_leaves_the_address(site, page):
    page.goto(f"{site}/retrouver/#{'0123' * 6}")
    expect(page.get_by_label("code de votre feuille")).to_have_value(" ".join(["0123"] * 6))
    assert "#" not in page.url


def test_a_signature_that_was_touched_opens_nothing(site, page, context):
    open_with_key(page, site, "Lune 27")
    context.clear_cookies()

    def touch(route):
        body = route.request.post_data or ""
        start = body.find("signature%22%3A%22") + len("signature%22%3A%22") + 20
        route.continue_(
            post_data=body[:start] + ("B" if body[start] == "A" else "A") + body[start + 1 :] if body else None
        )

    page.route("**/connexion/cle/", touch)
    page.goto(f"{site}/connexion/")
    press(page, "Me connecter avec ma clé")

    expect(page.get_by_text("La clé n’a pas répondu comme prévu")).to_be_visible()
    page.goto(f"{site}/mes-appareils/")
    assert "/connexion/" in page.url
