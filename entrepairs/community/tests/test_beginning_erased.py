"""Whoever erases the beginning of a thread that is looked at keeps the thread, as long as something is left there; what
is shown there later is read."""

from datetime import timedelta

import pytest

from entrepairs.community.actions.circles import close_circle
from entrepairs.community.actions.removing import remove_post, show_post
from entrepairs.community.actions.writing import edit_post
from entrepairs.community.models import Post
from entrepairs.community.models.thread import Standing
from entrepairs.community.tests.begins import REMOVE, added, ended, is_read_by
from entrepairs.community.tests.looked_at import look_at_it, standing
from entrepairs.community.tests.talking import DANGER, NOON, begun, circle_of
from entrepairs.core.clock import at
from entrepairs.safety.actions.decisions import Ruling, decide, lift_decision
from entrepairs.safety.actions.watching import be_second, finish_look
from entrepairs.safety.models import Look, Measure
from entrepairs.safety.tests.watched import seen_by_two

pytestmark = pytest.mark.django_db
NOTE = Ruling(Measure.NOTE, "autre", "Non.", "note")


@pytest.fixture
def first(circle, aicha, watch):
    """A danger that begins a thread."""
    return begun(circle, aicha, DANGER).posts.get()


@pytest.mark.parametrize("text", [DANGER, "C’est une chanson, pardon."])
def test_its_author_and_the_team_go_on_reading_and_writing(first, aicha, elena, watch, text):
    more = added(first, aicha, text)
    remove_post(first, by=aicha)
    ended(first, watch, Look.Outcome.READ)

    assert standing(more) == Standing.LOOKED_AT and Look.objects.open().filter(object_id=more.pk).exists()
    assert is_read_by(aicha) and is_read_by(elena)
    assert added(first, aicha, "Il y a quelqu’un ?")


def test_lifting_an_old_note_takes_it_from_nobody(thread, bruno, watch):
    with at(NOON):
        post = thread.posts.get()
        look_at_it(post, watch[0])
        note = decide("post", post.pk, NOTE, by=watch[0])
    with at(NOON + timedelta(minutes=5)):
        edit_post(Post.objects.get(pk=post.pk), DANGER, by=bruno)
        added(post, bruno, "Il y a quelqu’un ?")
        remove_post(Post.objects.get(pk=post.pk), by=bruno)
        lift_decision(note, "Inutile.", by=watch[1])
    assert Look.objects.open().get(object_id=post.pk).is_red and is_read_by(bruno)


def test_the_team_shows_what_stayed_with_it_and_everybody_reads_it(first, circle, aicha, farid, elena, watch):
    more = added(first, aicha, f"{DANGER} Adieu.")
    seen_by_two(Look.objects.open().get(object_id=more.pk), *watch)
    remove_post(first, by=aicha)
    ended(first, watch, Look.Outcome.READ)
    assert is_read_by(elena) and not is_read_by(farid)

    show_post(Post.objects.get(pk=more.pk), by=elena)

    assert is_read_by(farid)
    close_circle(circle, by=elena)


def test_nor_does_a_true_danger_keep_what_the_team_shows(first, aicha, farid, elena, watch):
    more = added(first, aicha, "Merci à qui m’a répondu.")
    seen_by_two(Look.objects.open().get(object_id=first.pk), *watch)
    remove_post(first, by=aicha)
    finish_look(look_at_it(more, watch[1]), Look.Outcome.READ, by=watch[1])
    show_post(Post.objects.get(pk=more.pk), by=elena)
    assert standing(more) == Standing.SHOWN and is_read_by(farid)


@pytest.mark.parametrize("how", ["lifted", "found harmless"])
def test_what_had_been_shown_before_comes_back(thread, bruno, aicha, farid, watch, how):
    """The words of somebody else, once their decision is lifted; one’s own, once two found no danger there."""
    with at(NOON):
        answer = added(thread.posts.get(), aicha if how == "lifted" else bruno, "Un vase.")
        if how == "lifted":
            look_at_it(answer, watch[0])
            decision = decide("post", answer.pk, REMOVE, by=watch[0])
    with at(NOON + timedelta(minutes=5)):
        post = thread.posts.get(begins=True)
        edit_post(post, DANGER, by=bruno)
        if how != "lifted":
            edit_post(Post.objects.get(pk=answer.pk), DANGER, by=bruno)
        remove_post(Post.objects.get(pk=post.pk), by=bruno)
        ended(post, watch, Look.Outcome.READ)
    with at(NOON + timedelta(minutes=9)):
        if how == "lifted":
            lift_decision(decision, "Vous avez raison.", by=watch[1])
        else:
            ended(answer, watch, Look.Outcome.READ)
    assert standing(answer) == Standing.SHOWN and is_read_by(farid) and is_read_by(bruno)


@pytest.mark.parametrize("how", ["team", "watch"])
def test_where_first_posts_wait_what_is_shown_of_it_is_read(house, elena, aicha, farid, watch, how):
    first = begun(circle_of(house, elena, first_are_held=True), aicha, "Le chat dort.").posts.get()
    more = added(first, aicha, "Il y a quelqu’un ?")
    remove_post(first, by=aicha)
    if how == "team":
        show_post(Post.objects.get(pk=more.pk), by=elena)
    else:
        finish_look(look_at_it(more, watch[1]), Look.Outcome.READ, by=watch[1])
    assert standing(more) == Standing.SHOWN and is_read_by(farid)


@pytest.mark.parametrize("end", [None, Look.Outcome.READ, Look.Outcome.SUPPORTED])
def test_nobody_else_reads_it_while_the_danger_is_looked_at(thread, bruno, aicha, farid, watch, end):
    """The words of another come back; what its author says then is for the team, until two have ended the danger."""
    with at(NOON):
        answer = added(thread.posts.get(), aicha, "Un vase.")
        look_at_it(answer, watch[0])
        decision = decide("post", answer.pk, REMOVE, by=watch[0])
    with at(NOON + timedelta(minutes=5)):
        post = thread.posts.get(begins=True)
        edit_post(post, DANGER, by=bruno)
        remove_post(Post.objects.get(pk=post.pk), by=bruno)
        lift_decision(decision, "Oui.", by=watch[1])
        assert standing(added(post, bruno, "Bonne nuit à tous, merci.")) == Standing.LOOKED_AT
        if end:
            be_second(look_at_it(post, watch[0]), by=watch[1])
            finish_look(Look.objects.open().get(object_id=post.pk), end, by=watch[0])
    assert is_read_by(farid) == (end is not None)


def test_nor_does_one_human_show_it_then(house, elena, aicha, farid, watch):
    with at(NOON):
        first = begun(circle_of(house, elena, first_are_held=True), aicha, "Le chat dort.").posts.get()
        more = added(first, aicha, "Un vase.")
    with at(NOON + timedelta(minutes=5)):
        edit_post(Post.objects.get(pk=first.pk), DANGER, by=aicha)
        remove_post(Post.objects.get(pk=first.pk), by=aicha)
        finish_look(look_at_it(more, watch[1]), Look.Outcome.READ, by=watch[1])
    assert not is_read_by(farid)


def test_what_humans_removed_stays_apart_though_it_was_erased_first(first, aicha, farid, watch):
    more = added(first, aicha, "Un vase.")
    remove_post(first, by=aicha)
    be_second(look_at_it(first, watch[0]), by=watch[1])
    decide("post", first.pk, REMOVE, by=watch[0])
    finish_look(look_at_it(more, watch[1]), Look.Outcome.READ, by=watch[1])
    assert not is_read_by(farid)


@pytest.mark.parametrize("end", [None, Look.Outcome.READ, Look.Outcome.SUPPORTED])
@pytest.mark.parametrize("before", [True, False])
def test_nobody_else_reads_what_the_team_said_to_who_was_in_danger(first, aicha, elena, farid, watch, end, before):
    """Whether the danger is ended before its words are erased, or after, or not yet."""
    answer = added(first, elena, "Aïcha, je suis là. Tu peux appeler le 3114.")
    if before:
        remove_post(first, by=aicha)
    if end:
        be_second(look_at_it(first, watch[0]), by=watch[1])
        finish_look(Look.objects.open().get(object_id=first.pk), end, by=watch[0])
    if not before and standing(first) != Standing.SHOWN:
        remove_post(Post.objects.get(pk=first.pk), by=aicha)
    assert is_read_by(aicha) and is_read_by(elena)
    assert is_read_by(farid) == (standing(first) == Standing.SHOWN)
    assert standing(answer) == Standing.SHOWN
