"""What is sent from a page is read by those it named, whatever the thread has become meanwhile, and by nobody else."""

import pytest

from entrepairs.community.actions.writing import edit_post
from entrepairs.community.models import Post, Thread
from entrepairs.community.models.thread import Standing
from entrepairs.community.tests.begins import REMOVE, added, ended, fresh, minute, read, texts_of
from entrepairs.community.tests.form_again import from_page
from entrepairs.community.tests.looked_at import look_at_it, standing
from entrepairs.community.tests.talking import DANGER, begun, said_in
from entrepairs.community.tests.test_form_again import NUMBER, PLAIN, READ, TOLD, until_it_leaves
from entrepairs.safety.actions.decisions import decide, lift_decision
from entrepairs.safety.models import Decision

pytestmark = pytest.mark.django_db
ALL_READ = "Tout le monde pourra le lire"


def set_aside(first, watch):
    look_at_it(first, watch[0])
    decide("post", first.pk, REMOVE, by=watch[0])


def lifted(watch):
    lift_decision(Decision.objects.latest("pk"), "erreur", by=watch[1])


def said(text):
    return next(post for post in Post.objects.all() if post.text == text)


@pytest.mark.parametrize("opens", [False, True])
def test_what_is_said_where_others_do_not_read_waits_when_they_read_again(
    circle, bruno, elena, farid, watch, browser_of, opens
):
    """Of who opened it, and of one of the team whose page said that others do not read their words."""
    with minute(0):
        first = begun(circle, elena if opens else bruno, "Le chat dort.").posts.get()
    url, desk = first.thread.get_absolute_url(), browser_of(elena)
    with minute(2):
        if not opens:
            danger = added(first, elena, DANGER)
            sent = from_page(desk.get(url).text, text=PLAIN)
            ended(danger, watch, READ)
        set_aside(first, watch)
        sent = from_page(desk.get(url).text, text=PLAIN) if opens else sent
        assert sent["only_for"] == "peu" and desk.post(url, sent).status_code == 303
    with minute(3):
        lifted(watch)
        assert standing(said(PLAIN)) == Standing.HELD and not any(PLAIN in texts_of(one) for one in (bruno, farid))
        read(said(PLAIN), watch[0])
    assert PLAIN in texts_of(farid)


@pytest.mark.parametrize("name", ["aicha", "elena"])
def test_what_waits_does_not_tell_that_an_alias_is_of_the_team(first, aicha, elena, watch, browser_of, name):
    """Only the team could open the thread meanwhile."""
    by = {"aicha": aicha, "elena": elena}[name]
    url, desk = first.thread.get_absolute_url(), browser_of(by)
    with minute(2):
        said_in(Thread.objects.get(), by, "Un vase.", is_hidden=True)
        sent = from_page(desk.get(url).text, text=PLAIN)
        set_aside(first, watch)
        page = desk.get(url)
        sent = from_page(page.text, text=PLAIN) if page.status_code == 200 else sent
        lifted(watch)
        pages = until_it_leaves(desk, url, sent, PLAIN)
    assert [page.count(TOLD) for page in pages] == ([1] if by == elena else [])
    assert standing(said(PLAIN)) == Standing.SHOWN


@pytest.mark.parametrize("name", ["aicha", "elena"])
def test_nor_does_an_alias_that_was_asked_for_before(first, bruno, aicha, elena, watch, browser_of, name):
    by = {"aicha": aicha, "elena": elena}[name]
    url, desk = first.thread.get_absolute_url(), browser_of(by)
    with minute(2):
        sent = from_page(desk.get(url).text, text=NUMBER, is_hidden="on", accepts="on")
        edit_post(fresh(first), DANGER, by=bruno)
        page = desk.post(url, sent)
        assert "reste entre" not in page.text
        sent = from_page(page.text, text=NUMBER, accepts="on") if page.status_code == 422 else sent
        ended(first, watch, READ)
        until_it_leaves(desk, url, sent, NUMBER)
    assert standing(said(NUMBER)) == Standing.SHOWN and said(NUMBER).voice.alias


@pytest.mark.parametrize("comes_back", [False, True])
def test_for_all_once_the_team_has_read_it_is_so_though_the_danger_is_over(
    first, aicha, elena, farid, watch, browser_of, comes_back
):
    url, desk = first.thread.get_absolute_url(), browser_of(elena)
    with minute(2):
        added(first, aicha, DANGER)
        danger = added(first, elena, DANGER)
        sent = from_page(desk.get(url).text, text=NUMBER if comes_back else PLAIN, only_for="lu")
        ended(danger, watch, READ)
        pages = until_it_leaves(desk, url, sent, PLAIN)
        assert len(pages) == comes_back and TOLD not in "".join(pages)
        assert all("Tout le monde ici, une fois lu par l’équipe" in page for page in pages)
        until_it_leaves(desk, url, sent, PLAIN)
        assert standing(said(PLAIN)) == Standing.HELD and PLAIN not in texts_of(farid)
        read(said(PLAIN), watch[0])
    assert PLAIN in texts_of(farid)


def test_a_danger_that_is_sent_twice_for_all_has_left_once(first, aicha, elena, browser_of):
    """The second time, its page would offer all once the team has read it."""
    url, desk = first.thread.get_absolute_url(), browser_of(elena)
    with minute(2):
        added(first, aicha, DANGER)
        sent = from_page(desk.get(url).text, text=DANGER, only_for="tous", accepts="on", heard="on")
        assert [desk.post(url, sent).status_code for _twice in range(2)] == [303, 303]
        back = desk.post(url, from_page(desk.get(url).text, text=NUMBER, only_for="tous")).text
    assert len(texts_of(elena)) == 3 and from_page(back)["only_for"] == "lu"


@pytest.mark.parametrize("who", ["in danger", "of the team, in danger", "for one of them", "for all"])
def test_nobody_takes_their_number_out_for_readers_whom_it_has_not(first, aicha, elena, browser_of, who):
    by = aicha if who == "in danger" else elena
    url, desk = first.thread.get_absolute_url(), browser_of(by)
    with minute(2):
        danger = added(first, by if "danger" in who else aicha, DANGER)
        chosen = {"for one of them": {"only_for": str(danger.voice_id)}, "for all": {"only_for": "tous"}}.get(who, {})
        page = desk.post(url, from_page(desk.get(url).text, text=NUMBER, accepts="on", **chosen)).text
    assert (ALL_READ in page) is (who == "for all") and ("peu de personnes liront" in page) is not (who == "for all")


def test_an_alias_in_danger_is_not_asked_to_choose_where_nothing_is_offered(first, aicha, elena, browser_of):
    """They chose somebody on a page of before."""
    url, desk = first.thread.get_absolute_url(), browser_of(elena)
    with minute(2):
        below = added(first, aicha, DANGER)
        sent = from_page(desk.get(url).text, text=PLAIN, only_for=str(below.voice_id))
        said_in(Thread.objects.get(), elena, DANGER, is_hidden=True)
        assert desk.post(url, sent).status_code == 303
    assert standing(said(PLAIN)) == Standing.LOOKED_AT and PLAIN not in texts_of(aicha)
