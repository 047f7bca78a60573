"""Words that one changes are read by those whom the page of the change named."""

import pytest

from entrepairs.community.actions.writing import edit_post
from entrepairs.community.models import Circle, Post, Thread
from entrepairs.community.models.thread import Standing
from entrepairs.community.tests.begins import added, ended, fresh, minute, read, texts_of
from entrepairs.community.tests.form_again import from_page
from entrepairs.community.tests.looked_at import standing
from entrepairs.community.tests.talking import DANGER, begun, said_in
from entrepairs.community.tests.test_as_promised import ALL_READ, LATER_READ, set_aside
from entrepairs.community.tests.test_form_again import NUMBER, PLAIN, READ, TOLD

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("typed", [PLAIN, NUMBER])
@pytest.mark.parametrize("opens", [False, True])
def test_who_changes_words_that_others_did_not_read_is_told_that_they_do(
    circle, bruno, aicha, farid, watch, browser_of, opens, typed
):
    with minute(0):
        first = begun(circle, bruno, DANGER if opens else "Le chat dort.").posts.get()
    with minute(1):
        by = bruno if opens else aicha
        danger = first if opens else added(first, by, DANGER)
        more, desk = added(first, by, "Un vase."), browser_of(by)
        page = desk.get(f"/mes-mots/{more.pk}/").text
        assert "les autres ne lisent pas ce message" in page and 'name="only_for" value="peu"' in page
        ended(danger, watch, READ)
        read(more, watch[0])
        sent = {"text": typed, "only_for": "peu"}
        page = desk.post(f"/mes-mots/{more.pk}/", sent).text
        assert TOLD in page and typed in page and "only_for" not in page and typed not in texts_of(farid)
        assert desk.post(f"/mes-mots/{more.pk}/", {"text": typed, "heard": "on"}).status_code == 303
    assert typed in texts_of(farid)


def test_words_changed_where_a_beginning_waits_are_read_again(circle, bruno, farid, watch):
    Circle.objects.update(first_are_held=True)
    with minute(0):
        thread = begun(Circle.objects.get(), bruno, "Le chat dort.")
    with minute(1):
        more = said_in(thread, bruno, "Merci.")
        read(more, watch[0])
        Circle.objects.update(first_are_held=False)
        edit_post(fresh(more), PLAIN, by=bruno)
        read(thread.posts.get(begins=True), watch[0])
        assert standing(more) == Standing.HELD and PLAIN not in texts_of(farid)


@pytest.mark.parametrize("typed", [PLAIN, DANGER])
def test_nobody_in_danger_is_told_that_others_read_what_they_change(first, aicha, farid, watch, browser_of, typed):
    """They will not."""
    with minute(2):
        danger = added(first, aicha, DANGER)
        more, desk = added(first, aicha, "Un vase."), browser_of(aicha)
        ended(danger, watch, READ)
        read(more, watch[0])
        if typed == PLAIN:
            added(first, aicha, f"{DANGER} Vraiment.")
        page = desk.post(f"/mes-mots/{more.pk}/", {"text": f"{typed} 06 12 34 56 78.", "only_for": "peu"}).text
        assert TOLD not in page and 'name="only_for" value="peu"' in page and ALL_READ not in page
        assert "les autres ne lisent pas ce message" not in page, "they read what it was"
        sent = {"text": typed, "only_for": "peu", "heard": "peu"}
        assert desk.post(f"/mes-mots/{more.pk}/", sent).status_code == 303
    assert standing(more) == Standing.LOOKED_AT


def test_words_that_wait_once_changed_are_read_again_too_by_who_was_promised_few(first, aicha, watch, browser_of):
    with minute(2):
        danger = added(first, aicha, DANGER)
        more, desk = added(first, aicha, "Un vase."), browser_of(aicha)
        ended(danger, watch, READ)
        read(more, watch[0])
        Circle.objects.update(first_are_held=True)
        Post.objects.filter(pk=danger.pk).delete()
        page = desk.post(f"/mes-mots/{more.pk}/", {"text": PLAIN, "only_for": "peu"}).text
    assert TOLD in page and "les autres ne lisent pas" not in page


@pytest.mark.parametrize("to", ["Aïcha", "Bruno", "all, then hidden"])
def test_a_number_that_the_team_says_to_one_person_is_for_them(first, bruno, aicha, elena, watch, browser_of, to):
    with minute(2):
        keys = {"Bruno": str(first.voice_id), "Aïcha": str(added(first, aicha, DANGER).voice_id)}
        told = said_in(Thread.objects.get(), elena, PLAIN, only_for=keys.get(to, "tous"))
        if to not in keys:
            set_aside(first, watch)
        desk, url = browser_of(elena), f"/mes-mots/{told.pk}/"
        sent = {"text": NUMBER, "only_for": "ouvre"}
        assert 'name="only_for" value="ouvre"' in desk.get(url).text
        page = desk.post(url, sent).text
        assert "Peu de personnes liront" in page and LATER_READ not in page
        assert desk.post(url, sent | {"heard": "peu"}).status_code == 303
    assert NUMBER in texts_of(aicha if to == "Aïcha" else bruno)


@pytest.mark.parametrize("is_changed", [False, True])
def test_nobody_who_speaks_of_a_danger_takes_out_the_number_to_call(first, aicha, browser_of, is_changed):
    """Others will not read it; once the danger is out, it is told of again."""
    with minute(2):
        desk, url = browser_of(aicha), first.thread.get_absolute_url()
        if is_changed:
            url = f"/mes-mots/{added(first, aicha, 'Un vase.').pk}/"
            sent = {"text": f"{DANGER} {NUMBER}"}
        else:
            sent = from_page(desk.get(url).text, text=f"{DANGER} {NUMBER}", accepts="on")
        page = desk.post(url, sent).text
        assert LATER_READ in page and ALL_READ not in page and 'name="heard" value="peu"' in page
        calmer = desk.post(url, sent | {"text": NUMBER, "heard": "peu"}).text
        assert ALL_READ in calmer and 'name="heard" value="on"' in calmer
        assert desk.post(url, sent | {"heard": "peu"}).status_code == 303
    assert standing(Post.objects.filter(voice__person=aicha).latest("written_at")) == Standing.LOOKED_AT
