"""Who makes a pause, or has put something aside, is neither told of it nor asked to answer it."""

import pytest

from entrepairs.community.actions.aside import follow_thread, mute_author, mute_circle, put_words_aside, rest
from entrepairs.community.actions.guests import invite_guest
from entrepairs.community.actions.welcoming import say_welcome, take_welcome
from entrepairs.community.models import Circle, Welcome
from entrepairs.community.tasks import tell_followers
from entrepairs.community.tests.talking import begun, circle_of, said_in, words
from entrepairs.community.tests.waiting import WORDS, answering, unanswered
from entrepairs.core.rules import Refused
from entrepairs.people.models import Notice
from entrepairs.safety.actions.asking import ask_two
from entrepairs.safety.models import Asking
from entrepairs.safety.tests.watched import taken, watching

pytestmark = pytest.mark.django_db
LIVED = "depression"


@pytest.fixture
def thread(circle, bruno):
    return begun(circle, bruno, WORDS)


@pytest.fixture
def look(thread, driss, elena):
    watching(driss, by=elena)
    return taken(unanswered(thread), by=driss)


@pytest.mark.parametrize("why", ["pause", "circle", "person", "word"])
def test_who_wants_to_hear_nothing_of_it_is_not_drawn_and_somebody_else_is(
    look, thread, circle, driss, aicha, farid, why
):
    for someone in (aicha, farid):
        answering(someone, LIVED)
    acts = {
        "pause": lambda: rest(7, by=farid),
        "circle": lambda: mute_circle(circle, by=farid),
        "person": lambda: mute_author(thread.posts.get(), by=farid),
        "word": lambda: put_words_aside(("matins",), by=farid),
    }
    acts[why]()

    ask_two(look, LIVED, by=driss)

    assert [asking.person for asking in Asking.objects.all()] == [aicha]
    assert not Notice.objects.filter(person=farid).exists()


def test_when_all_of_them_rest_nobody_is_asked_and_a_pause_that_is_over_counts_no_more(look, driss, farid):
    answering(farid, LIVED)
    rest(7, by=farid)
    with pytest.raises(Refused, match="Personne ne peut"):
        ask_two(look, LIVED, by=driss)

    rest(0, by=farid)
    ask_two(look, LIVED, by=driss)

    assert Asking.objects.get().person == farid


def test_who_put_aside_someone_is_drawn_all_the_same_under_an_alias(circle, bruno, farid, driss, elena):
    """Or being drawn, or not, would say whose it is."""
    watching(driss, by=elena)
    mute_author(begun(circle, bruno).posts.get(), by=farid)
    answering(farid, LIVED)

    ask_two(taken(unanswered(begun(circle, bruno, WORDS, is_hidden=True)), by=driss), LIVED, by=driss)

    assert Asking.objects.get().person == farid


def test_a_word_of_welcome_waits_without_a_notice(circle, bruno, elena, browser_of):
    begun(circle, bruno)
    welcome = Welcome.objects.get(person=bruno)
    rest(7, by=bruno)
    take_welcome(welcome, by=elena)

    say_welcome(welcome, words(circle, elena, "Bonjour Bruno."), by=elena)

    assert not Notice.objects.filter(person=bruno).exists()
    assert welcome.get_absolute_url() in browser_of(bruno).get("/mes-mots/").content.decode()


def test_an_invitation_waits_without_a_notice(house, elena, bruno, browser_of):
    rest(7, by=bruno)

    invite_guest(circle_of(house, elena, readers=Circle.Readers.INVITED), bruno, by=elena)

    assert not Notice.objects.filter(person=bruno).exists()
    assert "Un cercle vous invite" in browser_of(bruno).get("/cercles/").content.decode()


def test_an_answer_that_holds_a_word_put_aside_is_not_told_the_next_one_is(thread, aicha, farid):
    follow_thread(thread, by=farid)
    put_words_aside(("suicide",), by=farid)
    said_in(thread, aicha, "Je pense au **suicide** de mon frère.")
    tell_followers.call()
    assert not Notice.objects.filter(person=farid).exists()

    said_in(thread, aicha, "Je lis.")
    tell_followers.call()

    assert Notice.objects.get(person=farid).kind == "circle_followed"
