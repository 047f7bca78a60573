"""What was told is answered, what waited appears, and what was decided ends, whichever way the watch went."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from entrepairs.agenda.tests.gathered import member
from entrepairs.community.actions.writing import edit_post
from entrepairs.community.models import Circle
from entrepairs.community.models.thread import Standing
from entrepairs.community.tests.looked_at import look_at_it, reported, standing
from entrepairs.community.tests.talking import DANGER, begun, circle_of, said_in
from entrepairs.community.tests.waiting import unanswered
from entrepairs.core.clock import at, now
from entrepairs.core.rules import Refused
from entrepairs.people.actions.erasures import ask_erasure
from entrepairs.people.tasks.retention import erase_due
from entrepairs.safety.actions.appeals import ask_another_look
from entrepairs.safety.actions.decisions import Ruling, decide
from entrepairs.safety.actions.resting import Resting, rest_thread
from entrepairs.safety.actions.watching import be_second, finish_look
from entrepairs.safety.models import Decision, Limit, Look, Measure, Report
from entrepairs.safety.receipts import receipt_of, spaced
from entrepairs.safety.standing import ANSWERS
from entrepairs.safety.tasks.forgetting import forget_copies
from entrepairs.safety.tasks.limits import end_past
from entrepairs.safety.tests.limited import limited
from entrepairs.safety.tests.told import hidden_by_three, settled
from entrepairs.safety.tests.watched import taken, watching

pytestmark = pytest.mark.django_db
RESTING = Resting(24, "attaque", "Le ton monte.")
SECRET = "la chanson de ma grand-mère"


@pytest.fixture
def watch(driss, claire, elena):
    watching(driss, by=elena)
    watching(claire, by=elena)
    return driss


def followed(report):
    return Client(raise_request_exception=False).get(f"/suivi/{spaced(receipt_of(report.pk))}/")


@pytest.mark.parametrize("measure", ["", *Measure.values])
def test_whatever_was_decided_who_told_reads_where_it_stands(thread, aicha, measure):
    report = reported(said_in(thread, aicha))
    Report.objects.filter(pk=report.pk).update(closed_at=now(), answer=measure)
    answer = followed(report)
    assert answer.status_code == 200
    assert str(ANSWERS.get(measure, ANSWERS[""])).split(" : ")[0] in answer.content.decode()


def test_a_rest_without_an_end_cannot_be_decided(thread, watch, desk):
    look = taken(unanswered(thread), by=watch)
    page = f"/veille/{look.pk}/decision/"
    assert 'value="repos"' not in desk(watch).get(page).content.decode()
    typed = {"measure": "repos", "ground": "attaque", "facts": "Trop vif", "public_note": "", "lu": ""}
    assert desk(watch).post(page, typed).status_code == 422
    with pytest.raises(Refused):
        decide("thread", thread.pk, Ruling(Measure.REST, "attaque", "Trop vif"), by=watch)
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.create(kind="thread", object_id=thread.pk, measure="repos", ground="autre", decided_at=now())


def test_a_limit_or_a_rest_answers_what_was_told_and_ends_as_decided(thread, aicha, farid, watch):
    first, second = said_in(thread, aicha, "tu dis n’importe quoi"), said_in(thread, farid, "toi aussi")
    told = [reported(one) for one in (first, second)]
    look, other = look_at_it(first, watch), look_at_it(second, watch)
    limited(look, Limit.Reach.WRITE, by=watch)
    rest_thread(other, RESTING, by=watch)
    for one in (look, other):
        finish_look(one, Look.Outcome.READ, by=watch)

    look.refresh_from_db()
    assert look.outcome == Look.Outcome.DECIDED
    answers = [Report.objects.get(pk=one.pk).answer for one in told]
    assert answers == [Measure.PERSON, Measure.REST]


def test_what_its_date_has_ended_since_is_the_answer_all_the_same(thread, aicha, watch):
    told = reported(post := said_in(thread, aicha, "toi aussi"))
    rest_thread(look := look_at_it(post, watch), RESTING, by=watch)
    with at(now() + timedelta(days=4)):
        end_past(Decision.objects.all())
        finish_look(Look.objects.get(pk=look.pk), Look.Outcome.READ, by=watch)
    assert Report.objects.get(pk=told.pk).answer == Measure.REST


def test_decided_cannot_be_said_of_what_nobody_decided(thread, aicha, watch, desk):
    report = reported(post := said_in(thread, aicha))
    look = look_at_it(post, watch)
    assert desk(watch).post(f"/veille/{look.pk}/fin/", {"outcome": "decision"}).status_code == 422
    finish_look(look, Look.Outcome.ANSWERED, by=watch)
    assert Report.objects.get(pk=report.pk).closed_at


def test_a_post_that_waited_appears_although_its_author_was_limited(house, elena, bruno, watch):
    post = begun(circle_of(house, elena, first_are_held=True), bruno).posts.get()
    look = look_at_it(post, watch)
    limited(look, Limit.Reach.TALK, by=watch)
    finish_look(look, Look.Outcome.READ, by=watch)
    assert standing(post) == Standing.SHOWN


@pytest.mark.parametrize("how", ["« lu »", "« laisser tel quel »"])
def test_what_two_people_found_harmless_appears(circle, bruno, watch, claire, how):
    look = look_at_it(post := begun(circle, bruno, DANGER).posts.get(), watch)
    be_second(look, by=claire)
    if how == "« lu »":
        finish_look(look, Look.Outcome.READ, by=watch)
    else:
        decide("post", post.pk, Ruling(Measure.LEAVE, "autre", "Une image, pas un danger."), by=watch)
    assert standing(post) == Standing.SHOWN


def test_a_danger_that_was_one_stays_with_the_team(circle, bruno, watch, claire):
    look = look_at_it(post := begun(circle, bruno, DANGER).posts.get(), watch)
    be_second(look, by=claire)
    finish_look(look, Look.Outcome.SUPPORTED, by=watch)
    assert standing(post) == Standing.LOOKED_AT


def test_what_changed_since_a_human_decided_is_hidden_by_three_again(thread, aicha, watch, person):
    post = said_in(thread, aicha, "bonjour")
    look_at_it(post, watch)
    decide("post", post.pk, Ruling(Measure.LEAVE, "autre", "Rien."), by=watch)
    three = [settled(person(f"P{n}")) for n in range(3)]
    for one in three:
        reported(post, by=one)
    hidden_by_three()
    assert standing(post) == Standing.SHOWN

    with at(now() + timedelta(hours=1)):
        decide("post", post.pk, Ruling(Measure.LEAVE, "autre", "Rien."), by=look_at_it(post, watch).claimed_by)
    with at(now() + timedelta(hours=2)):
        edit_post(post, "on sait qui tu es", by=aicha)
        for one in three:
            reported(post, by=one)
        hidden_by_three()
    assert standing(post) == Standing.SET_ASIDE


def test_who_opened_a_thread_under_an_alias_reads_why_it_rests(circle, bruno, aicha, watch, browser_of, desk):
    thread = begun(circle, bruno, is_hidden=True)
    decision = rest_thread(look_at_it(said_in(thread, aicha), watch), RESTING, by=watch)
    assert browser_of(bruno).get(decision.get_absolute_url()).status_code == 200
    assert browser_of(aicha).get(decision.get_absolute_url()).status_code == 404


def test_words_of_an_account_that_left_are_not_kept_again(thread, aicha, farid, watch):
    reported(post := said_in(thread, aicha, SECRET), by=farid)
    ask_erasure(aicha, keep_shared=False, at_once=True, by=aicha)
    with at(now() + timedelta(days=3)):
        erase_due.call()
        look_at_it(post, watch)
        decision = decide("post", post.pk, Ruling(Measure.REMOVE, "autre", "Retiré."), by=watch)
    assert decision.copy == ""


def test_a_copy_goes_after_six_months_unless_it_is_being_judged(thread, aicha, watch):
    kept, gone = (said_in(thread, aicha, text) for text in (SECRET, f"{SECRET}, encore"))
    decisions = []
    for post in (kept, gone):
        look_at_it(post, watch)
        decisions.append(decide("post", post.pk, Ruling(Measure.REMOVE, "autre", "Retiré."), by=watch))
    ask_another_look(decisions[0], "Pourquoi ?", by=aicha)
    with at(now() + timedelta(days=190)):
        forget_copies.call()
    copies = [Decision.objects.select_related("data_key").get(pk=one.pk).copy for one in decisions]
    assert copies == [SECRET, ""]


def test_the_watch_reads_of_a_house_only_what_calls_for_it(house, elena, bruno):
    member(house, bruno, by=elena)
    thread = begun(circle_of(house, elena, readers=Circle.Readers.HOUSE), bruno)
    said_in(thread, elena)
    assert not Look.objects.exists()
    said_in(thread, bruno, DANGER)
    assert Look.objects.get().queue == Look.Queue.RED


def test_what_was_told_is_read_on_the_page_before_it_can_be_closed(thread, aicha, farid, watch, desk):
    post = said_in(thread, aicha, "un mot de travers")
    page = f"/veille/{look_at_it(post, watch).pk}/"
    shown = desk(watch).get(page).content.decode()
    read = shown.split('name="lu" value="')[1][:16]
    report = reported(post, farid, "elle parle de ma sœur")

    assert desk(watch).post(f"{page}lu/", {"lu": read}, follow=True).redirect_chain
    assert Report.objects.get(pk=report.pk).closed_at is None
    shown = desk(watch).get(page).content.decode()
    assert "elle parle de ma sœur" in shown and Report.objects.get(pk=report.pk).opened_at
    desk(watch).post(f"{page}lu/", {"lu": shown.split('name="lu" value="')[1][:16]})
    assert Report.objects.get(pk=report.pk).closed_at
