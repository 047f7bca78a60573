"""What somebody in danger says is shown by the two who find that it was none, or by its team; by nothing else."""

from datetime import timedelta

import pytest

from entrepairs.community.actions.removing import remove_post, show_post
from entrepairs.community.actions.writing import edit_post
from entrepairs.community.models.thread import Standing
from entrepairs.community.tests.begins import REMOVE, added, ended, fresh, is_read_by, minute, read, texts_of
from entrepairs.community.tests.looked_at import look_at_it, reported, standing
from entrepairs.community.tests.talking import DANGER, NOON, begun, circle_of
from entrepairs.core.clock import at
from entrepairs.safety.actions.appeals import ask_another_look, judge_appeal
from entrepairs.safety.actions.decisions import Ruling, decide, lift_decision
from entrepairs.safety.actions.rewording import answer_text
from entrepairs.safety.actions.watching import be_second, finish_look, raise_look
from entrepairs.safety.models import Appeal, Look, Measure
from entrepairs.safety.tasks.watch import erase_old_looks
from entrepairs.safety.tests.watched import watching

pytestmark = pytest.mark.django_db
WHERE = "Je suis au 3 rue des Lilas, pour vous seuls."
NOTE, LEAVE = Ruling(Measure.NOTE, "autre", "Non.", "note"), Ruling(Measure.LEAVE, "autre", "Rien.")
LIMIT = Ruling(Measure.LIMIT, "autre", "Non.")


def is_looked_at(post):
    return Look.objects.open().filter(object_id=post.pk).exists()


@pytest.mark.parametrize("ended_first", [False, True])
def test_not_by_lifting_what_was_decided_before(circle, bruno, farid, watch, ended_first):
    """The danger is told in calmer words since, and the end is that somebody took care."""
    with minute(0):
        first = begun(circle, bruno, "Le chat dort.").posts.get()
        look_at_it(first, watch[0])
        note = decide("post", first.pk, NOTE, by=watch[0])
    with minute(1):
        edit_post(fresh(first), DANGER, by=bruno)
        edit_post(fresh(first), WHERE, by=bruno)
    with minute(2):
        acts = [lambda: ended(first, watch), lambda: lift_decision(note, "Inutile.", by=watch[1])]
        for act in acts if ended_first else reversed(acts):
            act()
    assert standing(first) == Standing.LOOKED_AT and not is_looked_at(first) and not is_read_by(farid)


@pytest.mark.parametrize("appeals", [False, True])
def test_not_by_who_reads_it_once_two_hid_it_and_that_is_lifted(circle, bruno, elena, farid, watch, appeals):
    with minute(0):
        first = begun(circle, bruno, DANGER).posts.get()
        be_second(look_at_it(first, watch[0]), by=watch[1])
        decision = decide("post", first.pk, REMOVE, by=watch[0])
    with minute(1):
        if appeals:
            watching(elena, by=elena)
            appeal = ask_another_look(decision, "S’il vous plaît.", by=bruno)
            judge_appeal(appeal, Appeal.Outcome.LIFTED, "Oui.", by=elena)
        else:
            lift_decision(decision, "Oui.", by=watch[1])
        read(first, watch[1])
    assert standing(first) == Standing.LOOKED_AT and not is_read_by(farid)
    show_post(fresh(first), by=elena)
    assert is_read_by(farid)


@pytest.mark.parametrize(("ruling", "lifted"), [(LEAVE, False), (NOTE, False), (LIMIT, True)])
def test_not_by_what_one_decides_of_what_was_said_beside_it(circle, bruno, farid, watch, ruling, lifted):
    with minute(0):
        first = begun(circle, bruno, DANGER).posts.get()
        more = added(first, bruno, WHERE)
        look_at_it(more, watch[0])
        decision = decide("post", more.pk, ruling, by=watch[0])
        if lifted:
            lift_decision(decision, "Oui.", by=watch[1])
    with minute(1):
        ended(first, watch)
        remove_post(fresh(first), by=bruno)
    assert standing(more) == Standing.LOOKED_AT and WHERE not in texts_of(farid)


@pytest.mark.parametrize("held", [False, True])
def test_not_what_was_there_before_and_is_changed_then(house, elena, bruno, farid, watch, held):
    with minute(0):
        first = begun(circle_of(house, elena, first_are_held=held), bruno, "Le chat dort.").posts.get()
        more = added(first, bruno, "Un vase.")
    with minute(1):
        edit_post(fresh(first), DANGER, by=bruno)
        edit_post(fresh(more), WHERE, by=bruno)
    with minute(2):
        ended(first, watch)
        read(more, watch[1])
        remove_post(fresh(first), by=bruno)
    assert standing(more) == Standing.LOOKED_AT and WHERE not in texts_of(farid)


def test_but_all_of_it_once_two_found_that_it_was_none(circle, bruno, farid, watch):
    with minute(0):
        first = begun(circle, bruno, "Le chat dort.").posts.get()
        more = added(first, bruno, "Un vase.")
    with minute(1):
        edit_post(fresh(first), DANGER, by=bruno)
        edit_post(fresh(more), "Un grand vase.", by=bruno)
        read(more, watch[1])
        assert standing(more) == Standing.LOOKED_AT
    with minute(2):
        ended(first, watch, Look.Outcome.READ)
        read(more, watch[1])
    assert sorted(texts_of(farid)) == [DANGER, "Un grand vase."]


@pytest.mark.parametrize("opens", [False, True])
def test_not_because_nothing_tells_any_more_that_it_was_one(circle, bruno, aicha, farid, watch, opens):
    author = bruno if opens else aicha
    with minute(0):
        more = added(begun(circle, bruno, "Le chat dort.").posts.get(), author, DANGER)
        ended(more, watch)
    with at(NOON + timedelta(days=400)):
        erase_old_looks.call()
        edit_post(fresh(more), WHERE, by=author)
        read(more, watch[0])
    assert standing(more) == Standing.LOOKED_AT and WHERE not in texts_of(farid)


def test_nor_what_only_waited_and_two_took_for_a_danger(house, elena, bruno, farid, watch):
    with minute(0):
        first = begun(circle_of(house, elena, first_are_held=True), bruno, "Le chat dort.").posts.get()
        raise_look(look_at_it(first, watch[0]), by=watch[0])
        be_second(Look.objects.open().get(object_id=first.pk), by=watch[1])
        finish_look(Look.objects.open().get(object_id=first.pk), Look.Outcome.SUPPORTED, by=watch[0])
    assert standing(first) == Standing.LOOKED_AT and not is_read_by(farid) and is_read_by(bruno)
    show_post(fresh(first), by=elena)
    assert is_read_by(farid)


def test_what_all_had_read_comes_back_though_a_danger_stands_below(circle, bruno, farid, watch):
    with minute(0):
        first = begun(circle, bruno, "Le chat dort.").posts.get()
        more = added(first, bruno, "Un vase.")
        ended(added(first, bruno, DANGER), watch)
    with minute(1):
        look_at_it(more, watch[0])
        lift_decision(decide("post", more.pk, LIMIT, by=watch[0]), "Oui.", by=watch[1])
    assert sorted(texts_of(farid)) == ["Le chat dort.", "Un vase."]


@pytest.mark.parametrize("is_open", [False, True])
def test_nor_by_who_reads_what_was_said_beside_it_where_the_beginning_waits(house, elena, bruno, farid, watch, is_open):
    with minute(0):
        first = begun(circle_of(house, elena, first_are_held=True), bruno, "Le chat dort.").posts.get()
        danger, more = added(first, bruno, DANGER), added(first, bruno, WHERE)
        if not is_open:
            ended(danger, watch)
        read(more, watch[0])
        read(first, watch[0])
    assert standing(more) == Standing.LOOKED_AT and texts_of(farid) == ["Le chat dort."]


def test_nor_by_lifting_once_nothing_tells_any_more(circle, bruno, aicha, elena, farid, watch):
    with minute(0):
        more = added(begun(circle, bruno, "Le chat dort.").posts.get(), aicha, DANGER)
        edit_post(fresh(more), WHERE, by=aicha)
        ended(more, watch)
    with at(NOON + timedelta(days=400)):
        erase_old_looks.call()
        reported(more, by=elena)
        look_at_it(more, watch[0])
        lift_decision(decide("post", more.pk, REMOVE, by=watch[0]), "Oui.", by=watch[1])
    assert standing(more) == Standing.LOOKED_AT and WHERE not in texts_of(farid)


@pytest.mark.parametrize("by_two", [False, True])
def test_other_words_that_its_author_says_yes_to_are_shown_when_two_proposed_them(
    circle, bruno, aicha, elena, farid, watch, by_two
):
    edit = Ruling(Measure.EDIT, "contact", "Une adresse.", proposed="Je vais mal.")
    with minute(0):
        danger = added(begun(circle, bruno, "Le chat dort.").posts.get(), aicha, DANGER)
        if by_two:
            be_second(look_at_it(danger, watch[0]), by=watch[1])
        else:
            ended(danger, watch)
            reported(danger, by=elena)
            look_at_it(danger, watch[0])
        decision = decide("post", danger.pk, edit, by=watch[0])
    with minute(1):
        answer_text(decision, accepts=True, by=aicha)
    assert ("Je vais mal." in texts_of(farid)) is by_two
