"""What is not shown is not told either: neither that an answer waits, nor what stood above a beginning set apart."""

import pytest

from entrepairs.community.actions.writing import edit_post
from entrepairs.community.models import Circle, Post, Thread
from entrepairs.community.models.thread import Standing
from entrepairs.community.tests.talking import DANGER, begun, said_in
from entrepairs.community.written import Titles

pytestmark = pytest.mark.django_db


def main(response):
    return response.content.decode().split("<main")[1].split("</main")[0]


@pytest.fixture
def waited_on(circle, aicha, bruno):
    """Aïcha’s first post; Bruno’s answer waits for the team."""
    thread = begun(circle, aicha)
    Circle.objects.update(first_are_held=True)
    said_in(Thread.objects.get(), bruno)
    return Post.objects.select_related("thread__circle__data_key", "voice").get(thread=thread, begins=True)


def test_an_answer_that_waits_is_not_told_to_who_opened(waited_on, aicha, browser_of):
    assert "d’autres y ont écrit" not in main(browser_of(aicha).get(f"/mes-mots/{waited_on.pk}/"))

    edit_post(waited_on, "Autre chose", by=aicha, titles=Titles("Un autre titre", ""))

    assert Thread.objects.select_related("circle__data_key").get().title == "Un autre titre"


def test_an_answer_that_is_shown_is_told(waited_on, aicha, browser_of):
    Post.objects.filter(begins=False).update(standing=Standing.SHOWN)

    assert "d’autres y ont écrit" in main(browser_of(aicha).get(f"/mes-mots/{waited_on.pk}/"))


def test_an_answer_that_waits_does_not_keep_a_danger_before_everybody(waited_on, aicha, farid):
    edit_post(waited_on, DANGER, by=aicha)

    assert Thread.objects.get().standing == Standing.LOOKED_AT and not Thread.objects.visible_to(farid).exists()
