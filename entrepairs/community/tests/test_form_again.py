"""What a page said of who will read stays so through a form that comes back, whatever makes it come back; or who writes
is told that others read."""

import pytest

from entrepairs.community.actions.leaving import leave_circles
from entrepairs.community.actions.writing import edit_post
from entrepairs.community.models import Post, Thread
from entrepairs.community.models.thread import Standing
from entrepairs.community.reading import PAGE
from entrepairs.community.tests.begins import added, ended, fresh, minute, texts_of
from entrepairs.community.tests.form_again import from_page
from entrepairs.community.tests.talking import DANGER, form, said_in
from entrepairs.safety.actions.blocks import block
from entrepairs.safety.models import Look
from entrepairs.structures.actions.roles import end_role
from entrepairs.structures.models import Role

pytestmark = pytest.mark.django_db
PLAIN = "Je suis chez ma sœur, rue des Lilas."
HEAVY = "Je n’en peux plus, j’ai envie de mourir."
NUMBER = "Mon numéro : 06 12 34 56 78."
TOLD, ASKED = "D’autres lisent ce fil maintenant", "Choisissez qui lira votre réponse"
READ = Look.Outcome.READ
MOST = 4


@pytest.fixture
def below(first, aicha):
    with minute(1):
        return added(first, aicha, DANGER)


@pytest.fixture
def url(first):
    return first.thread.get_absolute_url()


def until_it_leaves(browser, url, sent, text):
    """The pages that came back, as often as they did."""
    pages = []
    for _time in range(MOST):
        answer = browser.post(url, sent)
        if answer.status_code == 303:
            return pages
        pages.append(answer.text)
        sent = from_page(answer.text, text=text)
    raise AssertionError("it never leaves")


def goes_away(aicha, elena, how):
    if how == "gone":
        leave_circles(aicha, at_once=True)
    elif how == "she":
        block(elena, by=aicha)
    else:
        block(aicha, by=elena)


@pytest.mark.parametrize("typed", [PLAIN, HEAVY, NUMBER, ""])
def test_who_goes_on_is_told_once_that_others_read(first, below, url, bruno, aicha, farid, watch, browser_of, typed):
    with minute(2):
        edit_post(fresh(first), DANGER, by=bruno)
        desk = browser_of(aicha)
        sent = from_page(desk.get(url).text, text=typed)
        ended(below, watch, READ), ended(first, watch, READ)
        pages = until_it_leaves(desk, url, sent, typed or PLAIN)
    assert [page.count(TOLD) for page in pages] == [1] + [0] * (len(pages) - 1)
    assert (typed or PLAIN) in texts_of(farid)


@pytest.mark.parametrize("typed", [PLAIN, HEAVY])
def test_so_is_who_was_in_danger_where_others_read(below, url, aicha, watch, browser_of, typed):
    with minute(2):
        desk = browser_of(aicha)
        page = desk.get(url).text
        assert desk.post(url, from_page(page, text="Je suis là.")).status_code == 303
        sent = from_page(desk.get(url).text, text=typed)
        ended(below, watch, READ)
        pages = until_it_leaves(desk, url, sent, typed)
    assert [page.count(TOLD) for page in pages] == [1] + [0] * (len(pages) - 1)


def test_so_is_who_was_in_danger_on_another_page(first, below, aicha, farid, watch, browser_of):
    with minute(2):
        posts = [added(first, farid, f"Un bol {n}.") for n in range(PAGE + 1)]
        desk = browser_of(aicha)
        sent = from_page(desk.get(posts[-1].get_absolute_url()).text, text=PLAIN)
        ended(below, watch, READ)
        assert TOLD in until_it_leaves(desk, first.thread.get_absolute_url(), sent, PLAIN)[0]


def test_nobody_is_told_so_who_speaks_of_a_danger_again(below, url, aicha, farid, watch, browser_of):
    """Others will not read it; and the promise holds for what is put in its place."""
    with minute(2):
        desk = browser_of(aicha)
        sent = from_page(desk.get(url).text, text=DANGER)
        ended(below, watch, READ)
        page = desk.post(url, sent).text
        assert "3114" in page and TOLD not in page
        sent = from_page(page, text=PLAIN)
        assert TOLD in until_it_leaves(desk, url, sent, DANGER)[0]
    assert texts_of(farid).count(DANGER) == 1, "the one that was found harmless"


@pytest.mark.parametrize("chosen", ["equipe", "somebody"])
def test_nor_who_has_left_the_team_and_is_in_danger(below, url, elena, house, browser_of, chosen):
    with minute(2):
        added(below, elena, DANGER)
        to = chosen if chosen == "equipe" else str(below.voice_id)
        sent = from_page(browser_of(elena).get(url).text, text=PLAIN, only_for=to)
        end_role(Role.objects.get(person=elena, structure=house), by=elena)
        for _twice in range(2):
            assert until_it_leaves(browser_of(elena), url, sent, PLAIN) == []
    assert [post.standing for post in Post.objects.all() if post.text == PLAIN] == [Standing.LOOKED_AT]


@pytest.mark.parametrize("typed", [PLAIN, NUMBER])
@pytest.mark.parametrize("who", ["Bruno, who opened it", "Aïcha, unnamed", "Elena, unnamed"])
def test_who_opened_it_waits_as_promised_and_an_alias_is_told(
    first, url, aicha, bruno, elena, farid, watch, browser_of, typed, who
):
    """An alias of the team like any other: what waits would say that it read there before."""
    opens, by = who.startswith("Bruno"), {"B": bruno, "A": aicha, "E": elena}[who[0]]
    with minute(1):
        danger = edit_post(fresh(first), DANGER, by=by) if opens else said_in(first.thread, by, DANGER, is_hidden=True)
        desk = browser_of(by)
        sent = from_page(desk.get(url).text, text=typed)
        ended(danger, watch, READ)
        pages = until_it_leaves(desk, url, sent, typed)
    assert [page.count(TOLD) for page in pages if TOLD in page] == ([] if opens else [1])
    assert (typed not in texts_of(farid)) is opens
    expected = Standing.HELD if opens else Standing.SHOWN
    assert [post.standing for post in Post.objects.all() if post.text == typed] == [expected]


@pytest.mark.parametrize("typed", [PLAIN, NUMBER])
def test_who_told_the_team_and_has_left_it_is_told(below, url, elena, house, watch, browser_of, typed):
    with minute(2):
        danger, desk = added(below, elena, DANGER), browser_of(elena)
        sent = from_page(desk.get(url).text, text=typed)
        assert sent["only_for"] == "equipe"
        ended(danger, watch, READ), ended(below, watch, READ)
        end_role(Role.objects.get(person=elena, structure=house), by=elena)
        pages = until_it_leaves(desk, url, sent, typed)
    assert TOLD in pages[0]


@pytest.mark.parametrize("typed", [PLAIN, HEAVY, NUMBER, ""])
def test_so_is_one_of_the_team_who_was_alone_in_danger(first, url, bruno, elena, farid, watch, browser_of, typed):
    """Nobody else says anything there that others do not read: they are asked nothing."""
    with minute(2):
        danger, desk = added(first, elena, DANGER), browser_of(elena)
        page = desk.get(url).text
        assert "Qui lira" not in page
        assert desk.post(url, from_page(page, text="Je suis là.")).status_code == 303
        assert "Je suis là." not in texts_of(bruno)
        sent = from_page(desk.get(url).text, text=typed)
        ended(danger, watch, READ)
        pages = until_it_leaves(desk, url, sent, typed or PLAIN)
    assert [page.count(TOLD) for page in pages] == [1] + [0] * (len(pages) - 1)
    assert (typed or PLAIN) in texts_of(farid)


def test_nor_do_they_speak_to_who_opened_it_whose_thread_is_hidden_since(first, url, bruno, elena, browser_of):
    with minute(2):
        added(first, elena, DANGER)
        desk = browser_of(elena)
        sent = from_page(desk.get(url).text, text=NUMBER)
        edit_post(fresh(first), DANGER, by=bruno)
        pages = until_it_leaves(desk, url, sent, NUMBER)
    assert NUMBER in texts_of(elena) and NUMBER not in texts_of(bruno)
    assert "reste entre" not in "".join(pages)


def test_who_was_asked_has_chosen_nobody_and_left_the_team_is_told(below, url, elena, house, browser_of):
    with minute(2):
        sent = from_page(browser_of(elena).get(url).text, text=PLAIN, only_for="", accepts="on")
        end_role(Role.objects.get(person=elena, structure=house), by=elena)
        pages = until_it_leaves(browser_of(elena), url, sent, PLAIN)
    assert [page.count(TOLD) for page in pages] == [1]


@pytest.mark.parametrize("apart", [False, True])
@pytest.mark.parametrize("how", ["she", "he", "gone"])
def test_the_team_is_asked_again_when_whom_it_chose_is_gone(
    first, below, url, bruno, aicha, elena, farid, browser_of, how, apart
):
    """As often as it comes back: nothing leaves for others than it was for."""
    with minute(2):
        if apart:
            edit_post(fresh(first), DANGER, by=bruno)
        desk = browser_of(elena)
        sent = from_page(desk.get(url).text, text=NUMBER, only_for=str(below.voice_id), accepts="on")
        goes_away(aicha, elena, how)
        for _again in range(3):
            page = desk.post(url, sent)
            assert page.status_code == 422 and ASKED in page.text and NUMBER in page.text and TOLD not in page.text
            sent = from_page(page.text, text=NUMBER, accepts="on")
            assert not sent["only_for"]
        to = str(first.voice_id) if apart else "tous"
        until_it_leaves(desk, url, sent | {"only_for": to, "heard": "on"}, NUMBER)
    assert NUMBER in texts_of(bruno) and (NUMBER in texts_of(farid)) is not apart


@pytest.mark.parametrize("apart", [False, True])
def test_a_page_that_begins_after_the_danger_asks_too(first, below, bruno, aicha, elena, browser_of, apart):
    with minute(2):
        if apart:
            edit_post(fresh(first), DANGER, by=bruno)
        later = said_in(Thread.objects.get(), elena, "Je suis là.", only_for=str(below.voice_id))
    with minute(3):
        page = browser_of(elena).get(later.get_absolute_url()).text
    assert "Aïcha et l’équipe" in page.split('id="repondre"')[1]


def test_what_was_promised_for_all_is_for_all(below, url, elena, farid, watch, browser_of):
    with minute(2):
        desk = browser_of(elena)
        sent = from_page(desk.get(url).text, text=PLAIN, only_for="tous", accepts="on")
        ended(below, watch, READ)
        assert desk.post(url, sent).status_code == 303
    assert PLAIN in texts_of(farid)


def test_a_member_who_forges_a_choice_gains_nothing(below, url, farid, browser_of):
    sent = form(below.thread.circle, farid, text=PLAIN, only_for=str(below.voice_id))
    answer = browser_of(farid).post(url, sent)
    assert answer.status_code == 422 and TOLD in answer.text and "et l’équipe</" not in answer.text
