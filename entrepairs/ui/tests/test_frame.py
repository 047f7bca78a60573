"""The frame of every page: preferences, links, headers, and what is said when something went wrong."""

import re

import pytest
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from entrepairs.core import http
from entrepairs.ui import links, views
from entrepairs.ui.checks import check
from entrepairs.ui.preferences import COOKIE, Preferences


def request_with(cookie: str = ""):
    request = RequestFactory().get("/")
    request.COOKIES[COOKIE] = cookie
    return request


def test_preferences_come_back_as_they_were_kept():
    kept = Preferences(calm=True, contrast="more", size="larger", theme="dark", tutoiement=True)
    response = HttpResponse()

    kept.write(response)

    assert Preferences.read(request_with(response.cookies[COOKIE].value)) == kept
    assert response.cookies[COOKIE]["httponly"]


@pytest.mark.parametrize("cookie", ["", "calm=2", "theme=<script>", "a=b&=&&;", "é" * 999, "size=huge&contrast=\x00"])
def test_a_strange_cookie_changes_nothing(cookie):
    assert Preferences.read(request_with(cookie)) == Preferences()


def test_an_unknown_preference_is_a_fault_of_the_caller():
    with pytest.raises(ValueError, match="larger"):
        Preferences(size="huge")


@pytest.mark.django_db
def test_preferences_are_attributes_of_the_page(client):
    client.cookies[COOKIE] = "calm=1&contrast=more&size=large&theme=dark"
    page = client.get("/charte/").content.decode()
    head = page[: page.index("<head>")]
    assert 'lang="fr"' in head
    for attribute in ("data-calm", 'data-contrast="more"', 'data-size="large"', 'data-theme="dark"'):
        assert attribute in head


@pytest.mark.django_db
def test_every_page_offers_help_a_way_out_and_a_way_in(client):
    page = client.get("/charte/").content.decode()
    assert 'class="strip-help"' in page
    assert "<quick-exit><a" in page
    assert 'href="#contenu"' in page
    assert 'id="contenu"' in page


def test_doctor_sees_that_help_is_on_every_page():
    assert not check()[0].serious


def test_a_link_is_shown_to_those_it_is_for(rf):
    visitor = rf.get("/")
    member = rf.get("/")
    member.person = object()
    assert not links.signed_in(visitor)
    assert links.signed_out(visitor)
    assert links.signed_in(member)


@pytest.mark.django_db
def test_pages_of_two_accounts_differ_and_say_neither(browser_of, bruno, farid, client):
    def mark(browser):
        return re.search(r'<html[^>]*data-signed-in="(\w{16})"', browser.get("/charte/").content.decode())[1]

    assert mark(browser_of(bruno)) == mark(browser_of(bruno)) != mark(browser_of(farid))
    assert mark(browser_of(bruno)) not in bruno.pk.hex
    assert "data-signed-in" not in client.get("/charte/").content.decode()


@pytest.mark.django_db
def test_only_a_page_of_its_account_has_what_opens_its_drafts_and_nothing_stores_it(browser_of, bruno, farid, client):
    def key(browser):
        page = browser.get("/charte/")
        assert page["Cache-Control"] == "no-store, private"
        return re.search(r'<html[^>]*data-drafts="(\w{64})"', page.content.decode())[1]

    assert key(browser_of(bruno)) == key(browser_of(bruno)) != key(browser_of(farid))
    assert "data-drafts" not in client.get("/charte/").content.decode()


def test_an_unknown_spot_is_answered_with_those_that_exist():
    with pytest.raises(ValueError, match="nav"):
        links.add("navigation", "ui:charte")  # type: ignore[arg-type]


@pytest.mark.django_db
def test_headers_close_the_page_to_others(client):
    response = client.get("/charte/")
    assert response["Cross-Origin-Embedder-Policy"] == "require-corp"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]
    assert "default-src 'none'" in response["Content-Security-Policy"]


@pytest.mark.django_db
def test_who_develops_reads_the_page_of_django_with_its_styles(client, settings):
    settings.DEBUG = True
    response = client.get("/rien-ici/")
    assert "Content-Security-Policy" not in response and response["X-Frame-Options"] == "DENY"


@pytest.mark.django_db
def test_no_page_carries_inline_style_or_script(client):
    page = client.get("/charte/").content.decode()
    assert not re.search(r"<style|<script>|\sstyle=|\son[a-z]+=", page)


@pytest.mark.django_db
def test_an_absent_page_answers_kindly(client):
    response = client.get("/rien-ici/")
    assert response.status_code == 404
    assert response["HX-Retarget"] == "body"
    assert 'id="contenu"' in response.content.decode()


def test_a_broken_page_needs_no_database(rf):
    response = views.broken(rf.get("/"))
    assert response.status_code == 500
    assert "112" in response.content.decode()


@pytest.mark.django_db
def test_a_stale_form_gives_back_what_was_typed_but_no_secret():
    client = Client(enforce_csrf_checks=True)
    typed = {
        "text": "Je ne dors plus.\nDepuis <mars>.",
        "passphrase": "cinq mots",
        "thing": "12",
        "csrfmiddlewaretoken": "x",
    }

    response = client.post("/charte/", typed, headers={"referer": "http://testserver/demandes/nouvelle/"})

    page = response.content.decode()
    assert response.status_code == 403
    assert "Je ne dors plus.\nDepuis &lt;mars&gt;." in page
    assert "cinq mots" not in page
    assert page.count("<textarea") == 1
    assert 'href="/demandes/nouvelle/"' in page


@pytest.mark.django_db
def test_a_stale_form_never_leads_elsewhere():
    client = Client(enforce_csrf_checks=True)
    response = client.post("/charte/", {"text": "a"}, headers={"referer": "http://evil.example/x"})
    assert "evil" not in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("headers", "is_ours"),
    [
        ({"origin": "http://testserver"}, True),
        ({"referer": "http://testserver/ecrire/"}, True),
        ({"origin": "http://evil.example", "referer": "http://testserver/ecrire/"}, False),
        ({"referer": "http://evil.example/x"}, False),
        ({"referer": "http://[evil"}, False),
        ({"origin": "null"}, False),
        ({}, False),
    ],
)
def test_a_stale_form_repeats_no_word_that_another_site_sent(headers, is_ours):
    response = Client(enforce_csrf_checks=True).post("/charte/", {"text": "Appelez ce numéro."}, headers=headers)
    assert response.status_code == 403
    assert ("Appelez ce numéro." in response.content.decode()) is is_ours


def test_the_help_strip_alone_needs_no_request():
    assert render_to_string("ui/components/help_strip.html", {"numbers": [], "with_numbers": False}).strip() == ""


@pytest.mark.django_db
def test_after_a_redirection_htmx_gets_the_whole_page(rf):
    headers = {"HX-Request": "true", "HX-Request-Type": "full"}
    response = http.page(rf.get("/", headers=headers), "ui/errors/broken.html", {"site_name": "E"}, fragment="part")
    assert "<!doctype html>" in response.content.decode()
    assert "HX-Request-Type" in response["Vary"]
