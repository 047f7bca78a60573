"""One is told of an answer in neutral words, once, until one has read again."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps

from entrepairs.community.actions.aside import follow_thread, mute_author, mute_circle, rest, stop_following
from entrepairs.community.actions.leaving import leave_circles
from entrepairs.community.actions.removing import show_post
from entrepairs.community.models import Circle, Follow, Reader, Thread
from entrepairs.community.models.thread import Standing
from entrepairs.community.reading import PAGE
from entrepairs.community.tasks import tell_followers
from entrepairs.community.tests.talking import begun, circle_of, said_in
from entrepairs.core.clock import at, now
from entrepairs.core.rules import Refused
from entrepairs.jobs.models import Job
from entrepairs.jobs.worker import run_due
from entrepairs.people.actions.notices import notify
from entrepairs.people.models import Notice
from entrepairs.safety.actions.blocks import block
from tests.at_once import at_once

pytestmark = pytest.mark.django_db


def told(person, kind="circle_followed"):
    """Once those who follow have been told."""
    tell_followers.call()
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

    browser.post(f"{here}suivi/fin/")
    assert told(bruno, "circle_answer") == 0, "what was told of it is put away"
    said_in(thread, aicha)
    assert told(bruno, "circle_answer") == 0
    assert "Suivre ce fil" in browser.get(here).content.decode()


def test_a_long_thread_is_read_once_its_end_is_shown(thread, bruno, aicha, browser_of):
    posts = [said_in(thread, aicha, f"Mot {n}") for n in range(PAGE + 2)]

    browser_of(bruno).get(thread.get_absolute_url())
    assert told(bruno, "circle_answer") == 1
    browser_of(bruno).get(posts[-1].get_absolute_url())
    assert told(bruno, "circle_answer") == 0


def test_the_list_has_what_one_asked_to_follow_and_not_one_s_own(thread, bruno, aicha, browser_of):
    follow_thread(thread, by=aicha)

    asked, opened = (browser_of(one).get("/mes-mots/").content.decode() for one in (aicha, bruno))
    assert ("Ne plus suivre" in asked, "Ne plus suivre" in opened) == (True, False)
    assert "Vous n’avez encore rien écrit" not in asked, "she who only reads has something here"


def test_one_stops_from_the_list_and_comes_back_to_it(thread, aicha, browser_of):
    follow_thread(thread, by=aicha)

    stopped = browser_of(aicha).post(f"{thread.get_absolute_url()}suivi/fin/", {"liste": ""}, follow=True)

    assert stopped.redirect_chain[-1][0] == "/mes-mots/"
    assert (
        "Ne plus suivre" not in stopped.content.decode() and "Vous n’avez encore rien écrit" in stopped.content.decode()
    )


def test_a_thread_one_no_longer_reads_is_not_in_the_list(thread, aicha):
    follow_thread(thread, by=aicha)
    assert [*Follow.objects.asked_by(Reader.of(aicha))] == [thread]

    Thread.objects.update(standing=Standing.LOOKED_AT)

    assert [*Follow.objects.asked_by(Reader.of(aicha))] == []


def test_an_alias_follows_nothing_by_itself_and_who_opened_before_does(circle, thread, bruno):
    begun(circle, bruno, is_hidden=True)
    assert [row.thread for row in Follow.objects.all()] == [thread]
    openers_follow = import_module("entrepairs.community.migrations.0014_openers_follow").openers_follow
    Follow.objects.all().delete()

    openers_follow(apps, None)
    openers_follow(apps, None)
    assert [(row.person, row.thread, row.told_at) for row in Follow.objects.all()] == [(bruno, thread, None)]

    notice = notify(bruno, "circle_answer", thread.get_absolute_url())
    Follow.objects.all().delete()
    openers_follow(apps, None)
    assert Follow.objects.get().told_at == notice.at


def test_a_notice_names_nobody_and_nothing(thread, aicha, elena, browser_of):
    follow_thread(thread, by=aicha)
    said_in(thread, elena)
    assert told(aicha) == 1

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
def test_told_twice_at_once_one_is_told_once(thread, bruno, aicha, elena, driss):
    follow_thread(thread, by=aicha)
    at_once(*[lambda by=by: said_in(thread, by) for by in (elena, driss)])

    at_once(tell_followers.call, tell_followers.call)

    assert told(aicha) == 1 == told(bruno, "circle_answer")


@pytest.mark.django_db(transaction=True)
def test_an_answer_asks_for_one_job_and_no_more_for_those_of_the_same_second(thread, bruno, elena, driss):
    said_in(thread, elena)
    said_in(thread, driss)
    assert Job.objects.filter(key="community.tell").count() == 1

    with at(now() + timedelta(seconds=2)):
        run_due()
    assert Notice.objects.get(person=bruno).kind == "circle_answer"
    said_in(thread, elena)
    assert Job.objects.filter(key="community.tell").count() == 1
