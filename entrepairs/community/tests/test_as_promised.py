"""What is sent from a page is read by those it named, whatever the thread has become meanwhile, and by nobody else."""

import pytest

from entrepairs.community.actions.writing import edit_post
from entrepairs.community.models import Circle, Post, Thread, Welcome
from entrepairs.community.models.thread import Standing
from entrepairs.community.tests.begins import REMOVE, added, ended, fresh, minute, read, texts_of
from entrepairs.community.tests.form_again import from_page
from entrepairs.community.tests.looked_at import look_at_it, standing
from entrepairs.community.tests.talking import DANGER, begun, said_in
from entrepairs.community.tests.test_form_again import NUMBER, PLAIN, READ, TOLD, until_it_leaves
from entrepairs.safety.actions.blocks import block
from entrepairs.safety.actions.decisions import decide, lift_decision
from entrepairs.safety.models import Decision
from entrepairs.structures.actions.roles import accept_role, give_role
from entrepairs.structures.models import Role

pytestmark = pytest.mark.django_db
ALL_READ, LATER_READ = "Tout le monde pourra le lire", "D’autres le liront peut-être plus tard"


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
    assert (ALL_READ in page) is (who == "for all") and (LATER_READ in page) is ("danger" in who)
    assert ("Peu de personnes liront" in page) is (who == "for one of them")


def test_an_alias_in_danger_is_not_asked_to_choose_where_nothing_is_offered(first, aicha, elena, browser_of):
    """They chose somebody on a page of before."""
    url, desk = first.thread.get_absolute_url(), browser_of(elena)
    with minute(2):
        below = added(first, aicha, DANGER)
        sent = from_page(desk.get(url).text, text=PLAIN, only_for=str(below.voice_id))
        said_in(Thread.objects.get(), elena, DANGER, is_hidden=True)
        assert desk.post(url, sent).status_code == 303
    assert standing(said(PLAIN)) == Standing.LOOKED_AT and PLAIN not in texts_of(aicha)


@pytest.mark.parametrize("apart", ["danger", "aside"])
def test_the_team_answers_who_opened_it_once_it_asks_for_no_alias(first, bruno, elena, farid, watch, browser_of, apart):
    """Where others do not read, nobody takes one."""
    url, desk = first.thread.get_absolute_url(), browser_of(elena)
    with minute(2):
        sent = from_page(desk.get(url).text, text=PLAIN, is_hidden="on", accepts="on")
        edit_post(fresh(first), DANGER, by=bruno) if apart == "danger" else set_aside(first, watch)
        page = desk.post(url, sent).text
        assert "seule l’équipe peut répondre" in page
        sent = from_page(page, text=PLAIN, accepts="on")
        del sent["is_hidden"]
        assert desk.post(url, sent).status_code == 303
    assert PLAIN in texts_of(bruno) and PLAIN not in texts_of(farid)


@pytest.mark.parametrize("how", ["it is over", "all are chosen"])
def test_a_number_that_few_would_read_is_told_of_again_when_all_do(first, aicha, elena, farid, watch, browser_of, how):
    by = aicha if how == "it is over" else elena
    url, desk = first.thread.get_absolute_url(), browser_of(by)
    with minute(2):
        danger = added(first, aicha, DANGER)
        chosen = {} if by == aicha else {"only_for": str(danger.voice_id)}
        page = desk.post(url, from_page(desk.get(url).text, text=NUMBER, accepts="on", **chosen)).text
        assert (LATER_READ if by == aicha else "Peu de personnes liront") in page and ALL_READ not in page
        if by == aicha:
            ended(danger, watch, READ)
        sent = from_page(page, text=NUMBER, accepts="on")
        pages = until_it_leaves(desk, url, sent if by == aicha else sent | {"only_for": "tous"}, NUMBER)
    assert [page.count(ALL_READ) for page in pages] == ([0, 1] if by == aicha else [1])
    assert NUMBER in texts_of(farid)


@pytest.mark.parametrize("to", ["tous", "Bruno", "Aïcha", "equipe", "lu"])
def test_only_what_the_newcomer_reads_welcomes_them(first, bruno, aicha, elena, watch, to):
    with minute(2):
        keys = {"Bruno": str(first.voice_id), "Aïcha": str(added(first, aicha, DANGER).voice_id)}
        said_in(Thread.objects.get(), elena, PLAIN, only_for=keys.get(to, to))
        welcome = Welcome.objects.get(person=bruno)
        assert (welcome.said_at is not None) is (PLAIN in texts_of(bruno)) is (to in ("tous", "Bruno"))
        if to == "lu":
            read(said(PLAIN), watch[0])
            assert Welcome.objects.get(person=bruno).said_at and PLAIN in texts_of(bruno)


@pytest.mark.parametrize("opens", [False, True])
@pytest.mark.parametrize("is_over", [False, True])
def test_a_number_for_all_once_read_leaves_in_danger_too(
    circle, bruno, aicha, elena, watch, browser_of, opens, is_over
):
    with minute(0):
        first = begun(circle, elena if opens else bruno, "Le chat dort.").posts.get()
    url, desk = first.thread.get_absolute_url(), browser_of(elena)
    with minute(2):
        added(first, aicha, DANGER)
        danger = added(first, elena, DANGER)
        page = desk.post(url, from_page(desk.get(url).text, text=NUMBER, only_for="lu")).text
        assert ALL_READ in page
        if is_over:
            ended(danger, watch, READ)
        assert desk.post(url, from_page(page, text=NUMBER)).status_code == 303
    assert standing(said(NUMBER)) == (Standing.HELD if is_over else Standing.LOOKED_AT)


@pytest.mark.parametrize("how", ["opens", "blocked", "danger"])
def test_what_is_shown_late_welcomes_nobody_who_is_not_answered(house, bruno, aicha, elena, farid, first, watch, how):
    with minute(2):
        if how == "opens":
            Circle.objects.update(first_are_held=True)
            late = begun(Circle.objects.get(), farid, "Un vase.").posts.get()
            accept_role(give_role(house, farid, Role.Name.FACILITATOR, by=elena), by=farid)
            read(late, watch[0])
        elif how == "blocked":
            added(first, aicha, DANGER)
            late = said_in(Thread.objects.get(), elena, PLAIN, only_for="lu")
            block(elena, by=bruno)
            read(late, watch[0])
        else:
            ended(added(first, elena, DANGER), watch, READ)
    assert Welcome.objects.get(person=farid if how == "opens" else bruno).said_at is None
