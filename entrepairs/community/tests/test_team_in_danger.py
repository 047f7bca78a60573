"""One of the team in danger, in a circle of theirs, speaks to the team alone, and still answers others."""

import pytest

from entrepairs.community.actions.removing import remove_post
from entrepairs.community.actions.writing import edit_post
from entrepairs.community.models import Post, Thread
from entrepairs.community.models.thread import Standing
from entrepairs.community.rules.keeping import may_show
from entrepairs.community.rules.writing import is_in_danger
from entrepairs.community.tests.begins import added, ended, fresh, minute, read, texts_of
from entrepairs.community.tests.looked_at import standing
from entrepairs.community.tests.talking import DANGER, begun, form, said_in
from entrepairs.core.rules import Refused
from entrepairs.safety.actions.decisions import hold_back
from entrepairs.safety.models import Look
from entrepairs.structures.actions.roles import end_role
from entrepairs.structures.models import Role

pytestmark = pytest.mark.django_db
WORD = "Je suis chez ma sœur."


@pytest.mark.parametrize("apart", [False, True])
def test_they_speak_to_the_team_and_no_reading_shows_it(first, bruno, aicha, elena, farid, watch, browser_of, apart):
    with minute(1):
        added(first, aicha, DANGER)
        said_in(Thread.objects.get(), elena, DANGER)
        if apart:
            edit_post(fresh(first), DANGER, by=bruno)
    with minute(2):
        url, desk = first.thread.get_absolute_url(), browser_of(elena)
        shown = desk.get(url).text
        assert shown.index("Vous et l’équipe") < shown.index("Aïcha et l’équipe")
        assert ("Tout le monde ici, une fois lu par l’équipe" in shown) is not apart
        sent = form(first.thread.circle, elena, text=WORD, only_for="equipe")
        assert [desk.post(url, sent).status_code for _twice in (1, 2)] == [303, 303]
        post = Post.objects.latest("written_at")
        read(post, watch[0])
        assert "Vous et l’équipe lisez ce message" in desk.get(url).text
    assert post.text == WORD and WORD in texts_of(elena)
    assert not any(WORD in texts_of(one) for one in (bruno, aicha, farid))


@pytest.mark.parametrize("apart", [False, True])
def test_under_an_alias_they_are_as_anybody_to_the_team(first, noa, bruno, aicha, elena, farid, browser_of, apart):
    """The same page, the same words above theirs, whoever of the team reads."""
    with minute(1):
        added(first, aicha, DANGER)
        for one in (elena, farid):
            said_in(Thread.objects.get(), one, DANGER, is_hidden=True)
        if apart:
            edit_post(fresh(first), DANGER, by=bruno)
    said = []
    for n, one in enumerate((elena, farid), 2):
        with minute(n):
            url, desk = first.thread.get_absolute_url(), browser_of(one)
            assert "Qui lira" not in desk.get(url).text
            assert desk.post(url, form(first.thread.circle, one, text=f"Un vase {n}.")).status_code == 303
            post = Post.objects.latest("written_at")
            page = browser_of(noa).get(url).text.split(f'id="message-{post.pk}"')[1].split("</article>")[0]
        said.append(("Seules la personne qui a écrit et l’équipe" in page, "et l’équipe lisent" in page))
    assert said == [(True, False), (True, False)]


def test_under_an_alias_they_answer_all_when_they_are_well(first, bruno, elena, browser_of):
    with minute(1):
        said_in(Thread.objects.get(), elena, "Un vase.", is_hidden=True)
        added(first, bruno, DANGER)
        shown = browser_of(elena).get(first.thread.get_absolute_url()).text
    assert "Tout le monde ici" in shown and "et l’équipe</" not in shown.split('id="repondre"')[1]


@pytest.mark.parametrize("opens", [False, True])
def test_what_they_chose_is_not_for_all_once_they_have_left_the_team(circle, house, elena, aicha, farid, watch, opens):
    with minute(0):
        post = begun(circle, elena if opens else aicha, "Le chat dort.").posts.get()
        danger = added(post, elena, DANGER)
        ended(danger, watch, Look.Outcome.READ)
        end_role(Role.objects.get(person=elena, structure=house), by=elena)
        with pytest.raises(Refused, match="D’autres lisent"):
            said_in(Thread.objects.get(), elena, WORD, only_for="equipe")


def test_what_they_say_to_all_beside_it_waits_until_it_is_over(first, elena, farid, watch):
    with minute(1):
        told = said_in(Thread.objects.get(), elena, DANGER, only_for="equipe")
    with minute(2):
        more = added(first, elena, WORD)
        read(more, watch[0])
        ended(told, watch)
    assert standing(more) == Standing.LOOKED_AT and WORD not in texts_of(farid)


@pytest.mark.parametrize("how", ["told", "erased", "numbers"])
def test_however_it_is_hidden_they_choose_whom_they_answer(first, bruno, elena, browser_of, how):
    with minute(1):
        calm = added(first, elena, "Un vase.")
        danger = said_in(Thread.objects.get(), elena, DANGER, only_for="equipe" if how == "told" else "")
        if how != "told":
            remove_post(danger, by=elena) if how == "erased" else hold_back("post", danger.pk)
        edit_post(fresh(first), DANGER, by=bruno)
    with minute(2):
        url, desk = first.thread.get_absolute_url(), browser_of(elena)
        shown = desk.get(url).text
        assert "Bruno et l’équipe" in shown and "Vous et l’équipe" in shown and "reste entre" not in shown
        edit_post(fresh(calm), WORD, by=elena)
    assert WORD not in texts_of(bruno)


def test_another_of_the_team_answers_them_alone(first, noa, elena, farid, browser_of):
    with minute(1):
        told = said_in(Thread.objects.get(), elena, DANGER, only_for="equipe")
        url, desk = first.thread.get_absolute_url(), browser_of(noa)
        assert "Elena et l’équipe</" in desk.get(url).text.split('id="repondre"')[1]
        desk.post(url, form(first.thread.circle, noa, text="Tu es où ?", only_for=str(told.voice_id)))
    assert "Tu es où ?" in texts_of(elena) and "Tu es où ?" not in texts_of(farid)


@pytest.mark.parametrize("apart", [False, True])
def test_what_they_chose_stays_in_a_form_that_comes_back(first, bruno, aicha, elena, farid, watch, browser_of, apart):
    """Nobody is in danger any more when it is sent, without its words."""
    with minute(1):
        dangers = [added(first, one, DANGER) for one in (aicha, elena)]
        if apart:
            edit_post(fresh(first), DANGER, by=bruno)
        for one in dangers:
            ended(one, watch, Look.Outcome.READ)
    with minute(2):
        url, desk = first.thread.get_absolute_url(), browser_of(elena)
        back = desk.post(url, form(first.thread.circle, elena, text="", only_for="equipe"))
        assert ("Quelqu’un a écrit ici" in back.text) is apart
        assert back.status_code == 422 and "Vous et l’équipe" in back.text and " checked" in back.text
        desk.post(url, form(first.thread.circle, elena, text=WORD, only_for="equipe"))
    assert WORD in texts_of(elena) and not any(WORD in texts_of(one) for one in (bruno, aicha, farid))


def test_what_they_chose_stays_though_it_is_over_meanwhile(first, aicha, elena, farid, watch, browser_of):
    with minute(1):
        added(first, aicha, DANGER)
        ended(said_in(Thread.objects.get(), elena, DANGER), watch)
        url, desk = first.thread.get_absolute_url(), browser_of(elena)
        assert "Vous et l’équipe" not in desk.get(url).text
        assert desk.post(url, form(first.thread.circle, elena, text=WORD, only_for="equipe")).status_code == 303
    assert WORD in texts_of(elena) and not any(WORD in texts_of(one) for one in (aicha, farid))


def test_though_others_read_the_thread_since(circle, elena, farid, watch):
    with minute(0):
        first = begun(circle, elena, DANGER).posts.get()
        ended(first, watch, Look.Outcome.READ)
        more = said_in(Thread.objects.get(), elena, WORD, only_for="equipe")
        read(more, watch[0])
    assert WORD not in texts_of(farid)


def test_a_danger_that_they_tell_it_is_one(first, elena, bruno, driss):
    with minute(1):
        more = said_in(Thread.objects.get(), elena, DANGER, only_for="equipe")
    assert Look.objects.open().get(object_id=more.pk).is_red
    assert is_in_danger(elena, Thread.objects.select_related("circle__data_key").get())
    assert standing(added(first, elena, WORD)) == Standing.LOOKED_AT


def test_nobody_else_speaks_to_the_team_so(first, farid):
    with pytest.raises(Refused):
        said_in(Thread.objects.get(), farid, WORD, only_for="equipe")
    said_in(Thread.objects.get(), farid, DANGER)
    more = said_in(Thread.objects.get(), farid, WORD, only_for="equipe")
    assert more.only_for is None and more.standing == Standing.LOOKED_AT


def test_who_has_left_the_team_sends_it_twice(first, elena, house, browser_of):
    """It has left once, for the team that looks at it: not for other people than they asked."""
    with minute(1):
        said_in(Thread.objects.get(), elena, DANGER)
        end_role(Role.objects.get(person=elena, structure=house), by=elena)
        url, sent = first.thread.get_absolute_url(), form(first.thread.circle, elena, text=WORD, only_for="equipe")
        desk = browser_of(elena)
        assert [desk.post(url, sent).status_code for _time in range(2)] == [303, 303]
    assert [post.standing for post in Post.objects.all() if post.text == WORD] == [Standing.LOOKED_AT]


def test_in_danger_they_still_answer_who_opened_it(first, bruno, elena, browser_of):
    with minute(1):
        added(first, elena, DANGER)
        edit_post(fresh(first), DANGER, by=bruno)
    with minute(2):
        url, desk = first.thread.get_absolute_url(), browser_of(elena)
        assert "Bruno et l’équipe" in desk.get(url).text and "reste entre cette personne" not in desk.get(url).text
        desk.post(url, form(first.thread.circle, elena, text="Je suis là.", only_for=str(first.voice_id)))
    assert "Je suis là." in texts_of(bruno)


def test_what_waits_and_somebody_took_for_a_danger_is_for_two(first, aicha, elena, watch):
    """Whoever keeps the circle does not show it alone either."""
    with minute(1):
        more = added(first, aicha, DANGER)
        Post.objects.filter(pk=more.pk).update(standing=Standing.HELD)
    assert not may_show(elena, Post.objects.select_related("voice", "thread__circle").get(pk=more.pk))
