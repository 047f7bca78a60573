"""Who has a danger reads on its page what the person wrote since, wherever it waits."""

import pytest

from entrepairs.agenda.tests.gathered import member
from entrepairs.community.actions.removing import remove_post
from entrepairs.community.actions.writing import edit_post
from entrepairs.community.models import Circle
from entrepairs.community.tests.looked_at import look_at_it
from entrepairs.community.tests.talking import DANGER, begun, circle_of, said_in
from entrepairs.core.ids import new_id
from entrepairs.safety.actions.reports import Danger, Shown, send_concern
from entrepairs.safety.models import Look
from entrepairs.safety.tests.watched import looks, watching

pytestmark = pytest.mark.django_db
FAREWELL, SINCE = "Bonne nuit à tous, merci.", "Ce que la personne a écrit depuis"


@pytest.fixture
def watch(driss, claire, elena):
    watching(driss, by=elena), watching(claire, by=elena)
    return driss, claire


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
