"""One of the team in danger, in a circle of theirs, speaks to the team alone, and still answers others."""

import pytest

from entrepairs.community.actions.writing import edit_post
from entrepairs.community.models import Post, Thread
from entrepairs.community.models.thread import Standing
from entrepairs.community.rules.keeping import may_show
from entrepairs.community.rules.writing import is_in_danger
from entrepairs.community.tests.begins import added, ended, fresh, minute, read, texts_of
from entrepairs.community.tests.looked_at import standing
from entrepairs.community.tests.talking import DANGER, begun, form, said_in
from entrepairs.safety.models import Look

pytestmark = pytest.mark.django_db
WORD = "Je suis chez ma sœur."


@pytest.mark.parametrize("hidden", [False, True])
@pytest.mark.parametrize("apart", [False, True])
def test_they_speak_to_the_team_and_no_reading_shows_it(
    first, bruno, aicha, elena, farid, watch, browser_of, hidden, apart
):
    with minute(1):
        added(first, aicha, DANGER)
        said_in(Thread.objects.get(), elena, DANGER, is_hidden=hidden)
        if apart:
            edit_post(fresh(first), DANGER, by=bruno)
    with minute(2):
        url, desk = first.thread.get_absolute_url(), browser_of(elena)
        shown = desk.get(url).text
        if not (hidden and apart):
            assert shown.index("Vous et l’équipe") < shown.index("Aïcha et l’équipe")
        desk.post(url, form(first.thread.circle, elena, text=WORD, only_for="equipe"))
        post = Post.objects.latest("written_at")
        read(post, watch[0])
        assert "Vous et l’équipe lisez ce message" in desk.get(url).text
    assert post.text == WORD and WORD in texts_of(elena)
    assert not any(WORD in texts_of(one) for one in (bruno, aicha, farid))


def test_though_others_read_the_thread_since(circle, elena, farid, watch):
    with minute(0):
        first = begun(circle, elena, DANGER).posts.get()
        ended(first, watch, Look.Outcome.READ)
        more = said_in(Thread.objects.get(), elena, WORD, only_for="equipe", is_for_few=True)
        read(more, watch[0])
    assert WORD not in texts_of(farid)


def test_a_danger_that_they_tell_it_is_one(first, elena, bruno, driss):
    with minute(1):
        more = said_in(Thread.objects.get(), elena, DANGER, only_for="equipe")
    assert Look.objects.open().get(object_id=more.pk).is_red
    assert is_in_danger(elena, Thread.objects.select_related("circle__data_key").get())
    assert standing(added(first, elena, WORD)) == Standing.LOOKED_AT


def test_nobody_else_speaks_to_the_team_so(first, farid):
    more = said_in(Thread.objects.get(), farid, DANGER, only_for="equipe")
    assert more.only_for is None and more.standing == Standing.LOOKED_AT


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
