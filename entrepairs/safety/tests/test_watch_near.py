"""A near danger that comes while Driss is at something else: his page says so, and opens nothing."""

import pytest

from entrepairs.core.models import Entry
from entrepairs.safety.tests.watched import put, taken, watching
from entrepairs.testimonies.tests.stories import published

NEAR = "/veille/proche/"
SAID = "Un danger proche attend"


@pytest.fixture
def story_of(house, elena):
    return lambda who: published(who, house, elena)


@pytest.fixture
def watcher(driss, elena, house):
    return watching(driss, by=elena)


def said(client, address=NEAR):
    return client.get(address, headers={"HX-Request": "true"} if address.startswith(NEAR) else {}).content.decode()


def test_a_red_that_came_is_said_to_who_looks_at_something_else(desk, driss, watcher, story_of, bruno, aicha):
    green = put(story_of(bruno), "vert", "nouveau")
    client = desk(driss)
    page = said(client, "/veille/")
    assert SAID not in page and f'href="{NEAR}?ici={green.pk}"' in page

    red = put(story_of(aicha))

    assert red.get_absolute_url() in said(client, f"{NEAR}?ici={green.pk}")
    assert red.get_absolute_url() in said(client)


def test_what_is_on_the_page_or_taken_is_not_said_again(desk, driss, elena, watcher, story_of, bruno):
    watching(elena, by=elena)
    red, client = put(story_of(bruno)), desk(driss)
    assert SAID not in said(client, f"{NEAR}?ici={red.pk}")

    taken(red, by=elena)

    assert SAID not in said(client)


def test_nothing_is_said_of_what_they_wrote_themselves(desk, driss, watcher, story_of):
    put(story_of(driss))
    assert SAID not in said(desk(driss))


def test_by_itself_it_is_the_desk(desk, driss, watcher):
    assert desk(driss).get(NEAR)["Location"] == "/veille/"


def test_to_ask_opens_nothing(desk, driss, watcher, story_of, bruno):
    red = taken(put(story_of(bruno)), by=driss)
    said(desk(driss), f"{NEAR}?ici={red.pk}")
    assert not Entry.objects.filter(verb="look.opened").exists()


@pytest.mark.parametrize("shown", ["", "abc", "0" * 400, "00000000-0000-0000-0000-000000000000"])
def test_any_page_may_be_named(desk, driss, watcher, story_of, bruno, shown):
    put(story_of(bruno))
    assert SAID in said(desk(driss), f"{NEAR}?ici={shown}")


@pytest.mark.parametrize("someone", ["farid", "bruno", "elena"])
def test_it_does_not_exist_for_the_others(request, desk, watcher, someone):
    assert desk(request.getfixturevalue(someone)).get(NEAR).status_code == 404
