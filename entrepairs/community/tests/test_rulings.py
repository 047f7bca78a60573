"""« Ce qui est décidé »: what opens for who reads the list, a few at a time."""

import pytest

from entrepairs.community.tests.appealed import NOTE, decided
from entrepairs.community.tests.talking import said_in
from entrepairs.safety.models import Decision, Look
from entrepairs.safety.rules.watch import may_watch
from entrepairs.safety.views.deciding import PAGE

pytestmark = pytest.mark.django_db
LIST = "/veille/decisions/"


def listed(browser, decision, page=1):
    return str(decision.pk) in browser.get(f"{LIST}?page={page}").content.decode()


@pytest.mark.parametrize("is_hidden", [True, False])
def test_it_lists_to_each_what_opens_for_them(thread, aicha, night_team, desk, is_hidden):
    post = said_in(thread, aicha, "Un vase.", is_hidden=is_hidden)
    look = Look.objects.open().get(object_id=post.pk)
    decision = decided(post, NOTE, by=next(one for one in night_team if may_watch(one, look)))

    opens = {one: desk(one).get(f"{LIST}{decision.pk}/").status_code == 200 for one in night_team}

    assert {one: listed(desk(one), decision) for one in night_team} == opens
    assert all(opens.values()) != is_hidden  # the lot sets one aside


def test_what_was_decided_long_ago_is_on_another_page_and_the_list_asks_no_more(
    thread, aicha, watch, elena, desk, queries
):
    first, *_others = [decided(said_in(thread, aicha, f"Un vase {n}."), NOTE, by=watch[0]) for n in range(PAGE)]
    browser = desk(watch[0])
    assert listed(browser, first)
    before = queries(lambda: browser.get(LIST))

    decided(said_in(thread, aicha, "Un de plus."), NOTE, by=watch[0])

    assert not listed(browser, first) and listed(browser, first, page=2)
    assert queries(lambda: browser.get(LIST)) == before
    assert Decision.objects.in_force().count() == PAGE + 1
