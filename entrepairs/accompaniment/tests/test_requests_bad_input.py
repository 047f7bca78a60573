"""What bad input gets on the pages of a request: a sentence, nothing lost, nothing doubled, never a 5xx."""

from html import unescape

import pytest
from django.test import Client

from entrepairs.accompaniment.models import Request
from entrepairs.accompaniment.tests.chain import TEXT, written

pytestmark = pytest.mark.django_db
LAST = "/ecrire/compte/"


@pytest.mark.parametrize("text", ["", "   \n ", "\x00\x07", "\u202e\u202d"])
def test_nothing_to_read_is_asked_again(text):
    page = Client().post(LAST, {"text": text})

    assert page.status_code == 422
    assert page.context["form"].errors["text"]


def test_twenty_thousand_characters_come_back_in_full_with_the_figures():
    page = Client().post(LAST, {"text": "é" * 20_000})

    assert page.status_code == 422
    assert "20000" in page.context["form"].errors["text"][0]
    assert "é" * 20_000 in page.content.decode()


def test_emoji_alone_is_a_sentence(bruno, browser_of):
    sent = browser_of(bruno).post("/ecrire/envoi/", {"text": "💔😢", "consent": "on"})

    assert sent.status_code == 303
    assert Request.objects.select_related("person__data_key").get().text == "💔😢"


def test_html_is_shown_as_text(bruno, browser_of):
    request = written(bruno, text="<script>alert(1)</script>")

    assert "<script>alert" not in browser_of(bruno).get(request.get_absolute_url()).content.decode()


def test_a_commune_that_does_not_exist_is_said_and_the_rest_is_kept():
    page = Client().post(
        "/ecrire/precisions/a-eviter/", {"text": TEXT, "commune": "Trifouillis-les-Oies", "ways": "visio"}
    )

    assert page.status_code == 422
    assert page.context["question"].slug == "lieu"
    assert "Trifouillis" in page.content.decode()
    assert ("text", TEXT) in page.context["carried"]


@pytest.mark.parametrize(
    "hostile",
    [
        {"experiences": "<x>"},
        {"ways": "telepathie"},
        {"moments": "mon-night"},
        {"languages": "zz"},
        {"radius_km": "-1"},
        {"token": "pas-un-uuid"},
        {"commune": "x" * 10_000},
        {"must": "y" * 5_000},
        {"commune-choix": "FR-99999", "commune": "21"},
    ],
)
def test_tampered_fields_never_break_the_page(hostile):
    for url in (LAST, "/ecrire/precisions/vecus/", "/ecrire/", "/ecrire/envoi/", "/ecrire/envoi/connexion/"):
        page = Client().post(url, {"text": TEXT, **hostile})
        assert page.status_code in {200, 422}, url
        assert "Je sors de l’hôpital" in unescape(page.content.decode())


def test_a_stale_form_after_the_request_was_withdrawn_elsewhere_says_so(bruno, browser_of):
    browser, request = browser_of(bruno), written(bruno)
    browser.post(f"{request.get_absolute_url()}retrait/")

    page = browser.post(f"{request.get_absolute_url()}modifier/texte/", {"text": "Autre chose."})

    assert page.status_code == 422
    assert "Autre chose." in page.content.decode()


def test_the_session_ended_while_changing_leads_to_sign_in(bruno):
    request = written(bruno)

    page = Client().post(f"{request.get_absolute_url()}modifier/texte/", {"text": "Autre chose."})

    assert page.status_code == 302
    assert request.get_absolute_url() in unescape(page.headers["Location"])
