"""What the team decides about a post, and how it is told, as a page."""

import pytest
from django.test import Client

from entrepairs.community.actions.removing import remove_post
from entrepairs.community.models import Post
from entrepairs.community.models.thread import Standing
from entrepairs.community.tests.talking import TEXT, begun, circle_of, said_in
from entrepairs.safety import subjects
from entrepairs.safety.actions.decisions import Ruling, decide, lift_decision
from entrepairs.safety.models import Look, Measure
from entrepairs.safety.tests.watched import taken, watching

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread(house, elena, bruno):
    return begun(circle_of(house, elena), bruno)


@pytest.fixture
def watch(driss, elena):
    watching(driss, by=elena)
    return driss


def read(thread, browser=None):
    answer = (browser or Client()).get(thread.get_absolute_url())
    return answer.status_code, answer.content.decode()


def decided(post, measure, by, **more):
    """Taken at the desk, then decided."""
    for look in Look.objects.open().filter(object_id=post.pk):
        taken(look, by=by)
    return decide("post", post.pk, Ruling(measure, "autre", "Un numéro y était.", **more), by=by)


@pytest.mark.parametrize("measure", [Measure.LIMIT, Measure.REMOVE])
def test_a_post_set_aside_stays_with_its_author_who_reads_why(thread, aicha, watch, farid, browser_of, measure):
    post = said_in(thread, aicha, "à écarter")
    decision = decided(post, measure, watch)

    assert "à écarter" not in read(thread)[1] and "à écarter" not in read(thread, browser_of(farid))[1]
    mine = read(thread, browser_of(aicha))[1]
    assert "à écarter" in mine and "Un numéro y était." in mine
    lift_decision(decision, "C’était à tort.", by=watch)
    assert "à écarter" in read(thread)[1]


def test_a_thread_goes_and_comes_back_with_its_first_post(thread, watch):
    decision = decided(thread.posts.get(), Measure.LIMIT, watch)
    assert read(thread)[0] == 404
    lift_decision(decision, "C’était à tort.", by=watch)
    assert TEXT in read(thread)[1]


def test_under_an_alias_the_reasons_are_read_with_the_post(thread, aicha, watch, browser_of):
    post = said_in(thread, aicha, "à écarter", is_hidden=True)
    assert decided(post, Measure.LIMIT, watch).author is None

    assert "Un numéro y était." in read(thread, browser_of(aicha))[1]


def test_a_note_and_a_blur_are_shown_with_the_post(thread, aicha, watch):
    post = said_in(thread, aicha, "un peu dur")
    decided(post, Measure.NOTE, watch, public_note="Le 3114 répond jour et nuit.")
    assert "Le 3114 répond jour et nuit." in read(thread)[1]
    decided(post, Measure.BLUR, watch)
    assert "L’équipe a flouté ce message" in read(thread)[1]


def test_what_its_author_erased_stays_erased(thread, aicha, bruno):
    post = said_in(thread, aicha, "je le retire")
    remove_post(post, by=aicha)

    subjects.of("post").apply(post, Measure.LEAVE, None)

    assert Post.objects.get(pk=post.pk).standing == Standing.REMOVED


def test_what_others_wrote_can_be_told_to_the_team_and_one_s_own_cannot(thread, bruno, browser_of):
    assert f"/signaler/post/{thread.posts.get().pk}/" in read(thread)[1]
    assert "/signaler/" not in read(thread, browser_of(bruno))[1]


def test_the_beginning_of_an_answered_thread_is_decided_knowing_what_goes_with_it(thread, aicha, watch, desk):
    first, said = thread.posts.get(), "C’est le début du fil"

    def page(post):
        look = Look.objects.open().get(object_id=post.pk)
        return desk(watch).get(f"/veille/{taken(look, by=watch).pk}/decision/").content.decode()

    assert said not in page(first)
    other = said_in(thread, aicha)
    assert said in page(first) and said not in page(other)
