"""One is told of an answer in neutral words, once, until one has read again."""

from importlib import import_module

import pytest
from django.apps import apps

from entrepairs.community.actions.aside import follow_thread, mute_author, mute_circle, rest, stop_following
from entrepairs.community.actions.leaving import leave_circles
from entrepairs.community.actions.removing import show_post
from entrepairs.community.models import Circle, Follow
from entrepairs.community.tasks import tell_followers
from entrepairs.community.tests.talking import begun, circle_of, said_in
from entrepairs.core.rules import Refused
from entrepairs.people.models import Notice
from entrepairs.safety.actions.blocks import block
from tests.at_once import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def circle(house, elena):
    return circle_of(house, elena)


@pytest.fixture
def thread(circle, bruno):
    return begun(circle, bruno)


def told(person, kind="circle_followed"):
    return Notice.objects.filter(person=person, kind=kind).unread().count()


def test_who_follows_is_told_once_until_they_have_read_again(thread, aicha, elena, farid, browser_of):
    browser = browser_of(aicha)
    assert browser.post(f"{thread.get_absolute_url()}suivi/").status_code == 303
    said_in(thread, elena)
    said_in(thread, elena)
    assert told(aicha) == 1 and told(farid) == 0

    browser.post("/avis/")
    Notice.objects.filter(person=aicha).delete()
    said_in(thread, elena)
    assert told(aicha) == 0

    browser.get(thread.get_absolute_url())
    said_in(thread, elena)
    assert told(aicha) == 1


def test_who_opened_it_is_told_once_until_they_read_it_and_may_stop(thread, bruno, aicha, elena, browser_of):
    browser, here = browser_of(bruno), thread.get_absolute_url()
    said_in(thread, aicha)
    said_in(thread, elena)
    assert told(bruno, "circle_answer") == 1

    browser.get(here)
    assert told(bruno, "circle_answer") == 0
    said_in(thread, aicha)
    assert told(bruno, "circle_answer") == 1

    assert "Ne plus suivre" in browser.get(here).content.decode()
    browser.post(f"{here}suivi/fin/")
    said_in(thread, aicha)
    assert told(bruno, "circle_answer") == 0


def test_an_alias_follows_nothing_by_itself_and_who_opened_before_does(circle, thread, bruno):
    begun(circle, bruno, is_hidden=True)
    assert [row.thread for row in Follow.objects.all()] == [thread]
    Follow.objects.all().delete()

    import_module("entrepairs.community.migrations.0014_openers_follow").openers_follow(apps, None)

    assert [(row.person, row.thread, row.told_at) for row in Follow.objects.all()] == [(bruno, thread, None)]


def test_a_notice_names_nobody_and_nothing(thread, aicha, elena, browser_of):
    follow_thread(thread, by=aicha)
    said_in(thread, elena)

    shown = browser_of(aicha).get("/avis/").content.decode().split("<main")[1]

    assert "Il y a une réponse" in shown
    assert not [word for word in ("basilic", "Elena", "Bruno", "nuits longues") if word in shown]


def test_one_is_not_told_of_one_s_own_words_nor_twice_as_opener(thread, bruno, aicha):
    follow_thread(thread, by=bruno)
    follow_thread(thread, by=aicha)
    said_in(thread, aicha)

    assert told(aicha) == 0
    assert told(bruno) == 0 and told(bruno, "circle_answer") == 1


def test_under_an_alias_one_may_follow_one_s_own_thread(circle, bruno, aicha):
    hidden = begun(circle, bruno, is_hidden=True)
    follow_thread(hidden, by=bruno)
    said_in(hidden, bruno)
    assert told(bruno) == 0

    said_in(hidden, aicha)

    assert told(bruno) == 1


@pytest.mark.parametrize("why", ["pause", "circle", "person", "block", "stopped"])
def test_who_wants_quiet_is_not_told(thread, circle, aicha, elena, why):
    first = said_in(thread, elena)
    follow_thread(thread, by=aicha)
    acts = {
        "pause": lambda: rest(7, by=aicha),
        "circle": lambda: mute_circle(circle, by=aicha),
        "person": lambda: mute_author(first, by=aicha),
        "block": lambda: block(elena, by=aicha),
        "stopped": lambda: stop_following(thread, by=aicha),
    }
    acts[why]()

    said_in(thread, elena)

    assert told(aicha) == 0


def test_the_opener_in_a_pause_is_not_told_either(thread, bruno, aicha):
    rest(1, by=bruno)
    said_in(thread, aicha)

    assert told(bruno, "circle_answer") == 0


def test_an_answer_that_waited_is_told_once_it_is_shown(thread, bruno, aicha, driss, elena):
    Circle.objects.update(first_are_held=True)
    follow_thread(thread, by=aicha)
    held = said_in(thread, driss)
    assert told(aicha) == 0 and told(bruno, "circle_answer") == 0

    show_post(held, by=elena)

    assert told(aicha) == 1 and told(bruno, "circle_answer") == 1


def test_nobody_follows_what_they_do_not_read(house, elena, farid, browser_of):
    inside = begun(circle_of(house, elena, readers="maison"), elena)

    with pytest.raises(Refused):
        follow_thread(inside, by=farid)
    for end in ("suivi/", "suivi/fin/"):
        assert browser_of(farid).post(f"{inside.get_absolute_url()}{end}").status_code == 404


def test_who_no_longer_reads_is_not_told(thread, circle, aicha, elena):
    follow_thread(thread, by=aicha)
    Circle.objects.update(readers=Circle.Readers.HOUSE)

    said_in(thread, elena)

    assert told(aicha) == 0


def test_following_says_nothing_to_others_and_goes_with_the_account(thread, aicha, bruno, browser_of):
    before = browser_of(bruno).get(thread.get_absolute_url()).content.decode().count("suiv")
    follow_thread(thread, by=aicha)

    assert browser_of(bruno).get(thread.get_absolute_url()).content.decode().count("suiv") == before
    leave_circles(aicha)
    aicha.delete()
    assert [one.person for one in Follow.objects.all()] == [bruno]


@pytest.mark.django_db(transaction=True)
def test_two_answers_at_once_are_told_once(thread, aicha, elena, driss):
    follow_thread(thread, by=aicha)

    at_once(*[lambda by=by: said_in(thread, by) for by in (elena, driss)])

    assert told(aicha) == 1 == told(thread.voices.get(opened_it=True).person, "circle_answer")


@pytest.mark.django_db(transaction=True)
def test_many_are_told_after_the_answer_and_once(thread, bruno, aicha, claire, farid, elena, driss):
    followers = (aicha, claire, farid)
    for one in followers:
        follow_thread(thread, by=one)

    posts = [said_in(thread, elena), said_in(thread, driss)]
    assert not Notice.objects.exists()
    at_once(*[lambda post=post: tell_followers.call(str(post.pk)) for post in posts])

    assert [told(one) for one in followers] == [1, 1, 1] and told(bruno, "circle_answer") == 1
