"""A limit or a rest is decided on the way: who looks goes on, and whoever comes reads as much as before."""

import re

import pytest
from django.urls import reverse

from entrepairs.community.actions.removing import remove_post
from entrepairs.community.tests.dangers import worries
from entrepairs.community.tests.looked_at import look_at_it, reported
from entrepairs.core.models import Entry
from entrepairs.safety.actions.resting import Resting, rest_thread
from entrepairs.safety.actions.sheets import open_known
from entrepairs.safety.actions.watching import ask_second, be_second, finish_look, hand_back_look
from entrepairs.safety.models import Concern, Decision, Limit, Look, Report
from entrepairs.safety.seen import seen_of
from entrepairs.safety.tests.limited import in_days, limited
from entrepairs.safety.tests.told import hidden_by_three, settled

pytestmark = pytest.mark.django_db
HOW = "elle ne répond plus"
PAUSE = Resting(24, "attaque", "Une pause.")
SENT = {
    "limiting": {"reach": Limit.Reach.WRITE, "last_day": in_days(5), "ground": "attaque", "facts": "Trois fois."},
    "resting": {"hours": "24", "ground": "attaque", "why": "Une pause."},
}
DECIDED = {
    "limited": lambda look, by: limited(look, Limit.Reach.WRITE, by=by),
    "rests": lambda look, by: rest_thread(look, PAUSE, by=by),
}
on_the_way = pytest.mark.parametrize("decide", DECIDED.values(), ids=DECIDED)


@pytest.fixture
def red(vase, farid, watch):
    worries(vase, farid)
    return look_at_it(vase, watch[0])


def again(look):
    return Look.objects.get(pk=look.pk)


@on_the_way
def test_the_second_human_and_those_who_come_still_read_what_worries(red, watch, desk, decide):
    ask_second(red, by=watch[0])
    decide(red, watch[0])
    be_second(again(red), by=watch[1])

    assert HOW in desk(watch[1]).get(red.get_absolute_url()).content.decode()
    assert open_known(again(red), by=watch[1])["how"] == HOW


@on_the_way
def test_who_worries_is_answered_at_the_end_of_the_danger(red, watch, decide):
    decide(red, watch[0])
    assert Concern.objects.get().closed_at is None

    ask_second(red, by=watch[0])
    be_second(again(red), by=watch[1])
    finish_look(again(red), Look.Outcome.SUPPORTED, by=watch[0])
    assert Concern.objects.get().closed_at is not None


@on_the_way
def test_who_reported_is_answered_at_once_and_the_words_are_read_to_the_end(vase, aicha, farid, watch, decide):
    reported(vase, by=farid)
    look = look_at_it(vase, watch[0])
    decide(look, watch[0])
    remove_post(vase, by=aicha)

    assert Report.objects.get().closed_at is not None
    seen = seen_of(again(look))
    assert seen.words == "Un vase." and [one.words for one in seen.told] == ["regardez"]
    finish_look(again(look), Look.Outcome.READ, by=watch[0])
    assert not seen_of(again(look)).told and not seen_of(again(look)).words


@on_the_way
def test_what_a_decision_answered_is_none_of_the_three_that_hide(vase, farid, elena, bruno, watch, decide):
    for one in (farid, elena):
        reported(vase, by=settled(one))
    decide(look_at_it(vase, watch[0]), watch[0])
    reported(vase, by=settled(bruno))
    hidden_by_three()

    assert not Decision.objects.filter(by_human=False).exists()


@pytest.mark.parametrize("name", SENT)
def test_nobody_decides_over_a_worry_that_was_not_before_their_eyes(vase, farid, watch, desk, name):
    look = look_at_it(vase, watch[0])
    browser, where = desk(watch[0]), reverse(f"safety:{name}", args=[look.pk])
    read = _fingerprint(browser.get(where))
    worries(vase, farid)

    refused = browser.post(where, SENT[name] | {"lu": read})

    assert refused.status_code == 422 and HOW in refused.content.decode() and not look.decisions.exists()
    assert Concern.objects.get().opened_at is not None
    assert browser.post(where, SENT[name] | {"lu": _fingerprint(refused)}).status_code == 303


def _fingerprint(answer):
    return re.search(r'name="lu" value="([^"]+)"', answer.content.decode())[1]


@pytest.mark.parametrize("name", ["ruling", *SENT])
def test_that_the_words_were_opened_to_decide_is_written_and_said(vase, watch, desk, name):
    look = look_at_it(vase, watch[0])

    page = desk(watch[0]).get(reverse(f"safety:{name}", args=[look.pk])).content.decode()

    assert "Un vase." in page and "Que vous ayez ouvert ce texte est écrit." in page
    assert Entry.objects.filter(verb="look.opened", actor=watch[0].pk, thing=str(look.pk)).count() == 1


@pytest.mark.parametrize("name", [*SENT, "ruling"])
def test_what_was_typed_comes_back_without_the_text_once_it_was_given_back(vase, watch, desk, name):
    hand_back_look(look := look_at_it(vase, watch[0]), by=watch[0])
    sent = SENT.get(name, {"measure": "note", "ground": "attaque", "facts": "Trois fois.", "public_note": "Une note."})
    answer = desk(watch[0]).post(reverse(f"safety:{name}", args=[look.pk]), sent)
    shown = answer.content.decode()
    assert answer.status_code == 422 and "Prenez-le d’abord" in shown
    assert sent.get("facts", "Une pause.") in shown and vase.text not in shown


def test_what_was_reported_comes_back_after_care_though_a_limit_answered(vase, farid, watch):
    reported(vase, by=farid)
    worries(vase, farid)
    be_second(look := look_at_it(vase, watch[0]), by=watch[1])
    limited(again(look), Limit.Reach.WRITE, by=watch[0])
    finish_look(again(look), Look.Outcome.SUPPORTED, by=watch[0])
    assert Look.objects.open().get(object_id=vase.pk).queue == Look.Queue.YELLOW
