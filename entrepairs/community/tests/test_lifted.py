"""What becomes of a text when what was decided of it is lifted: a mere note hid nothing, and humans have read it."""

from datetime import time, timedelta

import pytest

from entrepairs.community.actions.removing import erase_recent, remove_post, show_post
from entrepairs.community.actions.writing import edit_post
from entrepairs.community.models import Circle, Post, Thread
from entrepairs.community.models.thread import Standing
from entrepairs.community.tests.dangers import worries
from entrepairs.community.tests.looked_at import look_at_it, reported, standing
from entrepairs.community.tests.talking import DANGER, NIGHT, NOON, begun, said_in
from entrepairs.core.clock import at
from entrepairs.core.ids import new_id
from entrepairs.core.rules import Refused
from entrepairs.people.models import Administrator
from entrepairs.safety.actions.appeals import ask_another_look, judge_appeal
from entrepairs.safety.actions.decisions import Ruling, decide, lift_decision
from entrepairs.safety.actions.duty import set_watch_week
from entrepairs.safety.actions.reports import Danger, Shown, send_concern
from entrepairs.safety.actions.watching import be_second, finish_look
from entrepairs.safety.models import Appeal, Decision, Look, LookCall, Measure
from entrepairs.safety.rules.decisions import may_decide, may_lift
from entrepairs.safety.tasks.watch import call_for_reds
from entrepairs.safety.tests.told import hidden_by_three, settled
from entrepairs.safety.tests.watched import watching
from tests.at_once import at_once

pytestmark = pytest.mark.django_db
NOTE, REMOVE = (Ruling(measure, "autre", "Non.", "note") for measure in (Measure.NOTE, Measure.REMOVE))
LATER = NOON + timedelta(hours=1)


@pytest.fixture
def watch(driss, claire, elena, person):
    """Zoé may be woken at night."""
    watching(driss, by=elena), watching(claire, by=elena)
    Administrator.objects.create(person=elena)
    set_watch_week({day: [(time(9), time(21))] for day in range(7)}, by=elena)
    return driss, claire, watching(person("Zoé"), by=elena, on_call=True).person


@pytest.fixture
def danger(circle, aicha, watch):
    """Words of a danger, that two are looking at."""
    with at(NOON):
        post = begun(circle, aicha, DANGER).posts.get()
        be_second(look_at_it(post, watch[0]), by=watch[1])
    return post


def granted(decision, *, author, judge):
    appeal = ask_another_look(decision, "C’est une chanson.", by=author)
    judge_appeal(appeal, Appeal.Outcome.LIFTED, "Oui, une chanson.", by=judge)


def waits(post):
    return Look.objects.open().filter(object_id=post.pk).exists()


def test_a_note_that_is_lifted_leaves_a_text_that_two_found_harmless_where_it_is(danger, watch):
    with at(NOON):
        decision = decide("post", danger.pk, NOTE, by=watch[0])
        lift_decision(decision, "Plus besoin.", by=watch[0])
    assert standing(danger) == Standing.SHOWN and not waits(danger)


def test_a_note_added_later_is_lifted_in_silence_too(danger, watch):
    with at(NOON):
        finish_look(Look.objects.open().get(), Look.Outcome.READ, by=watch[0])
        reported(danger)
        look_at_it(danger, watch[0])
        lift_decision(decide("post", danger.pk, NOTE, by=watch[0]), "Plus besoin.", by=watch[0])
    assert standing(danger) == Standing.SHOWN and not waits(danger)


def test_a_note_lifted_for_its_author_hides_nothing_that_they_wrote_since(thread, aicha, watch):
    with at(NOON):
        post = said_in(thread, aicha, "Un vase.")
        look_at_it(post, watch[0])
        decision = decide("post", post.pk, NOTE, by=watch[0])
    with at(LATER):
        edit_post(post, "Une cruche.", by=aicha)
        granted(decision, author=aicha, judge=watch[1])
    assert standing(post) == Standing.SHOWN


def test_what_was_found_harmless_before_it_was_hidden_appears_once_that_is_lifted(danger, aicha, watch):
    driss, claire, zoe = watch
    with at(NOON):
        decide("post", danger.pk, NOTE, by=driss)
        reported(danger)
        look_at_it(danger, claire)
        granted(decide("post", danger.pk, REMOVE, by=claire), author=aicha, judge=zoe)
    assert standing(danger) == Standing.SHOWN and not waits(danger)


def test_and_what_the_team_has_shown_with_the_words_of_others(danger, aicha, bruno, elena, watch):
    driss, claire, zoe = watch
    with at(NOON):
        finish_look(Look.objects.open().get(), Look.Outcome.SUPPORTED, by=driss)
        show_post(Post.objects.get(pk=danger.pk), by=elena)
        said_in(Thread.objects.get(), bruno, "Je suis là.")
    with at(LATER):
        reported(danger)
        look_at_it(danger, claire)
        granted(decide("post", danger.pk, REMOVE, by=claire), author=aicha, judge=zoe)
    assert standing(danger) == Thread.objects.get().standing == Standing.SHOWN and not waits(danger)


def test_but_not_once_it_says_something_else(danger, aicha, watch):
    driss, claire, zoe = watch
    with at(NOON):
        decide("post", danger.pk, NOTE, by=driss)
        reported(danger)
        look_at_it(danger, claire)
        decision = decide("post", danger.pk, REMOVE, by=claire)
    with at(LATER):
        edit_post(danger, "Une cruche.", by=aicha)
        granted(decision, author=aicha, judge=zoe)
    assert standing(danger) == Standing.HELD and waits(danger)


def test_a_danger_that_comes_back_is_read_soon_and_wakes_nobody(danger, aicha, watch):
    """Who lifted it has just read it."""
    with at(NOON):
        decision = decide("post", danger.pk, REMOVE, by=watch[0])
    with at(NIGHT):
        granted(decision, author=aicha, judge=watch[2])
        call_for_reds.call()
    assert standing(danger) == Standing.LOOKED_AT
    assert Look.objects.open().get(object_id=danger.pk).queue == Look.Queue.ORANGE
    assert not LookCall.objects.exists()


def test_one_that_waits_for_two_stays_near_whatever_is_lifted(danger, aicha, watch):
    with at(NOON):
        decision = decide("post", danger.pk, REMOVE, by=watch[0])
    with at(LATER):
        edit_post(danger, f"{DANGER} Vraiment.", by=aicha)
        lift_decision(decision, "Non.", by=watch[0])
    assert Look.objects.open().get(object_id=danger.pk).is_red


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("other", ["changes", "erases", "erases all", "shows"])
@pytest.mark.parametrize("how", ["decided", "lifted"])
def test_what_its_author_or_team_does_at_once_waits_in_turn(circle, aicha, watch, how, other, elena):
    driss, _claire, _zoe = watch
    Circle.objects.update(first_are_held=other == "shows")
    post = begun(Circle.objects.get(), aicha, "un soir").posts.get()
    look_at_it(post, driss)
    first = decide("post", post.pk, REMOVE, by=driss) if how == "lifted" else None
    acts = {
        "changes": lambda: edit_post(Post.objects.select_related("thread").get(pk=post.pk), "un matin", by=aicha),
        "erases": lambda: remove_post(post, by=aicha),
        "erases all": lambda: erase_recent(by=aicha),
        "shows": lambda: show_post(post, by=elena),
    }
    judged = (
        (lambda: lift_decision(first, "Relu.", by=driss))
        if first
        else (lambda: decide("post", post.pk, NOTE, by=driss))
    )

    done = at_once(judged, acts[other])

    assert not [one for one in done if isinstance(one, Exception) and not isinstance(one, Refused)]


@pytest.mark.parametrize("tells", [worries, reported])
def test_who_told_lifts_not_what_numbers_hid_and_others_decide_of(vase, bruno, farid, elena, watch, tells):
    tells(vase, watch[1])
    for one in (bruno, farid, elena):
        reported(vase, by=settled(one))
    hidden_by_three()
    held = Decision.objects.in_force().get(object_id=vase.pk)
    assert not may_decide(watch[1], "post", vase.pk, None) and not may_lift(watch[1], held)
    assert may_lift(watch[0], held)


def test_who_only_worried_lifts_what_others_have_decided_and_ended(vase, watch):
    send_concern(Shown("post", vase.pk), Danger("elle ne répond plus"), new_id(), by=watch[1])
    be_second(look_at_it(vase, watch[0]), by=watch[1])
    assert may_lift(watch[1], decide("post", vase.pk, Ruling(Measure.NOTE, "autre", "Non.", "note"), by=watch[0]))
