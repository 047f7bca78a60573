"""Somebody who is not well, or has no answer, waits for whoever is there: who told of the text takes care of them, and
says nothing of the text."""

from datetime import UTC, datetime, timedelta

import pytest

from entrepairs.community.tests.looked_at import look_at_it, reported
from entrepairs.community.tests.talking import begun, said_in
from entrepairs.community.tests.waiting import unanswered
from entrepairs.core.clock import at
from entrepairs.core.ids import new_id
from entrepairs.core.rules import Refused
from entrepairs.safety.actions.decisions import Ruling, decide
from entrepairs.safety.actions.reports import Danger, Shown, send_concern, send_report
from entrepairs.safety.actions.watching import finish_look, raise_look
from entrepairs.safety.models import Concern, Look, Measure, Report
from entrepairs.safety.rules.watch import may_claim
from entrepairs.safety.tests.told import hidden_by_three, settled
from entrepairs.safety.watch_queue import next_of

pytestmark = pytest.mark.django_db
T0 = datetime(2026, 3, 3, 11, 0, tzinfo=UTC)
SAD = "Je n’en peux plus, je voudrais disparaître."


@pytest.fixture(autouse=True)
def noon():
    with at(T0):
        yield


def look_of(thing):
    return Look.objects.open().get(object_id=thing.pk)


def offered(person):
    return next_of(Look.objects.visible_to(person).open(), person)


def worry(thing, kind="post", *, by):
    return send_concern(Shown(kind, thing.pk), Danger("elle pleure", is_now=False), new_id(), by=by)


def test_when_all_who_are_there_reported_it_whoever_is_not_well_waits_for_no_days(thread, aicha, farid, watch):
    post = said_in(thread, aicha, "Un vase.")
    for one in watch:
        reported(post, by=one)
    assert not any(may_claim(one, look_of(post)) for one in watch)
    worry(post, by=farid)
    assert look_of(post).queue == Look.Queue.ORANGE
    assert all(may_claim(one, look_of(post)) and offered(one) == look_of(post) for one in watch)


def test_who_reported_and_worries_takes_care(thread, aicha, watch):
    reported(post := said_in(thread, aicha, SAD), by=watch[1])
    worry(post, by=watch[1])
    assert may_claim(watch[1], look_of(post))


def test_who_reported_says_that_it_is_a_near_danger(thread, aicha, watch):
    reported(post := said_in(thread, aicha, SAD), by=watch[1])
    raise_look(look_at_it(post, watch[1]), by=watch[1])
    assert look_of(post).is_red


def test_what_they_told_of_somebody_else_beside_keeps_nobody_from_care(circle, aicha, farid, bruno, watch):
    claire = watch[1]
    thread = begun(circle, aicha, "Le chat dort.")
    reported(said_in(thread, farid, "Un vase."), by=claire)
    worry(thread, "thread", by=bruno)
    finish_look(look_at_it(thread, claire), Look.Outcome.READ, by=claire)

    sad = said_in(thread, aicha, SAD)
    send_report(Shown("thread", thread.pk), "attaque", "tout ce fil", new_id(), by=claire)
    finish_look(look_at_it(sad, claire), Look.Outcome.READ, by=claire)


def test_a_thread_without_an_answer_waits_for_whoever_is_there(circle, aicha, farid, watch):
    thread = begun(circle, aicha, "Le chat dort.")
    reported(said_in(thread, farid, "Un vase."), by=watch[1])
    look = unanswered(thread)
    assert offered(watch[1]) == look
    finish_look(look_at_it(thread, watch[1]), Look.Outcome.ANSWERED, by=watch[1])


def test_they_say_what_they_did_and_neither_read_nor_decide(thread, aicha, watch, desk):
    claire = watch[1]
    reported(post := said_in(thread, aicha, SAD), by=claire)
    look = look_at_it(post, claire)
    with pytest.raises(Refused, match="Choisissez ce que vous avez fait"):
        finish_look(look, Look.Outcome.READ, by=claire)
    with pytest.raises(Refused, match="Une autre personne décide"):
        decide("post", post.pk, Ruling(Measure.LEAVE, "autre", "Non."), by=claire)

    mine = desk(claire)
    page = mine.get(look.get_absolute_url()).content.decode()
    assert "Autre chose a été fait" in page and "Rendez-le" not in page
    assert "Choisissez ce que vous avez fait" in page and f"{look.get_absolute_url()}lu/" not in page
    assert mine.post(f"{look.get_absolute_url()}fin/", {"outcome": "soutien"}).status_code == 303


@pytest.mark.parametrize("by", [0, 1])
def test_what_was_told_of_the_text_comes_back_whoever_took_care(thread, aicha, farid, watch, by):
    """Nothing says that Claire told, and Driss did not."""
    claire = watch[1]
    reported(post := said_in(thread, aicha, SAD), by=claire)
    worry(post, by=farid)
    finish_look(look_at_it(post, watch[by]), Look.Outcome.SUPPORTED, by=watch[by])

    again = look_of(post)
    assert (again.queue, again.because, again.claimed_by) == (Look.Queue.YELLOW, Look.Because.REPORT, None)
    assert Report.objects.get().closed_at is None and Concern.objects.get().closed_at is not None
    assert may_claim(watch[0], again) and not may_claim(claire, again)
    finish_look(look_at_it(post, watch[0]), Look.Outcome.READ, by=watch[0])
    assert Report.objects.get().closed_at is not None and not Look.objects.open().filter(object_id=post.pk).exists()


@pytest.mark.parametrize("by", [0, 1])
def test_what_numbers_hid_comes_back_to_who_may_decide_whoever_took_care(thread, aicha, watch, person, by):
    post = said_in(thread, aicha, SAD)
    worry(post, by=watch[1])
    for name in ("Nadia", "Sam", "Lou"):
        reported(post, settled(person(name)))
    hidden_by_three()
    look = look_at_it(post, watch[by])
    with pytest.raises(Refused):
        finish_look(look, Look.Outcome.READ, by=watch[by])
    finish_look(look, Look.Outcome.ANSWERED, by=watch[by])
    assert look_of(post).queue == Look.Queue.YELLOW


def test_who_has_a_text_and_tells_of_it_reads_that_they_give_it_back(thread, aicha, watch):
    look = look_at_it(post := said_in(thread, aicha, "Un vase."), watch[1])
    reported(post, by=watch[1])
    with pytest.raises(Refused, match="Rendez-le"):
        finish_look(look, Look.Outcome.READ, by=watch[1])


def test_who_worried_takes_no_text_that_is_hidden_until_somebody_else_decides_until_the_days_have_passed(
    thread, aicha, watch, person
):
    claire = watch[1]
    worry(post := said_in(thread, aicha, "Un vase."), by=claire)
    for name in ("Nadia", "Sam", "Lou"):
        reported(post, settled(person(name)))
    hidden_by_three()
    finish_look(look_at_it(post, claire), Look.Outcome.SUPPORTED, by=claire)
    assert not may_claim(claire, look_of(post)) and offered(claire) != look_of(post)
    with at(T0 + timedelta(days=5)):
        look_at_it(post, claire)
        decide("post", post.pk, Ruling(Measure.LEAVE, "autre", "Non."), by=claire)
