"""What others answered stays where it is read, whatever becomes of the beginning, in whatever order."""

from datetime import timedelta

import pytest

from entrepairs.agenda.tests.gathered import member
from entrepairs.community.actions.aside import follow_thread
from entrepairs.community.actions.leaving import leave_circles
from entrepairs.community.actions.removing import remove_post
from entrepairs.community.actions.writing import edit_post
from entrepairs.community.models import Circle, Follow
from entrepairs.community.models.thread import Standing
from entrepairs.community.tasks import tell_followers
from entrepairs.community.tests.begins import REMOVE, added, ended, fresh, is_read_by, read
from entrepairs.community.tests.looked_at import look_at_it, reported, standing
from entrepairs.community.tests.talking import DANGER, NOON, begun, circle_of
from entrepairs.core.clock import at
from entrepairs.safety.actions.decisions import Ruling, decide, hold_back, lift_decision
from entrepairs.safety.actions.looks import look_at
from entrepairs.safety.actions.rewording import answer_text
from entrepairs.safety.actions.watching import be_second, finish_look
from entrepairs.safety.models import Look, Measure

pytestmark = pytest.mark.django_db
EDIT = Ruling(Measure.EDIT, "autre", "Non.", "", "Un autre texte.")


@pytest.mark.parametrize("text", [DANGER, "Une cruche."])
def test_what_numbers_hid_and_is_read_again_leaves_the_words_of_others(thread, bruno, aicha, farid, watch, text):
    with at(NOON):
        post = thread.posts.get()
        added(post, aicha, "Un vase.")
        held = hold_back("post", post.pk)
    with at(NOON + timedelta(minutes=5)):
        edit_post(fresh(post), text, by=bruno)
        if text == DANGER:
            be_second(look_at_it(post, watch[0]), by=watch[1])
        lift_decision(held, "Inutile.", by=watch[1])
    assert is_read_by(aicha) and is_read_by(farid)


def test_what_numbers_hid_alone_is_not_listed_with_nothing_to_read(thread, bruno, farid):
    held = hold_back("post", thread.posts.get().pk)
    assert is_read_by(bruno) and not is_read_by(farid)
    assert held.measure == Measure.LIMIT


def test_its_author_goes_on_with_the_team_meanwhile(thread, bruno, elena):
    """In danger, say: three people are not enough to silence somebody."""
    with at(NOON):
        hold_back("post", (first := thread.posts.get()).pk)
    with at(NOON + timedelta(minutes=1)):
        edit_post(fresh(first), DANGER, by=bruno)
        added(first, elena, "Bruno, je suis là. Où es-tu ?")
        assert standing(added(first, bruno, "Chez moi.")) == Standing.LOOKED_AT


@pytest.fixture
def waits(house, elena, bruno, aicha, farid, watch):
    """A beginning that is read, and an answer that is not yet; Farid follows."""
    with at(NOON):
        first = begun(circle_of(house, elena, first_are_held=True), bruno).posts.get()
        read(first, watch[0])
        follow_thread(first.thread, by=farid)
        answer = added(first, aicha, "Un vase.")
    return first, answer


@pytest.mark.parametrize("hidden_first", [False, True])
def test_an_answer_is_read_whether_it_was_before_or_after_numbers_hid_the_beginning(
    waits, bruno, aicha, farid, watch, hidden_first
):
    first, answer = waits
    with at(NOON + timedelta(minutes=1)):
        acts = [lambda: read(answer, watch[0]), lambda: hold_back("post", first.pk)]
        for act in reversed(acts) if hidden_first else acts:
            act()
        tell_followers.call()
    with at(NOON + timedelta(minutes=2)):
        answer_text(decide("post", first.pk, EDIT, by=watch[0]), accepts=False, by=bruno)
    assert is_read_by(farid) and is_read_by(aicha) and Follow.objects.get(person=farid).told_at


def test_a_decision_that_is_lifted_gives_them_back(thread, bruno, aicha, farid, watch):
    with at(NOON):
        first = thread.posts.get()
        added(first, aicha, "Un vase.")
    with at(NOON + timedelta(minutes=1)):
        edit_post(fresh(first), DANGER, by=bruno)
        be_second(look_at_it(first, watch[0]), by=watch[1])
        finish_look(Look.objects.open().get(object_id=first.pk), Look.Outcome.SUPPORTED, by=watch[0])
        assert standing(first) == Standing.LOOKED_AT and is_read_by(farid)
    with at(NOON + timedelta(minutes=2)):
        decision = decide("post", first.pk, REMOVE, by=watch[0])
        assert not is_read_by(farid)
    with at(NOON + timedelta(minutes=3)):
        lift_decision(decision, "Oui.", by=watch[1])
    assert is_read_by(farid) and is_read_by(aicha)


@pytest.mark.parametrize("leaves", [False, True])
def test_but_what_humans_removed_with_its_beginning_stays_so(circle, bruno, aicha, farid, watch, leaves):
    """Whether its author takes it back or leaves, and nothing is kept of the decision."""
    with at(NOON):
        first = begun(circle, bruno, "Un texte.", is_hidden=True).posts.get()
        added(first, aicha, "Un vase.")
        last = added(first, aicha, "Une cruche.")
        look_at_it(first, watch[0])
        decide("post", first.pk, REMOVE, by=watch[0])
    with at(NOON + timedelta(minutes=1)):
        leave_circles(bruno, at_once=True) if leaves else remove_post(fresh(first), by=bruno)
        remove_post(fresh(last), by=aicha)
    assert not is_read_by(farid)


@pytest.mark.parametrize("ended_first", [False, True])
def test_an_answer_is_read_once_a_danger_added_beside_it_is_ended(waits, bruno, aicha, farid, watch, ended_first):
    first, answer = waits
    with at(NOON + timedelta(minutes=1)):
        hold_back("post", first.pk)
        more = added(first, bruno, DANGER)
        acts = [lambda: ended(more, watch), lambda: read(answer, watch[1])]
        for act in acts if ended_first else reversed(acts):
            act()
    assert is_read_by(farid) and is_read_by(aicha)


def test_or_a_danger_that_was_told_of_the_thread(thread, bruno, aicha, farid, watch):
    with at(NOON):
        first = thread.posts.get()
        added(first, aicha, "Un vase.")
        look_at_it(first, watch[0])
        decision = decide("post", first.pk, REMOVE, by=watch[0])
        look_at("thread", thread.pk, Look.Queue.RED, because=Look.Because.CONCERN)
    with at(NOON + timedelta(minutes=2)):
        remove_post(fresh(first), by=bruno)
        lift_decision(decision, "Oui.", by=watch[1])
        assert not is_read_by(farid)
        ended(thread, watch)
    assert is_read_by(farid) and is_read_by(aicha)


def test_a_welcome_of_the_team_where_few_read_hides_them_not(house, bruno, aicha, elena, farid, watch):
    """Nothing was looked at when it was said: no danger then."""
    for one in (bruno, aicha, farid):
        member(house, one, by=elena)
    with at(NOON):
        first = begun(circle_of(house, elena, readers=Circle.Readers.HOUSE), bruno).posts.get()
        added(first, elena, "Bienvenue.")
        added(first, aicha, "Un vase.")
    with at(NOON + timedelta(minutes=2)):
        reported(first, by=farid)
        look_at_it(first, watch[0])
        decision = decide("post", first.pk, REMOVE, by=watch[0])
        remove_post(fresh(first), by=bruno)
        lift_decision(decision, "Oui.", by=watch[1])
    assert is_read_by(aicha) and is_read_by(farid)
