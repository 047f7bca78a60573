"""Nothing waits for nobody: an appeal, what is lifted, what somebody in danger adds, what is rewritten as asked."""

import pytest

from entrepairs.accompaniment.actions.showing import report_messages
from entrepairs.accompaniment.actions.talk import edit_message
from entrepairs.accompaniment.tests.pairs import say
from entrepairs.agenda.tests.gathered import member, planned
from entrepairs.community.actions.writing import edit_post
from entrepairs.community.models import Circle, Post
from entrepairs.community.models.thread import Standing
from entrepairs.community.tests.looked_at import look_at_it, standing
from entrepairs.community.tests.talking import DANGER, begun, circle_of, said_in
from entrepairs.core.ids import new_id
from entrepairs.core.rules import Refused
from entrepairs.people.models import Notice
from entrepairs.safety.actions.appeals import ask_another_look, judge_appeal
from entrepairs.safety.actions.decisions import Ruling, decide
from entrepairs.safety.actions.reports import Shown, send_report
from entrepairs.safety.actions.watching import be_second, claim_look, finish_look, open_look
from entrepairs.safety.models import Appeal, Look, Measure
from entrepairs.safety.tests.told import hidden_by_three, settled
from entrepairs.safety.tests.watched import watching

pytestmark = pytest.mark.django_db


def test_an_appeal_is_told_to_who_may_judge_it_and_waits_on_their_desk(thread, aicha, watch, desk):
    driss, claire = watch
    post = said_in(thread, aicha, "Un vase.")
    look_at_it(post, driss)
    decision = decide("post", post.pk, Ruling(Measure.REMOVE, "autre", "Non."), by=driss)
    Look.objects.open().update(done_at=decision.decided_at, outcome="lu")
    ask_another_look(decision, "Non.", by=aicha)
    assert {notice.person for notice in Notice.objects.filter(kind="appeal_asked")} == {claire}
    asked = "Quelqu’un demande un autre regard"
    assert asked in desk(claire).get("/veille/").content.decode()
    assert asked not in desk(driss).get("/veille/").content.decode()


def test_what_is_lifted_and_not_shown_is_read_again(thread, aicha, watch, person, elena):
    driss, claire = watch
    judge = watching(person("Zoé"), by=elena).person
    post = said_in(thread, aicha, DANGER)
    be_second(look_at_it(post, driss), by=claire)
    decision = decide("post", post.pk, Ruling(Measure.REMOVE, "methode", "Non."), by=driss)
    appeal = ask_another_look(decision, "C’est une chanson.", by=aicha)
    judge_appeal(appeal, Appeal.Outcome.LIFTED, "Oui, une chanson.", by=judge)
    assert standing(post) == Standing.LOOKED_AT and Look.objects.open().filter(object_id=post.pk).exists()


def test_what_is_rewritten_as_asked_is_decided_not_only_read(thread, aicha, watch):
    driss, claire = watch
    post = said_in(thread, aicha, "Un vase.")
    look_at_it(post, driss)
    decide("post", post.pk, Ruling(Measure.EDIT, "contact", "Une adresse.", proposed="Un pot."), by=driss)
    kept = Post.objects.select_related("thread__circle__data_key", "voice").get(pk=post.pk)
    edit_post(kept, "Une cruche.", by=aicha)
    with pytest.raises(Refused, match="Dites ce que vous décidez"):
        finish_look(look_at_it(post, claire), Look.Outcome.READ, by=claire)


@pytest.mark.parametrize("outcome", [Look.Outcome.SUPPORTED, Look.Outcome.READ])
def test_what_is_rewritten_into_a_danger_is_decided_once_that_is_over(thread, aicha, watch, outcome):
    driss, claire = watch
    post = said_in(thread, aicha, "Un vase.")
    look_at_it(post, driss)
    decide("post", post.pk, Ruling(Measure.EDIT, "contact", "Une adresse.", proposed="Un pot."), by=driss)
    edit_post(post, DANGER, by=aicha)
    red = look_at_it(post, driss)
    be_second(red, by=claire)
    finish_look(red, outcome, by=driss)
    assert standing(post) == Standing.SET_ASIDE
    again = Look.objects.open().get(object_id=post.pk)
    assert (again.queue, again.because) == (Look.Queue.YELLOW, Look.Because.NEW), "nobody told of it"
    look_at_it(post, claire)
    decide("post", post.pk, Ruling(Measure.LEAVE, "autre", "Rien."), by=claire)
    shows = {Look.Outcome.READ: Standing.SHOWN, Look.Outcome.SUPPORTED: Standing.LOOKED_AT}
    assert standing(post) == shows[outcome] and not Look.objects.open().filter(object_id=post.pk).exists()


@pytest.mark.parametrize("few", [True, False])
def test_what_somebody_in_danger_adds_is_read_soon_and_told_to_who_has_it(house, aicha, elena, watch, few):
    member(house, aicha, by=elena)
    thread = begun(circle_of(house, elena, **({"readers": Circle.Readers.HOUSE} if few else {})), aicha, DANGER)
    look_at_it(thread.posts.get(), watch[0])
    more = said_in(thread, aicha, "Bonne nuit à tous, merci.")
    assert Look.objects.get(object_id=more.pk).queue == Look.Queue.ORANGE
    assert Notice.objects.filter(person=watch[0], kind="watch_more").exists()


def test_what_is_hidden_and_gone_is_finished(house, elena, watch, person):
    gathering = planned(house, by=elena)
    for n in range(3):
        send_report(Shown("gathering", gathering.pk), "vente", "elle vend", new_id(), by=settled(person(f"P{n}")))
    hidden_by_three()
    look = Look.objects.open().get(object_id=gathering.pk)
    gathering.delete()
    claim_look(look, by=watch[0])
    finish_look(look, Look.Outcome.READ, by=watch[0])


def test_what_was_changed_after_it_was_shown_is_not_read(pair, bruno, aicha, watch):
    message = say(pair, "tu me dois de l’argent", aicha)
    report_messages(pair, [message], "vente", "elle vend", new_id(), by=bruno)
    edit_message(message, "mon adresse est le 3 rue du Four", by=aicha)
    look = Look.objects.open().get(kind="exchange")
    claim_look(look, by=watch[0])
    seen = open_look(look, by=watch[0])
    assert "me dois" in seen.text and "rue du Four" not in seen.text + seen.kept
