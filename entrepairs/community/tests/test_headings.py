"""The title and the note of a thread change with its first post, under the same rules."""

import pytest
from django.test import Client

from entrepairs.community.actions.removing import show_post
from entrepairs.community.actions.writing import edit_post
from entrepairs.community.models import Circle, Post, Thread
from entrepairs.community.models.thread import Standing
from entrepairs.community.tests.talking import DANGER, NIGHT, NOON, TEXT, TITLE, begun, circle_of, said_in
from entrepairs.community.views.searching import answer_to
from entrepairs.community.written import Titles
from entrepairs.core.clock import at
from entrepairs.core.rules import Refused
from entrepairs.safety.models import Look

pytestmark = pytest.mark.django_db
NUMBER = "Mon numéro : 06 12 34 56 78"
CALM = Titles("Un pot de menthe", "parle d’une séparation")


@pytest.fixture
def post(circle, bruno):
    return begun(circle, bruno, title=NUMBER).posts.get()


def above(post):
    thread = Thread.objects.select_related("circle__data_key").get(pk=post.thread_id)
    return thread.title, thread.content_note


def again(post):
    return Post.objects.select_related("thread__circle__data_key").get(pk=post.pk)


def queues(post):
    return list(Look.objects.open().filter(object_id=post.pk).values_list("queue", flat=True))


def test_a_number_leaves_the_title_from_the_page_and_the_trace_stays(post, bruno, browser_of):
    where, browser = f"/mes-mots/{post.pk}/", browser_of(bruno)
    assert NUMBER in browser.get(where).content.decode()

    sent = browser.post(where, {"text": TEXT, "title": CALM.title, "content_note": CALM.content_note})

    page = Client().get(post.thread.get_absolute_url()).content.decode()
    assert sent.status_code == 303 and CALM.title in page and CALM.content_note in page
    assert NUMBER not in page and "modifié" in page
    assert answer_to(None, "menthe", None).found and not answer_to(None, "numéro", None).found


def test_a_title_is_never_emptied_and_a_page_of_before_keeps_it(post, bruno, browser_of):
    where = f"/mes-mots/{post.pk}/"
    assert browser_of(bruno).post(where, {"text": TEXT, "title": "", "content_note": ""}).status_code == 422
    assert browser_of(bruno).post(where, {"text": "autrement"}).status_code == 303

    assert above(post) == (NUMBER, "") and again(post).text == "autrement"


def test_an_answer_has_no_title_to_change(post, aicha, browser_of):
    said = said_in(post.thread, aicha)
    assert 'name="title"' not in browser_of(aicha).get(f"/mes-mots/{said.pk}/").content.decode()
    edit_post(said, "autrement", by=aicha, titles=CALM)
    with pytest.raises(Refused):
        edit_post(post, TEXT, by=aicha, titles=CALM)

    assert above(post) == (NUMBER, "")


def test_another_title_is_read_again(circle, bruno, farid, elena):
    post = begun(circle, bruno).posts.get()
    edit_post(post, TEXT, by=bruno, titles=Titles(NUMBER, ""))
    assert queues(post) == [Look.Queue.YELLOW]

    edit_post(again(post), TEXT, by=bruno, titles=Titles(DANGER, ""))

    assert queues(post) == [Look.Queue.RED] and again(post).standing == Standing.LOOKED_AT
    assert not Thread.objects.visible_to(farid).exists() and above(post)[0] == DANGER


def test_above_the_words_of_others_a_title_never_shows_before_it_is_read(circle, bruno, aicha):
    post = begun(circle, bruno).posts.get()
    said_in(post.thread, aicha, "Je te lis.")

    edit_post(post, TEXT, by=bruno, titles=Titles(DANGER, ""))

    assert queues(post) == [Look.Queue.RED] and above(post)[0] == TITLE
    page = Client().get(post.thread.get_absolute_url()).content.decode()
    assert "Je te lis." in page and DANGER not in page
    Post.objects.filter(pk=post.pk).update(standing=Standing.SHOWN, changed_for="contact")
    with pytest.raises(Refused, match="le titre reste"):
        edit_post(again(post), TEXT, by=bruno, titles=CALM)


def test_a_beginning_set_aside_that_nobody_answered_changes_with_its_title(circle, bruno, aicha):
    """Set aside by numbers, it goes alone. Nobody is told of answers that are not there."""
    post = begun(circle, bruno).posts.get()
    Post.objects.filter(pk=post.pk).update(standing=Standing.SET_ASIDE)

    edit_post(again(post), "Autrement.", by=bruno, titles=CALM)

    assert above(post) == (CALM.title, CALM.content_note)
    assert CALM.title not in Client().get(post.thread.get_absolute_url()).content.decode()
    said_in(post.thread, aicha, "Je te lis.")
    with pytest.raises(Refused, match="d’autres y ont répondu"):
        edit_post(again(post), "Autrement.", by=bruno, titles=Titles(TITLE, ""))


def test_the_team_shows_the_title_that_it_has_read(house, elena, bruno):
    post = begun(circle_of(house, elena, first_are_held=True), bruno).posts.get()
    read = again(post).fingerprint
    edit_post(post, TEXT, by=bruno, titles=CALM)

    with pytest.raises(Refused, match="a changé"):
        show_post(again(post), by=elena, read=read)


def test_a_title_does_not_change_at_night_in_a_closed_circle(house, elena, bruno):
    with at(NOON):
        post = begun(circle_of(house, elena, out_of_hours=Circle.OutOfHours.CLOSED), bruno).posts.get()
    with at(NIGHT), pytest.raises(Refused):
        edit_post(post, TEXT, by=bruno, titles=CALM)
