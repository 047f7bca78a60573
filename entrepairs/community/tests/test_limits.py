"""Limits on a person: dated, reasoned, contested; they hold where it was said, and nobody else sees them."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.test import Client

from entrepairs.accompaniment.tests.chain import written
from entrepairs.community.actions.removing import remove_post, say_phrase
from entrepairs.community.actions.writing import edit_post
from entrepairs.community.models import Circle, Reaction, Thread
from entrepairs.community.tests.talking import begun, circle_of, last_words_gone, said_in
from entrepairs.core.clock import at, now
from entrepairs.core.rules import Refused
from entrepairs.people.actions.erasures import ask_erasure
from entrepairs.people.models import Notice
from entrepairs.safety.actions.appeals import ask_another_look, judge_appeal
from entrepairs.safety.actions.looks import look_at
from entrepairs.safety.models import Decision, Limit, Look
from entrepairs.safety.tasks.limits import end_dated
from entrepairs.safety.tests.limited import WHY, in_days, limited
from entrepairs.safety.tests.watched import taken, watching
from tests.at_once import at_once

pytestmark = pytest.mark.django_db
Reach = Limit.Reach


@pytest.fixture
def watch(driss, claire, elena):
    watching(driss, by=elena), watching(claire, by=elena)
    return driss


@pytest.fixture
def thread(circle, aicha):
    return begun(circle, aicha)


def look_of(post, by):
    return taken(Look.objects.open().get(kind="post", object_id=post.pk), by=by)


def test_one_reads_and_does_not_write_there_until_that_day_is_over(circle, thread, bruno, watch, house, elena):
    post = said_in(thread, bruno, "Tais-toi.")
    limit = limited(look_of(post, watch), Reach.WRITE, by=watch)

    says, opens = (lambda: said_in(thread, bruno)), (lambda: begun(circle, bruno))
    to_her = thread.posts.get(begins=True)
    word = Reaction.Phrase.choices[0][0]
    for act in (says, opens, lambda: say_phrase(to_her, word, by=bruno), lambda: edit_post(post, "pire", by=bruno)):
        with pytest.raises(Refused, match="vous lisez le cercle"):
            act()
    assert Thread.objects.visible_to(bruno).filter(pk=thread.pk).exists()
    assert begun(circle_of(house, elena, name="Un autre"), bruno)
    remove_post(post, by=bruno)
    with at(limit.decision.until - timedelta(minutes=1)), pytest.raises(Refused):
        said_in(thread, bruno)
    with at(limit.decision.until):
        assert said_in(thread, bruno)


def test_it_ends_by_itself_and_the_person_is_told(thread, bruno, watch):
    limit = limited(look_of(said_in(thread, bruno), watch), Reach.WRITE, by=watch)

    end_dated.call()
    assert Decision.objects.in_force().filter(pk=limit.decision_id).exists()
    with at(limit.decision.until):
        end_dated.call()
        end_dated.call()

    decision = Decision.objects.select_related("data_key").get(pk=limit.decision_id)
    assert (decision.lifted_by, decision.lifted_at) == (
        None,
        limit.decision.until,
    ) and "comme avant" in decision.lifted_because
    assert Notice.objects.filter(person=bruno, kind="decision_lifted").count() == 1


def test_a_circle_that_is_closed_to_someone_does_not_exist_for_them(circle, thread, bruno, watch, browser_of):
    limited(look_of(said_in(thread, bruno), watch), Reach.PLACE, by=watch)

    mine = browser_of(bruno)
    assert mine.get(circle.get_absolute_url()).status_code == mine.get(thread.get_absolute_url()).status_code == 404
    assert circle.name in mine.get("/cercles/").content.decode()
    assert Client().get(thread.get_absolute_url()).status_code == 200


def test_no_private_talk_begins_and_those_that_go_on_go_on(thread, bruno, watch):
    limited(look_of(said_in(thread, bruno), watch), Reach.TALK, by=watch)

    with pytest.raises(Refused, match="échange privé"):
        written(bruno)
    assert said_in(thread, bruno)


def test_the_person_reads_why_until_when_and_how_to_contest_and_nobody_else(
    thread, bruno, watch, farid, aicha, browser_of
):
    limit = limited(look_of(said_in(thread, bruno, "Tais-toi."), watch), Reach.WRITE, by=watch)
    where = limit.decision.get_absolute_url()

    page = browser_of(bruno).get(where).content.decode()
    assert Notice.objects.filter(person=bruno, kind="decision", path=where).exists()
    for words in (WHY, limit.sentence, "On n’attaque pas", "Tais-toi.", "autre regard"):
        assert words in page.replace("&#x27;", "'"), words
    assert "Driss" not in page
    for other in (farid, aicha):
        assert browser_of(other).get(where).status_code == 404
        assert "limit" not in browser_of(other).get(thread.get_absolute_url()).content.decode().split("<main")[1]


def test_someone_else_judges_and_it_ends_at_once(thread, bruno, watch, claire):
    limit = limited(look_of(said_in(thread, bruno), watch), Reach.WRITE, by=watch)
    appeal = ask_another_look(limit.decision, "C’était pour rire.", by=bruno)

    with pytest.raises(Refused):
        judge_appeal(appeal, "levee", "oui", by=watch)
    judge_appeal(appeal, "levee", "D’accord.", by=claire)

    assert said_in(thread, bruno)


def test_nobody_limits_without_being_of_the_watch_nor_themselves_nor_whom_they_accompany(
    pair, circle, bruno, aicha, farid, elena, driss
):
    watching(aicha, by=elena), watching(bruno, by=elena), watching(driss, by=elena)
    look = Look.objects.get(object_id=begun(circle, bruno).posts.get().pk)
    Look.objects.filter(pk=look.pk).update(claimed_by=aicha)
    for someone in (farid, aicha, bruno, driss):
        with pytest.raises(Refused):
            limited(look, Reach.TALK, by=someone)
    assert not Limit.objects.exists()


@pytest.mark.parametrize("days", [-1, 93, 400])
def test_it_is_always_dated_and_never_longer_than_three_months(thread, bruno, watch, days):
    with pytest.raises(Refused):
        limited(look_of(said_in(thread, bruno), watch), Reach.WRITE, by=watch, days=days)


def test_under_an_alias_it_follows_who_wrote_and_says_nobody(circle, thread, bruno, farid, watch, desk, browser_of):
    post = said_in(thread, bruno, "Tais-toi.", is_hidden=True)
    look = look_of(post, watch)
    for reach in (Reach.PLACE, Reach.TALK):
        with pytest.raises(Refused):
            limited(look, reach, by=watch)

    limit = limited(look, Reach.WRITE, by=watch)

    assert limit.person is None and limit.decision.author is None
    assert not Notice.objects.filter(person=bruno, kind="decision").exists()
    for act in (lambda: said_in(thread, bruno), lambda: begun(circle, bruno, "Sous mon nom")):
        with pytest.raises(Refused):
            act()
    assert said_in(thread, farid)
    assert limit.sentence in browser_of(bruno).get(limit.decision.get_absolute_url()).content.decode()
    assert browser_of(farid).get(limit.decision.get_absolute_url()).status_code == 404
    page = desk(watch).get(f"/veille/decisions/{limit.decision_id}/").content.decode()
    assert "Bruno" not in page
    ask_erasure(bruno, keep_shared=True, at_once=True, by=bruno)
    last_words_gone()
    assert not Limit.objects.exists() and not Decision.objects.exists()


def test_under_an_alias_one_holds_at_a_time_whatever_led_there(thread, bruno, watch):
    first, second = (said_in(thread, bruno, text, is_hidden=True) for text in ("Tais-toi.", "Va-t’en."))
    limited(look_of(first, watch), Reach.WRITE, by=watch)
    last = limited(look_of(second, watch), Reach.WRITE, by=watch, days=2)

    assert list(Limit.objects.in_force()) == [last]


def test_who_opened_under_an_alias_and_leaves_leaves_no_mark(circle, bruno, watch):
    hidden = begun(circle, bruno, is_hidden=True)
    look = look_at("thread", hidden.pk, Look.Queue.BLUE, because=Look.Because.UNANSWERED)
    assert limited(taken(look, by=watch), Reach.WRITE, by=watch).mark == hidden.mark_of(bruno)

    ask_erasure(bruno, keep_shared=True, at_once=True, by=bruno)
    last_words_gone()

    assert not Limit.objects.exists()


def test_it_goes_with_the_account(thread, bruno, watch):
    limited(look_of(said_in(thread, bruno), watch), Reach.WRITE, by=watch)
    ask_erasure(bruno, keep_shared=True, at_once=True, by=bruno)
    assert not Limit.objects.exists()


def test_the_page_of_the_watch_keeps_what_was_typed_and_refuses_farid(thread, bruno, watch, farid, desk):
    look = look_of(said_in(thread, bruno), watch)
    where = f"/veille/{look.pk}/personne/"
    typed = {"reach": "ecrire", "last_day": "", "ground": "attaque", "facts": WHY}

    answer = desk(watch).post(where, typed)
    assert answer.status_code == 422 and WHY in answer.content.decode()
    assert desk(farid).get(where).status_code == 404
    assert desk(watch).post(where, typed | {"last_day": in_days(3).isoformat()}).status_code == 303
    assert Limit.objects.get().last_day == in_days(3)


def test_the_database_refuses_a_limit_without_its_place(thread, bruno, watch):
    limit = limited(look_of(said_in(thread, bruno), watch), Reach.WRITE, by=watch)
    with pytest.raises(IntegrityError):
        Limit.objects.filter(pk=limit.pk).update(place=None)


@pytest.mark.django_db(transaction=True)
def test_two_who_limit_at_the_same_moment_leave_one_limit(thread, bruno, watch, claire):
    look = look_of(said_in(thread, bruno), watch)
    Look.objects.filter(pk=look.pk).update(second_by=claire, second_at=now())

    at_once(lambda: limited(look, Reach.WRITE, by=watch), lambda: limited(look, Reach.WRITE, by=claire, days=2))

    assert Limit.objects.in_force().count() == 1 == Decision.objects.in_force().count()
    assert Circle.objects.visible_to(bruno).exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("reach", "is_hidden"), [(Reach.TALK, False), (Reach.WRITE, True)])
def test_two_who_limit_the_same_person_for_two_texts_at_the_same_moment_leave_one_limit(
    thread, bruno, watch, claire, reach, is_hidden
):
    for _turn in range(4):
        one, other = (look_of(said_in(thread, bruno, is_hidden=is_hidden), by) for by in (watch, claire))
        at_once(lambda look=one: limited(look, reach, by=watch), lambda look=other: limited(look, reach, by=claire))
        assert Limit.objects.in_force().count() == 1, "the former ones are lifted"
        Decision.objects.update(lifted_at=now())
