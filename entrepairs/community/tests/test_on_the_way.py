"""A limit or a rest is decided on the way: who looks goes on, and whoever comes reads as much as before."""

import re

import pytest
from django.urls import reverse

from entrepairs.community.actions.removing import remove_post
from entrepairs.community.actions.writing import edit_post
from entrepairs.community.models import Post
from entrepairs.community.tests.appealed import NOTE
from entrepairs.community.tests.dangers import worries
from entrepairs.community.tests.looked_at import look_at_it, reported
from entrepairs.community.tests.talking import begun
from entrepairs.core.models import Entry
from entrepairs.core.rules import Refused
from entrepairs.safety.actions.decisions import decide
from entrepairs.safety.actions.resting import Resting, rest_thread
from entrepairs.safety.actions.sheets import open_known
from entrepairs.safety.actions.watching import ask_second, be_second, claim_look, finish_look, hand_back_look
from entrepairs.safety.models import Concern, Decision, Limit, Look, Report
from entrepairs.safety.rules.watch import may_watch
from entrepairs.safety.seen import seen_of
from entrepairs.safety.tests.limited import in_days, limited

pytestmark = pytest.mark.django_db
HOW = "elle ne répond plus"
PAUSE = Resting(24, "attaque", "Une pause.")
SENT = {
    "limiting": {"reach": Limit.Reach.WRITE, "last_day": in_days(5), "ground": "attaque", "facts": "Trois fois."},
    "resting": {"hours": "24", "ground": "attaque", "why": "Une pause."},
}
NOTED = {"measure": "note", "ground": "attaque", "facts": "Trois fois.", "public_note": "Une note."}
DECIDED = {
    "limited": lambda look, by: limited(look, Limit.Reach.WRITE, by=by),
    "rests": lambda look, by: rest_thread(look, PAUSE, by=by),
}
on_the_way = pytest.mark.parametrize("act", DECIDED.values(), ids=DECIDED)


@pytest.fixture
def red(vase, farid, watch):
    worries(vase, farid)
    return look_at_it(vase, watch[0])


def again(look):
    return Look.objects.get(pk=look.pk)


@on_the_way
def test_the_second_human_and_those_who_come_still_read_what_worries(red, watch, desk, act):
    ask_second(red, by=watch[0])
    act(red, watch[0])
    be_second(again(red), by=watch[1])

    assert HOW in desk(watch[1]).get(red.get_absolute_url()).content.decode()
    assert open_known(again(red), by=watch[1])["how"] == HOW


@on_the_way
def test_who_worries_is_answered_at_the_end_of_the_danger(red, watch, act):
    act(red, watch[0])
    assert Concern.objects.get().closed_at is None

    ask_second(red, by=watch[0])
    be_second(again(red), by=watch[1])
    finish_look(again(red), Look.Outcome.SUPPORTED, by=watch[0])
    assert Concern.objects.get().closed_at is not None


@on_the_way
def test_who_reported_is_answered_at_the_end_with_what_was_decided(vase, aicha, farid, watch, act):
    reported(vase, by=farid)
    look = look_at_it(vase, watch[0])
    act(look, watch[0])
    remove_post(vase, by=aicha)

    assert Report.objects.get().closed_at is None
    seen = seen_of(again(look))
    assert seen.words == "Un vase." and [one.words for one in seen.told] == ["regardez"]
    finish_look(again(look), Look.Outcome.READ, by=watch[0])
    assert not seen_of(again(look)).told and not seen_of(again(look)).words
    assert Report.objects.get().answer == Decision.objects.get().measure


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
    sent = SENT.get(name, NOTED)
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


@pytest.mark.parametrize("name", [*SENT, "ruling"])
def test_sent_again_once_it_is_taken_again_it_asks_to_read_what_changed(vase, aicha, watch, desk, name):
    browser, look = desk(watch[0]), look_at_it(vase, watch[0])
    url, sent = reverse(f"safety:{name}", args=[look.pk]), SENT.get(name, NOTED)
    read = _fingerprint(browser.get(url))
    hand_back_look(look, by=watch[0])
    edit_post(Post.objects.get(pk=vase.pk), "Un tout autre texte.", by=aicha)
    refused = browser.post(url, {**sent, "lu": read})
    claim_look(again(look), by=watch[0])
    assert browser.post(url, {**sent, "lu": _fingerprint(refused)}).status_code == 422
    assert not Decision.objects.exists()


@pytest.mark.parametrize("name", [*SENT, "ruling"])
def test_and_it_may_be_taken_from_there(vase, watch, desk, name):
    hand_back_look(look := look_at_it(vase, watch[0]), by=watch[0])
    url, sent = reverse(f"safety:{name}", args=[look.pk]), SENT.get(name, NOTED)
    assert 'name="prendre"' in desk(watch[0]).post(url, sent).content.decode()
    shown = desk(watch[0]).post(url, sent | {"prendre": "on"}).content.decode()
    assert again(look).claimed_by == watch[0] and vase.text in shown and 'name="prendre"' not in shown
    assert sent.get("facts", sent.get("why")) in shown and not Decision.objects.exists()


def test_not_when_somebody_else_has_it(vase, watch, desk):
    url = reverse("safety:ruling", args=[(look := look_at_it(vase, watch[1])).pk])
    shown = desk(watch[0]).post(url, NOTED | {"prendre": "on"}).content.decode()
    assert again(look).claimed_by == watch[1] and "Trois fois." in shown and vase.text not in shown


def test_who_has_not_taken_it_reads_nothing_of_limits(vase, watch, desk):
    limited(look := look_at_it(vase, watch[0]), Limit.Reach.TALK, by=watch[0])
    shown = desk(watch[1]).post(reverse("safety:limiting", args=[look.pk]), SENT["limiting"]).content.decode()
    assert "Déjà limité" not in shown and vase.text not in shown


def test_for_whom_the_lot_set_aside_there_is_no_page_to_decide_on(circle, aicha, night_team, desk):
    post = begun(circle, aicha, "Un bol.", is_hidden=True).posts.get()
    look = Look.objects.open().get(object_id=post.pk)
    outside = next(one for one in night_team if not may_watch(one, look))
    assert desk(outside).post(reverse("safety:ruling", args=[look.pk]), NOTED).status_code == 404


def test_nobody_decides_from_what_somebody_else_has_ended_meanwhile(vase, watch):
    be_second(look := look_at_it(vase, watch[0]), by=watch[1])
    decide("post", vase.pk, NOTE, by=watch[0])
    with pytest.raises(Refused, match="déjà fini"):
        decide("post", vase.pk, NOTE, by=watch[1], here=look)


@pytest.mark.parametrize(("page", "box"), [("look_aside", "body"), ("look_danger", "how")])
def test_what_was_said_aside_comes_back_once_it_was_given_back(red, watch, desk, page, box):
    hand_back_look(again(red), by=watch[0])
    answer = desk(watch[0]).post(reverse(f"safety:{page}", args=[red.pk]), {box: "Rappeler demain."})
    shown = answer.content.decode()
    assert answer.status_code == 422 and "Rappeler demain." in shown and "Prenez-le d’abord" in shown
