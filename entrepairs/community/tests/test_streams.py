"""Answers that come while one reads: who may follow, what is fetched, and what never announces itself."""

import pytest
from django.test import Client

from entrepairs.community.actions.removing import show_post
from entrepairs.community.models import Circle, Post
from entrepairs.community.models.thread import Standing
from entrepairs.community.streams import may_follow_thread, tell_readers, topic_of, topic_of_team, topic_of_voice
from entrepairs.community.tests.talking import DANGER, begun, circle_of, said_in
from entrepairs.safety.actions.blocks import block

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def announced(monkeypatch):
    said = []
    monkeypatch.setattr(
        "entrepairs.community.streams.publish", lambda topic, key, *, apart: said.append((topic, key, apart))
    )
    return said


def followed(thread):
    return topic_of(thread).removeprefix("thread:")


def news(browser, thread, after):
    return browser.get(f"{thread.get_absolute_url()}?apres={after.pk}", headers=HTMX)


def test_who_reads_may_follow_and_farid_may_not(house, elena, bruno, farid):
    private = circle_of(house, elena, readers=Circle.Readers.HOUSE)
    thread = begun(private, elena)

    name = followed(thread)

    assert [may_follow_thread(one.pk, name) for one in (elena, bruno, farid)] == [True, False, False]
    assert not may_follow_thread(elena.pk, "x") and not may_follow_thread(thread.pk, name)
    assert not may_follow_thread(elena.pk, f"{thread.pk}.{thread.pk}"), "of another circle"


def test_what_comes_is_said_and_the_page_does_not_change(circle, bruno, aicha, farid, browser_of):
    thread = begun(circle, bruno)
    first, reader = thread.posts.get(), browser_of(farid)
    assert "<a" not in news(reader, thread, first).content.decode()
    second = said_in(thread, aicha, "une girafe")
    said_in(thread, bruno, "une autre")

    page = news(reader, thread, first).content.decode()

    assert page.strip().startswith('<div id="nouvelles"') and "2 nouvelles réponses" in page
    assert f'href="{second.get_absolute_url()}"' in page and "girafe" not in page
    assert "1 nouvelle réponse" in news(browser_of(aicha), thread, first).content.decode(), "not one’s own"


def test_what_one_alone_reads_is_said_to_them_alone(circle, elena, bruno, farid, browser_of, announced):
    below = said_in(thread := begun(circle, bruno), bruno, DANGER)
    announced.clear()
    answer = said_in(thread, elena, "Je suis là.", only_for=str(below.voice_id))
    told = topic_of_voice(thread, below.voice.mark), topic_of_team(thread)
    assert [one[:2] for one in announced] == [(topic, answer.pk) for topic in told]
    assert "1 nouvelle réponse" in news(browser_of(bruno), thread, below).content.decode()
    assert "<a" not in news(browser_of(farid), thread, below).content.decode()


def test_what_is_hidden_never_announces_itself(circle, elena, bruno, aicha, farid, browser_of, announced):
    thread = begun(circle, bruno)
    first = thread.posts.get()
    announced.clear()
    danger = said_in(thread, aicha, DANGER)

    assert announced == []
    for browser in (browser_of(farid), browser_of(elena)):
        assert "<a" not in news(browser, thread, first).content.decode()
    show_post(danger, by=elena)
    assert announced == [(topic_of(thread), danger.pk, set())]
    assert "1 nouvelle réponse" in news(browser_of(farid), thread, first).content.decode()


def test_someone_kept_apart_says_nothing(circle, bruno, aicha, farid, browser_of):
    thread = begun(circle, bruno)
    block(aicha, by=farid)
    said_in(thread, aicha, "une girafe")

    assert "<a" not in news(browser_of(farid), thread, thread.posts.get(begins=True)).content.decode()


def test_who_is_kept_apart_from_a_name_does_not_even_learn_that_something_was_written(
    circle, bruno, aicha, farid, driss, announced
):
    thread = begun(circle, bruno)
    block(aicha, by=farid)
    block(driss, by=aicha)
    announced.clear()

    said_in(thread, aicha, "une girafe")
    said_in(thread, bruno, "une autre")

    assert [apart for _topic, _key, apart in announced] == [{farid.pk, driss.pk}, set()]


def test_an_alias_is_announced_to_everybody_with_as_many_questions(circle, bruno, aicha, farid, announced, queries):
    thread = begun(circle, bruno)
    named, hidden = said_in(thread, farid), said_in(thread, aicha, is_hidden=True)
    before = queries(lambda: tell_readers(thread, hidden))
    block(aicha, by=bruno)
    block(farid, by=bruno)
    announced.clear()

    assert queries(lambda: tell_readers(thread, hidden)) == queries(lambda: tell_readers(thread, named)) == before == 1
    assert [apart for _topic, _key, apart in announced] == [set(), {bruno.pk}]


@pytest.mark.parametrize("after", ["", "x", "00000000-0000-4000-8000-000000000000"])
def test_an_odd_place_has_no_news(circle, bruno, browser_of, after):
    thread = begun(circle, bruno)
    page = browser_of(bruno).get(f"{thread.get_absolute_url()}?apres={after}", headers=HTMX)

    assert page.status_code == 200 and "<a" not in page.content.decode()


def test_a_visitor_and_someone_who_wants_calm_open_no_stream(circle, bruno, browser_of):
    address = begun(circle, bruno).get_absolute_url()
    assert "<live-stream" not in Client().get(address).content.decode()
    browser = browser_of(bruno)
    assert "<live-stream" in browser.get(address).content.decode()
    browser.post("/preferences/", {"calm": "on"})
    assert "<live-stream" not in browser.get(address).content.decode()


def test_a_post_that_waits_follows_no_page(circle, bruno, aicha, farid, browser_of):
    thread = begun(circle, bruno)
    held = said_in(thread, aicha, "une girafe")
    Post.objects.filter(pk=held.pk).update(standing=Standing.HELD)

    assert news(browser_of(farid), thread, held).content.decode().count("<a") == 0
