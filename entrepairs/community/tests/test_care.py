"""Who writes of a danger is thanked, told when somebody reads, and given the help lines: once on a page."""

import pytest

from entrepairs.community.actions.removing import remove_post
from entrepairs.community.actions.writing import edit_post
from entrepairs.community.models import Circle, Thread
from entrepairs.community.models.thread import Standing
from entrepairs.community.tests.begins import added, ended, fresh, minute, texts_of
from entrepairs.community.tests.dangers import worries
from entrepairs.community.tests.looked_at import look_at_it, standing
from entrepairs.community.tests.talking import DANGER, begun, said_in
from entrepairs.core.ids import new_id
from entrepairs.core.models import Entry
from entrepairs.safety.actions.decisions import hold_back
from entrepairs.safety.actions.reports import Danger, Shown, send_concern
from entrepairs.safety.actions.watching import raise_look

pytestmark = pytest.mark.django_db
THANKS, ALONE = "Merci d’avoir écrit cela", "Vous et l’équipe lisez ce message. Les autres ne le voient pas."
TOLD = "La veille du site"


@pytest.fixture
def said(circle, bruno):
    """A danger, then two calmer words."""
    with minute(0):
        posts = [begun(circle, bruno, DANGER).posts.get()]
    for n, word in enumerate(("Le chat dort.", "Un vase."), 1):
        with minute(n):
            posts.append(added(posts[0], bruno, word))
    return posts


def part(page, post):
    """What is said above the words of one post."""
    return page.split(f'id="message-{post.pk}"')[1].split('class="message-body')[0]


def shown_to(browser):
    return browser.get(Thread.objects.get().get_absolute_url()).text


def test_it_stands_at_the_danger_that_the_watch_looks_at(said, bruno, watch, browser_of):
    with minute(3):
        page = shown_to(browser_of(bruno))
    assert page.count(THANKS) == 1 and page.count(ALONE) == 2
    assert all(words in part(page, said[0]) for words in (THANKS, TOLD, "3114"))


def test_and_at_the_latest_danger_of_two(said, bruno, watch, browser_of):
    with minute(3):
        latest = added(said[0], bruno, DANGER)
        page = shown_to(browser_of(bruno))
    assert page.count(THANKS) == 1 and TOLD in part(page, latest)


def test_and_at_the_latest_words_once_the_danger_is_over(said, bruno, watch, browser_of):
    with minute(3):
        ended(said[0], watch)
        page = shown_to(browser_of(bruno))
    assert page.count(THANKS) == 1 and "3114" in part(page, said[2]) and "L’équipe du cercle" in part(page, said[2])


def test_and_at_a_danger_that_one_of_the_team_tells_it_alone(first, elena, watch, browser_of):
    with minute(1):
        told = said_in(Thread.objects.get(), elena, DANGER, only_for="equipe")
        said_in(Thread.objects.get(), elena, "Le chat dort.", only_for="equipe")
        page = shown_to(browser_of(elena))
    assert page.count(THANKS) == 1 and all(words in part(page, told) for words in (THANKS, TOLD, "3114"))
    assert page.count(ALONE) == 1, "the notice says it already"


def test_nothing_of_it_to_anybody_else(said, elena, browser_of):
    with minute(3):
        page = shown_to(browser_of(elena))
    assert THANKS not in page and ALONE not in page


def test_nothing_tells_that_somebody_worries_about_what_the_team_alone_reads(first, elena, noa, watch, browser_of):
    """In a team of two, it would say who."""
    with minute(1):
        told = said_in(Thread.objects.get(), elena, "Un vase.", only_for="equipe")
        before = part(shown_to(browser_of(elena)), told)
        worries(told, noa)
        assert part(shown_to(browser_of(elena)), told) == before and THANKS not in before


def test_nor_about_what_was_added_to_a_danger(said, elena, bruno, watch, browser_of):
    with minute(3):
        before = shown_to(browser_of(bruno))
        worries(said[2], elena)
        after = shown_to(browser_of(bruno))
    assert [part(before, post) for post in said] == [part(after, post) for post in said]


@pytest.mark.parametrize("how", ["told", "read", "hidden"])
@pytest.mark.parametrize("worried", [False, True])
def test_what_becomes_a_danger_is_one_though_somebody_had_worried(first, elena, noa, watch, browser_of, how, worried):
    with minute(1):
        one = said_in(Thread.objects.get(), elena, "Un vase.", only_for="equipe" if how == "told" else "")
        if worried:
            worries(one, noa)
        if how == "hidden":
            hold_back("post", one.pk)
        edit_post(fresh(one), DANGER, by=elena)
        page = part(shown_to(browser_of(elena)), one)
    assert all(words in page for words in (THANKS, TOLD, "3114"))


@pytest.mark.parametrize("worried", [False, True])
def test_what_is_said_next_is_read_by_all_though_somebody_worries(first, elena, noa, farid, watch, browser_of, worried):
    with minute(1):
        told = said_in(Thread.objects.get(), elena, "Un vase.", only_for="equipe")
        if worried:
            worries(told, noa)
        said_in(Thread.objects.get(), elena, "Je lis.")
        page = shown_to(browser_of(elena))
    assert "Je lis." in texts_of(farid) and THANKS not in page


@pytest.mark.parametrize("worried", [False, True])
@pytest.mark.parametrize("how", ["told", "beside"])
def test_what_a_human_says_is_a_danger_is_one_though_somebody_had_worried(
    first, aicha, elena, noa, farid, watch, browser_of, how, worried
):
    """What is said next stays with the team, and at rest one is still answered."""
    by = elena if how == "told" else aicha
    with minute(1):
        danger = added(first, aicha, DANGER)
        one = said_in(Thread.objects.get(), by, "Un vase.", only_for="equipe" if how == "told" else "")
        if worried:
            send_concern(Shown("post", one.pk), Danger("elle ne va pas bien"), new_id(), by=noa)
        ended(danger, watch)
        raise_look(look_at_it(one, watch[0]), by=watch[0])
        page = shown_to(browser_of(by))
        said_in(Thread.objects.get(), by, "Je suis chez ma sœur.")
    assert THANKS in page and "Je suis chez ma sœur." not in texts_of(farid)


@pytest.mark.parametrize("is_told", [True, False])
def test_a_human_confirms_a_danger_that_somebody_worried_of_at_once(
    first, elena, noa, farid, watch, desk, browser_of, is_told
):
    """Red from the start. What is told to the team alone goes on with it; what all read, with all."""
    with minute(1):
        one = said_in(Thread.objects.get(), elena, "Un vase.", only_for="equipe" if is_told else "")
        send_concern(Shown("post", one.pk), Danger("elle a tout préparé"), new_id(), by=noa)
        look = look_at_it(one, watch[0])
        assert look.is_red and THANKS not in part(shown_to(browser_of(elena)), one)
        browser, url = desk(watch[0]), look.get_absolute_url()
        page = browser.get(url).text
        assert "quelqu’un s’inquiète" in page and "/danger-proche/" in page
        for _twice in range(2):
            assert browser.post(f"{url}danger-proche/").status_code == 303
        page = browser.get(url).text
        assert "quelqu’un de la veille y voit un danger proche" in page and "/danger-proche/" not in page
        page = part(shown_to(browser_of(elena)), one)
        said_in(Thread.objects.get(), elena, "Je suis chez ma sœur.")
    assert (THANKS in page) is is_told and ("Je suis chez ma sœur." in texts_of(farid)) is not is_told
    assert Entry.objects.filter(verb="look.raised").count() == 1


def test_what_waits_to_be_read_and_a_human_says_is_a_danger_is_one(circle, aicha, watch, browser_of):
    """What they say next stays with the team."""
    Circle.objects.update(first_are_held=True)
    with minute(1):
        first = begun(Circle.objects.get(), aicha, "Le chat dort.").posts.get()
        raise_look(look_at_it(first, watch[0]), by=watch[0])
        more = added(first, aicha, "Je suis chez ma sœur.")
        assert THANKS in shown_to(browser_of(aicha)) and standing(more) == Standing.LOOKED_AT


def test_the_lines_are_there_though_nobody_watches(first, elena, noa, browser_of):
    with minute(1):
        told = said_in(Thread.objects.get(), elena, DANGER, only_for="equipe")
        page = part(shown_to(browser_of(elena)), told)
    assert THANKS in page and "3114" in page and TOLD not in page


def test_they_stay_when_numbers_hide_the_danger(first, bruno, watch, browser_of):
    with minute(1):
        worse = added(first, bruno, DANGER)
        hold_back("post", worse.pk)
        page = part(shown_to(browser_of(bruno)), worse)
    assert THANKS in page and "3114" in page


def test_but_not_above_words_that_are_taken_back(first, elena, noa, watch, browser_of):
    with minute(1):
        told = said_in(Thread.objects.get(), elena, DANGER, only_for="equipe")
        remove_post(told, by=elena)
        page = shown_to(browser_of(elena))
    assert THANKS not in page and "Message retiré" in page


def test_nor_to_the_others_of_the_team(first, elena, noa, watch, browser_of):
    with minute(1):
        said_in(Thread.objects.get(), elena, DANGER, only_for="equipe")
        page = shown_to(browser_of(noa))
    assert DANGER in page and THANKS not in page
