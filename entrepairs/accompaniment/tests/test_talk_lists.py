"""Long conversations: older pages, days, links, and the same few queries."""

from datetime import timedelta

import pytest
import time_machine
from django.utils.html import strip_tags

from entrepairs.accompaniment.models import Message
from entrepairs.accompaniment.tests.pairs import say, walking
from entrepairs.accompaniment.views.lines import linked
from entrepairs.core.clock import now

pytestmark = pytest.mark.django_db


@pytest.fixture
def talk(pair):
    return pair.get_absolute_url()


def fill(pair, count, *people):
    """`count` messages, a minute apart, by each in turn."""
    start = now() - timedelta(minutes=count)
    for n in range(count):
        with time_machine.travel(start + timedelta(minutes=n), tick=False):
            say(pair, f"message {n}", people[n % len(people)])


def shown(answer):
    return [strip_tags(line.article.partition("</p>")[2]).strip() for line in answer.context["lines"]]


def test_older_messages_come_page_by_page_none_twice_none_missing(pair, talk, aicha, bruno, browser_of):
    fill(pair, 60, aicha, bruno)
    browser, pages, answer = browser_of(bruno), [], None
    url = talk
    while url:
        answer = browser.get(url)
        pages = [*shown(answer), *pages]
        older = answer.context["older"]
        url = f"{talk}?avant={older.pk}" if older else ""

    assert pages == [f"message {n}" for n in range(60)]


def test_messages_of_the_same_instant_are_neither_lost_nor_repeated(pair, talk, bruno, browser_of):
    with time_machine.travel(now(), tick=False):
        for n in range(30):
            say(pair, str(n), bruno)
    browser = browser_of(bruno)
    first = browser.get(talk)

    second = browser.get(f"{talk}?avant={first.context['older'].pk}")

    assert sorted(shown(first) + shown(second), key=int) == [str(n) for n in range(30)]


@pytest.mark.parametrize("cursor", ["x", "1' OR 1=1", "c4ff5bc9-5353-4c60-bfb7-71e4faf75d6e", "\x00"])
def test_a_cursor_of_elsewhere_leads_nowhere(talk, bruno, browser_of, cursor):
    assert browser_of(bruno).get(talk, {"avant": cursor}).status_code == 404


def test_a_new_day_is_said_once(pair, talk, aicha, bruno, browser_of):
    for days in (2, 2, 1):
        with time_machine.travel(now() - timedelta(days=days)):
            say(pair, "Bonjour", bruno)

    lines = browser_of(bruno).get(talk).context["lines"]

    assert [bool(line.day) for line in lines] == [True, False, True]


def test_as_many_queries_with_twenty_five_messages_as_with_one(pair, talk, aicha, bruno, browser_of, same_queries):
    browser = browser_of(bruno)
    say(pair, "Bonjour", bruno)

    same_queries(lambda: browser.get(talk), lambda: fill(pair, 12, bruno))


def test_as_many_queries_for_three_accompaniments_as_for_one(aicha, bruno, claire, driss, elena, browser_of, queries):
    walking(bruno, aicha, elena)
    browser = browser_of(bruno)
    browser.get("/accompagnements/")
    one = queries(lambda: browser.get("/accompagnements/"))
    walking(bruno, claire, elena)
    walking(bruno, driss, elena)

    assert queries(lambda: browser.get("/accompagnements/")) == one
    assert one <= 12


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("voir https://exemple.fr/a?b=1&c=2.", ["https://exemple.fr/a?b=1&amp;c=2"]),
        ("(http://exemple.fr)", ["http://exemple.fr"]),
        ("javascript://alerte", []),
        ('https://x"onmouseover=1', ["https://x"]),
        ("<https://exemple.fr>", ["https://exemple.fr"]),
    ],
)
def test_addresses_become_links_that_tell_nothing(text, addresses):
    html = linked(text)

    assert html.count("<a ") == len(addresses) == html.count("noreferrer")
    assert all(f'href="{address}"' in html for address in addresses)
    assert "<script" not in html


def test_whatever_is_linked_stays_the_same_text():
    assert strip_tags(linked("a <b> https://exemple.fr et & puis")).replace("&amp;", "&") == (
        "a &lt;b&gt; https://exemple.fr et & puis"
    )


def test_a_message_of_another_conversation_is_no_cursor_here(pair, talk, aicha, bruno, driss, elena, browser_of):
    other = say(walking(driss, aicha, elena), "Ailleurs", driss)

    assert browser_of(bruno).get(talk, {"avant": str(other.pk)}).status_code == 404
    assert Message.objects.count() == 1
