"""What the watch sees of the picture of a message: the one that is there, never another taken for it."""

import pytest

from entrepairs.community.actions.removing import show_post
from entrepairs.community.actions.writing import edit_post
from entrepairs.community.models.thread import Standing
from entrepairs.community.pictures import drawn_again
from entrepairs.community.tests.talking import begun, circle_of
from entrepairs.community.tests.test_pictures import ALT, photo
from entrepairs.community.written import Shown
from entrepairs.core.rules import Refused
from entrepairs.safety.actions.watching import finish_look
from entrepairs.safety.models import Look
from entrepairs.safety.seen import seen_of
from entrepairs.safety.tests.watched import taken, watching

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(house, elena, bruno, driss):
    """It waits to be read."""
    watching(driss, by=elena)
    return begun(circle_of(house, elena, first_are_held=True), bruno, picture=drawn(), alt=ALT).posts.get()


def drawn():
    return drawn_again(photo((30, 20), located=False))


def look_of(post, by):
    return taken(Look.objects.open().get(object_id=post.pk), by=by)


def test_another_picture_under_the_same_words_is_to_be_read_first(post, bruno, driss, elena):
    look = look_of(post, driss)
    read, read_in_place = seen_of(look).fingerprint, post.fingerprint
    edit_post(post, post.text, by=bruno, shown=Shown(drawn(), ALT, is_blurred=False))

    with pytest.raises(Refused):
        finish_look(look, Look.Outcome.READ, by=driss, read=read)
    with pytest.raises(Refused):
        show_post(post, by=elena, read=read_in_place)

    finish_look(look, Look.Outcome.READ, by=driss, read=seen_of(look).fingerprint)
    post.refresh_from_db()
    assert post.standing == Standing.SHOWN


def test_other_words_for_the_same_picture_are_to_be_read_first_by_the_team_too(post, bruno, elena):
    read = post.fingerprint
    edit_post(post, post.text, by=bruno, shown=Shown(None, "un chien", is_blurred=False))

    with pytest.raises(Refused):
        show_post(post, by=elena, read=read)
