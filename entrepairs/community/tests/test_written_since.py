"""Who has a danger reads on its page what the person wrote since, wherever it waits."""

from datetime import timedelta

import pytest
from django.urls import reverse

from entrepairs.agenda.tests.gathered import member
from entrepairs.community.actions.removing import remove_post
from entrepairs.community.actions.writing import edit_post, narrow_thread
from entrepairs.community.models import Circle, Post, Thread
from entrepairs.community.tests.looked_at import look_at_it
from entrepairs.community.tests.talking import DANGER, NOON, begun, circle_of, said_in
from entrepairs.core.clock import at
from entrepairs.core.ids import new_id
from entrepairs.safety.actions.reports import Danger, Shown, send_concern
from entrepairs.safety.actions.watching import be_second, finish_look
from entrepairs.safety.models import Look
from entrepairs.safety.seen import seen_of
from entrepairs.safety.tests.watched import looks, watching

pytestmark = pytest.mark.django_db
FAREWELL, SINCE = "Bonne nuit à tous, merci.", "Ce que la personne a écrit depuis"


def page_of(look, browser):
    return browser.get(look.get_absolute_url()).content.decode()


def address(post):
    return Look.objects.open().get(object_id=post.pk).get_absolute_url()


@pytest.mark.parametrize("is_own", [True, False])
def test_it_is_there_with_the_way_to_it(circle, thread, aicha, farid, watch, desk, is_own):
    post = begun(circle, aicha, DANGER).posts.get() if is_own else said_in(thread, aicha, DANGER)
    red = look_at_it(post, watch[0])
    said_in(post.thread, aicha, "oui")
    bye = said_in(post.thread, aicha, FAREWELL)
    said_in(thread, farid, "Un mot de Farid.")

    page = page_of(red, desk(watch[0]))

    assert SINCE in page and FAREWELL in page and address(bye) in page
    assert "Un mot de Farid." not in page
    assert FAREWELL not in page_of(red, desk(watch[1])), "for who has it"


@pytest.mark.parametrize("is_hidden", [False, True])
def test_much_of_it_asks_the_database_as_often(circle, aicha, watch, desk, queries, is_hidden):
    thread = begun(circle, aicha, DANGER, is_hidden=is_hidden)
    red, browser, asked = look_at_it(thread.posts.get(), watch[0]), desk(watch[0]), []
    for n in range(4):
        said_in(thread, aicha, f"oui {n}", is_hidden=is_hidden)
        asked.append(queries(lambda: page_of(red, browser)))
    assert asked[1] == asked[3]


def test_who_takes_the_orange_that_stands_for_the_rest_reads_the_rest(thread, aicha, watch, desk):
    look_at_it(said_in(thread, aicha, DANGER), watch[0])
    one = said_in(thread, aicha, "oui")
    said_in(thread, aicha, FAREWELL)
    assert FAREWELL in page_of(look_at_it(one, watch[1]), desk(watch[1]))


def test_when_somebody_worries_about_the_whole_thread(circle, aicha, bruno, watch, desk):
    thread = begun(circle, aicha, "Le chat dort.")
    send_concern(Shown("thread", thread.pk), Danger("elle ne répond plus", is_now=True), new_id(), by=bruno)
    red = look_at_it(thread, watch[0])
    said_in(thread, aicha, FAREWELL)
    assert FAREWELL in page_of(red, desk(watch[0]))


def test_what_was_changed_since_is_there_as_it_is_now_and_what_was_erased_is_not(thread, aicha, watch, desk):
    before, red = said_in(thread, aicha, "Un vase."), look_at_it(said_in(thread, aicha, DANGER), watch[0])
    edit_post(before, FAREWELL, by=aicha)
    remove_post(said_in(thread, aicha, "Une cruche."), by=aicha)
    page = page_of(red, desk(watch[0]))
    assert FAREWELL in page and "Une cruche." not in page and "Un vase." not in page


def test_under_an_alias_who_is_set_aside_reads_it_there_and_has_no_other_way(circle, aicha, watch, person, desk, elena):
    zoe = watching(person("Zoé"), by=elena).person
    thread = begun(circle, aicha, DANGER, is_hidden=True)
    bye = said_in(thread, aicha, FAREWELL, is_hidden=True)
    orange = Look.objects.open().get(object_id=bye.pk)
    out = next(one for one in (*watch, zoe) if not looks(one, bye))
    red = look_at_it(thread.posts.get(begins=True), out)
    page = page_of(red, desk(out))
    assert FAREWELL in page and orange.get_absolute_url() not in page


def test_what_only_a_house_reads_is_not_there_unless_it_came_to_the_watch(house, aicha, elena, bruno, watch, desk):
    member(house, aicha, by=elena)
    thread = begun(circle_of(house, elena, readers=Circle.Readers.HOUSE), aicha, "Le chat dort.")
    sad = said_in(thread, aicha, "Je n’en peux plus, je voudrais disparaître.")
    said_in(thread, aicha, "Une cruche.")
    assert SINCE not in page_of(look_at_it(sad, watch[0]), desk(watch[0]))


@pytest.mark.parametrize("outcome", [Look.Outcome.READ, Look.Outcome.SUPPORTED])
def test_a_danger_is_not_ended_from_a_page_without_it(circle, aicha, watch, desk, outcome):
    post = begun(circle, aicha, DANGER).posts.get()
    be_second(red := look_at_it(post, watch[0]), by=watch[1])
    read = page_of(red, desk(watch[0])).split('name="lu" value="')[1].split('"')[0]
    said_in(post.thread, aicha, FAREWELL)

    ended = desk(watch[0]).post(f"{red.get_absolute_url()}fin/", {"outcome": outcome, "lu": read})

    assert ended.status_code == 422 and FAREWELL in ended.content.decode()
    assert Look.objects.open().filter(pk=red.pk).exists()


@pytest.mark.parametrize("page", ["ruling", "limiting", "resting"])
def test_what_one_decides_of_is_decided_with_it_before_ones_eyes(thread, aicha, watch, desk, page):
    post = said_in(thread, aicha, DANGER)
    be_second(red := look_at_it(post, watch[0]), by=watch[1])
    said_in(post.thread, aicha, FAREWELL)
    assert FAREWELL in desk(watch[0]).get(reverse(f"safety:{page}", args=[red.pk])).content.decode()


def test_what_is_changed_bears_the_hour_of_the_change_and_comes_in_its_turn(thread, aicha, watch):
    with at(NOON):
        before = said_in(thread, aicha, "Un vase.")
    with at(NOON + timedelta(hours=5)):
        red = look_at_it(said_in(thread, aicha, DANGER), watch[0])
        said_in(thread, aicha, "oui")
    with at(NOON + timedelta(hours=6)):
        edit_post(before, FAREWELL, by=aicha)
        later = seen_of(red).later
    assert [(one.words, one.at - NOON) for one in later] == [
        ("oui", timedelta(hours=5)),
        (FAREWELL, timedelta(hours=6)),
    ]


def test_words_that_the_watch_is_not_to_read_are_not_there(house, aicha, elena, watch, desk):
    """It read a message once; its author has kept the thread for the house since, and changed it."""
    member(house, aicha, by=elena)
    with at(NOON):
        thread = begun(circle_of(house, elena), aicha, "Le chat dort.")
        calm = said_in(thread, aicha, "Un vase.")
        finish_look(look_at_it(calm, watch[1]), Look.Outcome.READ, by=watch[1])
        sad = said_in(thread, aicha, "Je n’en peux plus, je voudrais disparaître.")
    with at(NOON + timedelta(minutes=5)):
        narrow_thread(Thread.objects.get(pk=thread.pk), Circle.Readers.HOUSE, by=aicha)
        edit_post(Post.objects.get(pk=calm.pk), "Entre nous, à la maison seulement.", by=aicha)
        page = page_of(look_at_it(sad, watch[0]), desk(watch[0]))
    assert "disparaître" in page and "Entre nous" not in page
