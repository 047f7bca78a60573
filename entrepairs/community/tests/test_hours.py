"""The hours of a circle: what is closed at night is closed to other words too."""

import pytest

from entrepairs.community.actions.removing import remove_post
from entrepairs.community.actions.writing import edit_post
from entrepairs.community.models import Circle, Post
from entrepairs.community.models.thread import Standing
from entrepairs.community.tests.talking import NIGHT, NOON, TEXT, begun, circle_of
from entrepairs.core.clock import at
from entrepairs.core.rules import Refused

pytestmark = pytest.mark.django_db
CLOSED = Circle.OutOfHours.CLOSED


@pytest.fixture
def post(house, elena, bruno):
    with at(NOON):
        return begun(circle_of(house, elena, out_of_hours=CLOSED), bruno).posts.get()


def test_no_other_text_slips_in_at_night_and_one_s_own_words_can_still_go(post, bruno):
    with at(NIGHT):
        with pytest.raises(Refused, match="9\u00a0h – 21\u00a0h"):
            edit_post(post, "un tout autre texte", by=bruno)
        remove_post(post, by=bruno)

    assert Post.objects.get().standing == Standing.REMOVED


def test_the_team_changes_its_words_at_any_hour(house, elena):
    with at(NIGHT):
        post = begun(circle_of(house, elena, out_of_hours=CLOSED), elena).posts.get()
        assert edit_post(post, "autrement", by=elena).edited_at


def test_what_was_typed_too_late_stays_on_the_page(post, bruno, browser_of):
    where = f"/mes-mots/{post.pk}/"
    with at(NIGHT):
        browser = browser_of(bruno)
        before = browser.get(where).content.decode()
        late = browser.post(where, {"text": "une lampe sur la table"})

    assert "<textarea" not in before and "9\u00a0h – 21\u00a0h" in before and "/retrait/" in before
    page = late.content.decode()
    assert late.status_code == 422 and "une lampe sur la table" in page and "9\u00a0h – 21\u00a0h" in page
    assert Post.objects.select_related("thread__circle__data_key").get().text == TEXT
