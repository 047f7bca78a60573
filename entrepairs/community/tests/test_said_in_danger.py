"""What the team says to somebody in danger stays between them, whatever becomes of the thread."""

from datetime import timedelta

import pytest

from entrepairs.community.actions.leaving import leave_circles
from entrepairs.community.actions.removing import erase_recent, remove_post, show_post
from entrepairs.community.actions.writing import edit_post
from entrepairs.community.models import Thread
from entrepairs.community.models.thread import Standing
from entrepairs.community.tests.begins import REMOVE, added, ended, fresh, is_read_by, read, texts_of
from entrepairs.community.tests.looked_at import look_at_it, standing
from entrepairs.community.tests.talking import DANGER, NOON, begun, circle_of
from entrepairs.core.clock import at
from entrepairs.safety.actions.decisions import decide, hold_back, lift_decision
from entrepairs.safety.models import Look
from entrepairs.safety.tasks.watch import erase_old_looks

pytestmark = pytest.mark.django_db
ORDINARY = 6
HERE = "Bruno, je suis là. Tu peux appeler le 3114."


@pytest.fixture
def first(circle, bruno, elena):
    """Ordinary words of Bruno; then the beginning says a danger, and Elena answers him."""
    with at(NOON - timedelta(minutes=9)):
        post = begun(circle, bruno).posts.get()
        for n in range(ORDINARY):
            added(post, bruno, f"Un vase {n}.")
    with at(NOON):
        edit_post(fresh(post), DANGER, by=bruno)
        added(post, elena, HERE)
    with at(NOON + timedelta(minutes=9)):
        yield post


@pytest.mark.parametrize("erased_first", [True, False])
def test_whether_its_beginning_is_erased_before_or_after(first, bruno, farid, watch, erased_first):
    acts = [lambda: remove_post(fresh(first), by=bruno), lambda: ended(first, watch)]
    for act in acts if erased_first else reversed(acts):
        act()
    assert HERE in texts_of(bruno) and HERE not in texts_of(farid)


@pytest.mark.parametrize("erase", [lambda person: erase_recent(by=person), leave_circles])
def test_whether_everything_is_erased(first, bruno, elena, farid, watch, erase):
    ended(first, watch)
    erase(bruno)
    assert HERE in texts_of(elena) and not is_read_by(farid)


def test_whether_the_team_shows_something_beside(first, bruno, elena, farid, watch):
    ended(more := added(first, bruno, f"{DANGER} Adieu."), watch)
    ended(first, watch)
    remove_post(fresh(first), by=bruno)
    show_post(fresh(more), by=elena)
    assert HERE in texts_of(bruno) and HERE not in texts_of(farid)


def test_whether_the_words_of_another_come_back(thread, bruno, aicha, elena, farid, watch):
    with at(NOON):
        post = thread.posts.get()
        look_at_it(answer := added(post, aicha, "Un vase."), watch[0])
        decision = decide("post", answer.pk, REMOVE, by=watch[0])
    with at(NOON + timedelta(minutes=5)):
        edit_post(fresh(post), DANGER, by=bruno)
        added(post, elena, HERE)
        ended(post, watch)
        remove_post(fresh(post), by=bruno)
        lift_decision(decision, "Oui.", by=watch[1])
    assert HERE in texts_of(bruno) and HERE not in texts_of(farid)


def test_a_thread_that_waited_follows_its_beginning_into_danger_though_the_team_answered(house, elena, aicha):
    post = begun(circle_of(house, elena, first_are_held=True), aicha, "Le chat dort.").posts.get()
    added(post, elena, "Bonjour Aïcha.")
    edit_post(fresh(post), DANGER, by=aicha)
    assert Thread.objects.get().standing == Standing.LOOKED_AT
    assert standing(added(post, aicha, "Il y a quelqu’un ?")) == Standing.LOOKED_AT


@pytest.mark.parametrize("late", [False, True])
def test_whether_it_was_changed_since_or_nothing_is_kept_of_it(circle, bruno, elena, farid, watch, late):
    """`late`: when what was looked at is no longer kept."""
    with at(NOON):
        first = begun(circle, bruno, DANGER).posts.get()
    with at(NOON + timedelta(minutes=2)):
        added(first, elena, HERE)
        more, last = added(first, bruno, "Merci."), added(first, bruno, "Bonne nuit.")
    with at(NOON + timedelta(minutes=4)):
        edit_post(fresh(first), "Pardon, je n’aurais pas dû écrire ça.", by=bruno)
        ended(first, watch)
        remove_post(fresh(first), by=bruno)
        for one in (more, last):
            show_post(fresh(one), by=elena)
    with at(NOON + timedelta(days=late and 5 * 366)):
        erase_old_looks.call()
        remove_post(fresh(last), by=bruno)
    assert HERE in texts_of(bruno) and HERE not in texts_of(farid)


def test_whether_the_danger_is_in_what_was_added_where_numbers_hid_the_beginning(
    house, bruno, aicha, elena, farid, watch
):
    with at(NOON):
        post = begun(circle_of(house, elena, first_are_held=True), bruno).posts.get()
        read(post, watch[0])
        answer = added(post, aicha, "Un vase.")
        hold_back("post", post.pk)
    with at(NOON + timedelta(minutes=2)):
        added(post, bruno, DANGER)
        added(post, elena, HERE)
        read(answer, watch[1])
    assert HERE in texts_of(bruno) and HERE not in texts_of(farid)


@pytest.mark.parametrize("answered", [False, True])
def test_what_they_add_stays_with_the_team_though_numbers_hid_the_beginning(
    thread, bruno, aicha, elena, watch, answered
):
    """Whether others read an answer there or not, and one human has read it."""
    with at(NOON):
        post = thread.posts.get()
        if answered:
            added(post, aicha, "Un vase.")
        hold_back("post", post.pk)
    with at(NOON + timedelta(minutes=1)):
        edit_post(fresh(post), DANGER, by=bruno)
        added(post, bruno, "Merci.")
        last = added(post, bruno, "Bonne nuit à tous.")
        read(last, watch[1])
    assert Look.objects.open().get(object_id=post.pk).is_red and standing(last) == Standing.LOOKED_AT


def test_whether_only_a_later_look_is_kept(circle, bruno, elena, farid, watch):
    with at(NOON):
        post = begun(circle, bruno, DANGER).posts.get()
    with at(NOON + timedelta(minutes=2)):
        added(post, elena, HERE)
        last = added(post, bruno, "Bonne nuit.")
        ended(post, watch)
    with at(NOON + timedelta(days=200)):
        edit_post(fresh(post), "Pardon.", by=bruno)
        read(post, watch[0])
    with at(NOON + timedelta(days=400)):
        erase_old_looks.call()
        show_post(fresh(last), by=elena)
        remove_post(fresh(post), by=bruno)
    assert HERE in texts_of(bruno) and HERE not in texts_of(farid)


def test_whether_the_team_answered_long_after_and_only_that_is_recent(circle, bruno, elena, farid, watch):
    with at(NOON):
        ended(post := begun(circle, bruno, DANGER).posts.get(), watch)
    with at(NOON + timedelta(days=30)):
        last = added(post, bruno, "Bonne nuit.")
        added(post, elena, HERE)
        show_post(fresh(last), by=elena)
    with at(NOON + timedelta(days=370)):
        erase_old_looks.call()
        remove_post(fresh(post), by=bruno)
    assert HERE in texts_of(bruno) and HERE not in texts_of(farid)


@pytest.mark.parametrize("late", [False, True])
def test_what_they_add_for_the_team_is_shown_by_no_reading_of_one(circle, bruno, farid, watch, late):
    """Once the beginning is erased: after a danger said below; or, `late`, when nothing is kept of the first."""
    with at(NOON):
        post = begun(circle, bruno, DANGER if late else "Le chat dort.").posts.get()
        if late:
            ended(post, watch)
        else:
            hold_back("post", post.pk)
            ended(added(post, bruno, DANGER), watch)
        added(post, bruno, "Merci.")
        remove_post(fresh(post), by=bruno)
    with at(NOON + timedelta(days=400 if late else 1)):
        erase_old_looks.call()
        last = added(post, bruno, "Je suis au 3 rue des Lilas, pour vous seuls.")
        read(last, watch[0])
    assert standing(last) == Standing.LOOKED_AT and not is_read_by(farid)
