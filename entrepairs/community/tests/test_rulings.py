"""« Ce qui est décidé »: what opens for who reads the list, a few at a time."""

import pytest

from entrepairs.community.tests.appealed import NOTE, decided
from entrepairs.community.tests.talking import begun, said_in
from entrepairs.safety.actions.blocks import block
from entrepairs.safety.models import Decision, Look
from entrepairs.safety.rules.watch import may_watch
from entrepairs.safety.views.deciding import PAGE
from entrepairs.safety.widening import leave_to_all

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


def test_a_page_on_which_nothing_opens_does_not_say_that_nothing_is_decided(circle, aicha, night_team, desk):
    post = begun(circle, aicha, "Un bol.", is_hidden=True).posts.get()
    look = Look.objects.open().get(object_id=post.pk)
    inside, outside = (next(one for one in night_team if bool(may_watch(one, look)) is may) for may in (True, False))
    for n in range(PAGE + 1):
        decided(said_in(post.thread, aicha, f"Un vase {n}."), NOTE, by=inside)
    assert "Rien à lire pour vous sur cette page" in desk(outside).get("/veille/decisions/").content.decode()


def test_who_decided_what_was_left_to_all_reads_it_again(circle, bruno, night_team, desk):
    for one in night_team:
        block(one, by=bruno)
    post = begun(circle, bruno, "Le chat dort.", is_hidden=True).posts.get()
    leave_to_all(Look.objects.open().get(object_id=post.pk))
    decision = decided(post, NOTE, by=night_team[0])
    assert desk(night_team[0]).get(f"/veille/decisions/{decision.pk}/").status_code == 200
