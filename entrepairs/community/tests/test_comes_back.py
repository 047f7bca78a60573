"""What is no danger comes back, and waits for nobody: what all had read, what was said beside a false alarm."""

import pytest

from entrepairs.community.actions.removing import remove_post, show_post
from entrepairs.community.actions.writing import edit_post
from entrepairs.community.models.thread import Standing
from entrepairs.community.tests.begins import REMOVE, added, ended, fresh, minute, read, texts_of
from entrepairs.community.tests.dangers import worries
from entrepairs.community.tests.looked_at import look_at_it, standing
from entrepairs.community.tests.talking import DANGER, begun, circle_of
from entrepairs.safety.actions.decisions import Ruling, decide, hold_back, lift_decision
from entrepairs.safety.actions.looks import look_at
from entrepairs.safety.actions.watching import be_second, finish_look, raise_look
from entrepairs.safety.models import Look, Measure

pytestmark = pytest.mark.django_db
LIMIT, LEAVE = Ruling(Measure.LIMIT, "autre", "Non."), Ruling(Measure.LEAVE, "autre", "Rien.")


@pytest.fixture
def waits_first(house, elena, bruno, watch):
    """Read, in a circle where first messages wait."""
    with minute(0):
        post = begun(circle_of(house, elena, first_are_held=True), bruno, "Le chat dort.").posts.get()
        read(post, watch[0])
    return post


def limited_and_lifted(post, watch):
    look_at_it(post, watch[0])
    lift_decision(decide("post", post.pk, LIMIT, by=watch[0]), "Oui.", by=watch[1])


def test_what_was_corrected_and_read_before_any_danger(first, bruno, farid, watch):
    with minute(1):
        edit_post(fresh(first), "Le chat dort bien.", by=bruno)
        ended(added(first, bruno, DANGER), watch)
    with minute(2):
        limited_and_lifted(first, watch)
    assert texts_of(farid) == ["Le chat dort bien."]


def test_what_somebody_worried_about_and_all_read_all_along(first, farid, watch):
    with minute(1):
        worries(first, farid)
        ended(first, watch)
    with minute(2):
        worries(first, farid)
        limited_and_lifted(first, watch) if not look_is_red(first) else ended(first, watch)
    assert standing(first) == Standing.SHOWN and texts_of(farid) == ["Le chat dort."]


def look_is_red(post):
    return Look.objects.open().filter(object_id=post.pk, queue=Look.Queue.RED).exists()


def test_what_is_corrected_later_is_read_by_one_as_ever(waits_first, bruno, farid, watch):
    with minute(1):
        worries(waits_first, farid)
        ended(waits_first, watch)
    with minute(2):
        edit_post(fresh(waits_first), "Le chat dort bien.", by=bruno)
        assert standing(waits_first) == Standing.HELD
        read(waits_first, watch[0])
    assert texts_of(farid) == ["Le chat dort bien."]


@pytest.mark.parametrize("opens", [False, True])
@pytest.mark.parametrize("how", ["read", "left", "shown", "soutien"])
def test_what_was_said_beside_a_false_alarm_is_read_again(first, bruno, aicha, elena, farid, watch, opens, how):
    author = bruno if opens else aicha
    with minute(1):
        danger, more = added(first, author, DANGER), added(first, author, "Un vase.")
        read(more, watch[1])
    with minute(2):
        if how == "left":
            be_second(look_at_it(danger, watch[0]), by=watch[1])
            decide("post", danger.pk, LEAVE, by=watch[0])
        else:
            ended(danger, watch, Look.Outcome.SUPPORTED if how == "shown" else Look.Outcome.READ)
        if how == "shown":
            show_post(fresh(danger), by=elena)
        if how == "soutien":
            finish_look(look_at_it(more, watch[1]), Look.Outcome.SUPPORTED, by=watch[1])
        assert DANGER in texts_of(farid) and "Un vase." not in texts_of(farid)
        read(more, watch[1])
    assert "Un vase." in texts_of(farid)


def test_the_answers_under_a_beginning_that_waited_and_two_took_for_a_danger(waits_first, bruno, aicha, farid, watch):
    first = waits_first
    with minute(1):
        read(added(first, aicha, "Un bol."), watch[0])
        edit_post(fresh(first), "Le chat dort bien.", by=bruno)
        raise_look(look_at_it(first, watch[0]), by=watch[0])
        be_second(Look.objects.open().get(object_id=first.pk), by=watch[1])
        finish_look(Look.objects.open().get(object_id=first.pk), Look.Outcome.SUPPORTED, by=watch[0])
    assert standing(first) == Standing.LOOKED_AT and texts_of(farid) == ["Un bol."]


def test_what_is_corrected_under_a_beginning_that_is_set_aside_is_read_by_one(first, bruno, farid, watch):
    with minute(1):
        more = added(first, bruno, "Un vase.")
        look_at_it(first, watch[0])
        decision = decide("post", first.pk, REMOVE, by=watch[0])
        edit_post(fresh(more), "Un grand vase.", by=bruno)
        assert standing(more) == Standing.HELD
        read(more, watch[1])
        lift_decision(decision, "Oui.", by=watch[1])
    assert sorted(texts_of(farid)) == ["Le chat dort.", "Un grand vase."]


@pytest.mark.parametrize("worried", [False, True])
def test_what_numbers_hide_makes_nobody_in_danger_though_somebody_worried(first, aicha, elena, watch, worried):
    with minute(1):
        one = added(first, aicha, "Un vase.")
        if worried:
            worries(one, elena)
        hold_back("post", one.pk)
        assert standing(added(first, aicha, "Merci.")) == Standing.SHOWN


def test_what_was_said_beside_a_danger_is_not_read_again_for_nothing(waits_first, bruno, elena, watch):
    first = waits_first
    with minute(1):
        danger, more = added(first, bruno, DANGER), added(first, bruno, "Un vase.")
        read(more, watch[1])
        ended(danger, watch)
    with minute(2):
        show_post(added(first, bruno, "Un bol."), by=elena)
    assert not Look.objects.open().filter(object_id=more.pk).exists()


@pytest.mark.parametrize("how", ["thread", "erased"])
def test_once_the_last_danger_there_is_over_what_was_said_beside_it_is_read_again(first, bruno, elena, watch, how):
    with minute(1):
        if how == "thread":
            edit_post(fresh(first), DANGER, by=bruno)
            look_at("thread", first.thread_id, Look.Queue.RED, because=Look.Because.CONCERN)
        danger = first if how == "thread" else added(first, bruno, DANGER)
        more = added(first, bruno, "Un vase.")
        read(more, watch[1])
        if how == "thread":
            remove_post(fresh(first), by=bruno)
            ended(danger, watch, Look.Outcome.READ)
            ended(first.thread, watch, Look.Outcome.READ)
        else:
            look_at_it(first, watch[0])
            decide("post", first.pk, REMOVE, by=watch[0])
            ended(danger, watch, Look.Outcome.READ)
            remove_post(fresh(first), by=bruno)
    assert Look.objects.open().filter(object_id=more.pk).exists()
