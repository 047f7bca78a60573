"""The conversation as a page: without scripts, with htmx, with an old form, with nobody signed in."""

from functools import partial
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from entrepairs.accompaniment.actions.talk import edit_message, remove_message
from entrepairs.accompaniment.models import Accompaniment, Message, Participant
from entrepairs.accompaniment.tests.pairs import say
from entrepairs.core.clock import now

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def talk(pair):
    return pair.get_absolute_url()


def typed(body, token=None, **more):
    return {"body": body, "token": token or uuid4(), **more}


def test_sending_leads_back_to_the_end_of_the_page(talk, bruno, browser_of):
    answer = browser_of(bruno).post(talk, typed("Bonjour,\r\n\r\nça va ?"))

    assert (answer.status_code, answer.headers["Location"]) == (303, f"{talk}#fin")
    assert Message.objects.select_related("participant__data_key").get().body == "Bonjour,\n\nça va ?"


def test_the_double_click_and_the_back_button_send_once(talk, bruno, browser_of):
    browser, form = browser_of(bruno), typed("Bonjour")

    assert {browser.post(talk, form).status_code for _ in range(3)} == {303}
    assert Message.objects.count() == 1


@pytest.mark.parametrize("act", [None, partial(edit_message, body="Autrement"), remove_message])
def test_other_words_sent_from_the_same_page_come_back_and_can_be_sent(talk, bruno, browser_of, act):
    browser, token = browser_of(bruno), uuid4()
    browser.post(talk, typed("Bonjour", token))
    if act:
        act(Message.objects.get(), by=bruno)

    refused = browser.post(talk, typed("Tout autre chose", token))
    form = refused.context["form"]

    assert refused.status_code == 422 and form["body"].value() == "Tout autre chose"
    assert "déjà parti de cette page" in refused.content.decode()
    assert browser.post(talk, typed("Tout autre chose", form["token"].value())).status_code == 303
    assert Message.objects.count() == 2


def test_with_htmx_the_swapped_part_equals_a_fresh_page(talk, bruno, browser_of):
    browser = browser_of(bruno)

    swapped = browser.post(talk, typed("Bonjour"), headers=HTMX)

    fresh = browser.get(talk).content.decode()
    messages = swapped.content.decode().split('<div id="messages"')[1].split('<span id="fin">')[0]
    assert swapped.status_code == 200
    assert messages in fresh
    assert (b"autofocus" in swapped.content, "autofocus" in fresh) == (True, False)
    assert "Bonjour" in messages


def test_the_live_refetch_brings_the_messages_alone(talk, pair, aicha, bruno, browser_of):
    say(pair, "Bonjour d’Aïcha", aicha)

    part = browser_of(bruno).get(talk, headers=HTMX).content.decode()

    assert "Bonjour d’Aïcha" in part
    assert "<form" not in part
    assert part.strip().startswith('<div id="messages"')


@pytest.mark.parametrize("body", ["", "   \n ", "\u200b\u200d", "x" * 5_001])
def test_an_empty_or_too_long_message_comes_back_as_it_was(talk, bruno, browser_of, body):
    answer = browser_of(bruno).post(talk, typed(body))

    assert answer.status_code == 422
    assert answer.context["form"]["body"].value() == body
    assert not Message.objects.exists()


@pytest.mark.parametrize("body", ["🌿🌿🌿", "<b onclick=x>gras</b>", "x" * 5_000, "مرحبا"])
def test_emoji_html_long_text_and_arabic_are_said_as_they_are(talk, bruno, browser_of, body):
    browser = browser_of(bruno)

    assert browser.post(talk, typed(body)).status_code == 303
    assert "<b onclick" not in browser.get(talk).content.decode()
    assert Message.objects.select_related("participant__data_key").get().body == body


@pytest.mark.parametrize("token", ["", "pas-un-jeton", "0" * 500])
def test_a_form_without_its_token_is_refused_and_nothing_is_lost(talk, bruno, browser_of, token):
    answer = browser_of(bruno).post(talk, {"body": "Mon texte", "token": token})

    assert answer.status_code == 422
    assert b"Mon texte" in answer.content


@pytest.mark.parametrize("state", [Accompaniment.State.PAUSED, Accompaniment.State.ENDED])
def test_the_form_opened_before_the_other_stopped_keeps_its_text(talk, pair, bruno, browser_of, state):
    browser = browser_of(bruno)
    browser.get(talk)
    pair.move_to(state, **({"ended_at": now()} if state == Accompaniment.State.ENDED else {}))

    answer = browser.post(talk, typed("J’allais vous dire merci"))

    assert answer.status_code == 422
    assert answer.context["form"]["body"].value() == "J’allais vous dire merci"
    assert answer.context["form"].non_field_errors()


def test_a_session_that_ended_gives_the_text_back_and_the_way_in(talk):
    answer = Client().post(talk, typed("Une longue lettre <b>"))

    assert answer.status_code == 401
    assert b"Une longue lettre &lt;b&gt;" in answer.content
    assert reverse("account_login") in answer.content.decode()
    assert not Message.objects.exists()


@pytest.mark.parametrize("has_session", [False, True])
def test_words_that_come_back_are_stored_nowhere(pair, talk, farid, browser_of, has_session):
    """Once the session has ended, or where one takes no part."""
    answer = (browser_of(farid) if has_session else Client()).post(talk, typed("Mes mots intimes"))

    assert answer.status_code in (401, 404) and "Mes mots intimes" in answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]


def test_reading_without_a_session_leads_to_signing_in(talk):
    assert Client().get(talk).status_code == 302
    assert Client().post(talk, {}).status_code == 302


@pytest.mark.parametrize("body", ["Mon numéro : 06 12 34 56 78", "moi@exemple.fr", "Je te prête 20 euros"])
def test_contact_details_and_money_are_met_with_one_sentence_then_go(talk, bruno, browser_of, body):
    browser, token = browser_of(bruno), uuid4()

    asked = browser.post(talk, typed(body, token))
    assert asked.status_code == 422
    assert asked.context["hints"]
    assert not Message.objects.exists()

    assert browser.post(talk, typed(body, token, heard="on")).status_code == 303
    assert browser.post(talk, typed(body)).status_code == 303
    assert Message.objects.count() == 2


def test_what_is_new_is_marked_for_oneself_once_and_told_to_nobody(talk, pair, aicha, bruno, browser_of):
    for_bruno, for_aicha = browser_of(bruno), browser_of(aicha)
    say(pair, "Bonjour", aicha)

    assert b'id="nouveaux"' in for_bruno.get(talk).content
    assert b'id="nouveaux"' not in for_bruno.get(talk).content
    assert b'id="nouveaux"' not in for_aicha.get(talk).content
    assert Participant.objects.get(person=bruno).last_read_at is not None


def test_the_notice_that_led_here_has_served(talk, pair, aicha, bruno, browser_of):
    say(pair, "Bonjour", bruno)
    browser = browser_of(aicha)

    browser.get(talk)

    assert not aicha.notices.unread().filter(path=talk).exists()


def test_the_list_says_which_conversation_has_something_new(pair, aicha, bruno, browser_of):
    browser, url = browser_of(bruno), reverse("accompaniment:accompaniments")
    say(pair, "De moi", bruno)
    assert not browser.get(url).context["open"][0].accompaniment.has_news

    say(pair, "D’elle", aicha)
    assert browser.get(url).context["open"][0].accompaniment.has_news


def test_the_page_of_a_message_changes_it_and_takes_it_back(pair, bruno, browser_of):
    browser, message = browser_of(bruno), say(pair, "Bonjour", bruno)
    url = reverse("accompaniment:message", args=[pair.pk, message.pk])

    assert browser.post(url, {"body": "Bonsoir"}).status_code == 303
    assert b"Bonsoir" in browser.get(url).content
    assert browser.post(f"{url}retrait/").status_code == 303
    message.refresh_from_db()
    assert message.removed_at is not None
    assert b"Bonsoir" not in browser.get(pair.get_absolute_url()).content
