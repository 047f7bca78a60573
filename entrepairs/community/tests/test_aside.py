"""What one does not want to see is folded, silently, for oneself alone; and it never says who is behind an alias."""

from datetime import timedelta

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from entrepairs.community.actions.aside import mute_author, mute_circle, put_words_aside
from entrepairs.community.models import Reading
from entrepairs.community.privacy import export
from entrepairs.community.put_aside import PERSON, WORD, PutAside, tidied
from entrepairs.community.tests.talking import begun, circle_of, said_in
from entrepairs.core.clock import at, now
from entrepairs.core.rules import Refused

HERE = "/mes-mots/de-cote/"


def body(browser, where):
    response = browser.get(where)
    assert response.status_code == 200
    return response.content.decode().split("<main")[1]


@pytest.mark.parametrize(
    ("words", "text", "folded"),
    [
        ("suicide", "Il parle de SUICIDES, souvent.", True),
        ("mere", "Ma mère est venue.", True),
        ("chat", "Un chapeau de paille.", False),
        ("fausse couche", "Une fausse couche, en mars.", True),
        ("fausse couche", "Une fausse idée sur la couche.", False),
        ("éléphant", "", False),
    ],
)
def test_a_word_stands_for_its_family_and_words_are_side_by_side(words, text, folded):
    assert PutAside(words=tidied(words)).why([text], None) == (WORD if folded else "")


@given(st.text(), st.text())
def test_any_words_and_any_text_give_an_answer(typed, text):
    assert PutAside(words=tidied(typed)).why([text], None) in ("", WORD)


@pytest.mark.django_db
def test_a_word_put_aside_folds_the_message_and_the_title_for_oneself_alone(circle, bruno, aicha, farid, browser_of):
    thread = begun(circle, bruno, "L’alcool, j’en parle souvent.", title="Les alcools forts")
    browser = browser_of(aicha)
    assert browser.post(f"{HERE}mots/", {"words": "alcool\naccident"}).status_code == 303

    for where in (thread.get_absolute_url(), circle.get_absolute_url()):
        assert "Un mot que vous avez mis de côté" in body(browser, where)
        assert "mis de côté. Lire" not in body(browser_of(farid), where)
        assert "mis de côté. Lire" not in body(Client(), where)
    assert "j’en parle souvent" in body(browser, thread.get_absolute_url())
    assert "mis de côté. Lire" not in body(browser_of(bruno), thread.get_absolute_url())


@pytest.mark.django_db
def test_the_words_are_sealed_and_given_back(circle, aicha, farid, browser_of):
    put_words_aside(("mon père", "hôpital"), by=aicha)

    assert "hôpital".encode() not in bytes(Reading.objects.get().sealed_words)
    assert "mon père" in body(browser_of(aicha), HERE) and "mon père" not in body(browser_of(farid), HERE)
    assert export(aicha)["community.Reading"][0]["words"] == "mon père\nhôpital"
    assert export(farid)["community.Reading"] == []


@pytest.mark.django_db
def test_too_many_or_too_long_come_back_with_what_was_typed(aicha, browser_of):
    for typed in ("\n".join(f"mot{n} x" for n in range(51)), "z" * 60):
        answer = browser_of(aicha).post(f"{HERE}mots/", {"words": typed})
        assert answer.status_code == 422 and typed.splitlines()[0] in answer.content.decode()


@pytest.mark.django_db
def test_a_person_put_aside_is_folded_and_does_not_learn_it(circle, bruno, aicha, browser_of):
    thread = begun(circle, bruno)
    before = body(browser_of(bruno), thread.get_absolute_url())
    address = f"/fils/messages/{thread.posts.get().pk}/de-cote/"
    browser = browser_of(aicha)

    assert "Bruno" in body(browser, address)
    assert browser.post(address).status_code == 303

    assert "Une personne que vous avez mise de côté" in body(browser, thread.get_absolute_url())
    assert "Une personne que vous avez mise de côté" in body(browser, circle.get_absolute_url())
    assert "Bruno" in body(browser, HERE)
    assert body(browser_of(bruno), thread.get_absolute_url()).count("mis") == before.count("mis")
    assert export(bruno)["community.Reading"] == []
    assert export(aicha)["community.Reading"][0]["people"] == str(bruno.pk)
    assert bruno.pk.bytes not in bytes(Reading.objects.get().sealed_people)
    assert browser.post(f"{HERE}personnes/", {"pseudonym": "Bruno"}).status_code == 303
    assert "mise de côté" not in body(browser, thread.get_absolute_url())


@pytest.mark.django_db
def test_putting_someone_aside_never_unmasks_an_alias(circle, bruno, aicha, browser_of):
    named, hidden = begun(circle, bruno), begun(circle, bruno, "sous un autre nom", is_hidden=True)
    mute_author(named.posts.select_related("voice__person").get(), by=aicha)
    browser = browser_of(aicha)

    assert "mise de côté. Lire" not in body(browser, hidden.get_absolute_url())
    assert "tiré au hasard" not in body(browser, hidden.get_absolute_url()).split("<form")[0]
    address = f"/fils/messages/{hidden.posts.get().pk}/de-cote/"
    assert "On ne sait pas qui écrit" in body(browser, address)
    with pytest.raises(Refused):
        mute_author(hidden.posts.select_related("voice__person").get(), by=aicha)
    assert PutAside(people=frozenset({bruno.pk})).why(["x"], None) == ""
    assert PutAside(people=frozenset({bruno.pk})).why(["x"], bruno.pk) == PERSON


@pytest.mark.django_db
def test_nobody_puts_aside_through_a_message_that_they_do_not_read(circle, house, elena, bruno, farid, browser_of):
    inside = circle_of(house, elena, readers="maison", name="Entre nous")
    post = begun(inside, elena).posts.get()

    assert browser_of(farid).post(f"/fils/messages/{post.pk}/de-cote/").status_code == 404
    assert browser_of(farid).post(f"/cercles/{inside.pk}/de-cote/").status_code == 404
    assert not Reading.objects.exists()


@pytest.mark.django_db
def test_a_circle_put_aside_is_at_the_end_and_comes_back(circle, aicha, browser_of):
    browser = browser_of(aicha)
    assert browser.post(f"{circle.get_absolute_url()}de-cote/").status_code == 303
    mute_circle(circle, by=aicha)

    assert "Les cercles que vous avez mis de côté" in body(browser, "/cercles/")
    assert browser.post(f"{HERE}cercles/{circle.pk}/").status_code == 303
    assert "Les cercles que vous avez mis de côté" not in body(browser, "/cercles/")


@pytest.mark.django_db
def test_a_pause_is_seen_by_nobody_and_ends_on_its_day(circle, bruno, aicha, browser_of):
    browser = browser_of(aicha)
    assert browser.post(f"{HERE}pause/", {"days": "7"}).status_code == 303
    assert "Pas d’avis des cercles avant le" in body(browser, HERE)
    thread = begun(circle, aicha)

    assert "pause" not in body(browser_of(bruno), thread.get_absolute_url()).casefold()
    with at(now() + timedelta(days=7)):
        assert not Reading.objects.get().is_resting
    assert browser.post(f"{HERE}pause/", {"fin": "1"}).status_code == 303
    assert not Reading.objects.get().is_resting
    assert browser.post(f"{HERE}pause/", {"days": "4000"}).status_code == 303
    assert not Reading.objects.get().is_resting


@pytest.mark.django_db
def test_pages_ask_as_much_with_nothing_and_with_much_put_aside(circle, bruno, aicha, elena, same_queries, browser_of):
    browser = browser_of(aicha)
    thread = begun(circle, bruno)
    put_words_aside(("basilic",), by=aicha)

    def add():
        mute_author(said_in(thread, elena), by=aicha)
        begun(circle, bruno)

    for where in (thread.get_absolute_url(), circle.get_absolute_url(), HERE):
        same_queries(lambda where=where: browser.get(where), add)
