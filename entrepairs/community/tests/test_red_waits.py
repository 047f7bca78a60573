"""A near danger that waits: for somebody to take it, for a second human. It never stops calling, whatever the night."""

from datetime import timedelta

import pytest

from entrepairs.community.models import Post, Thread
from entrepairs.community.models.thread import Standing
from entrepairs.community.tests.dangers import MORNING, called_since, passes, worried, worries, written
from entrepairs.community.tests.looked_at import reported, standing
from entrepairs.community.tests.talking import NIGHT, NOON, begun, circle_of
from entrepairs.core.clock import at
from entrepairs.people.actions.erasures import ask_erasure
from entrepairs.people.models import Notice
from entrepairs.safety.actions.blocks import block
from entrepairs.safety.actions.decisions import hold_back
from entrepairs.safety.actions.looks import look_at
from entrepairs.safety.actions.watchers import pause_watch, resume_watch
from entrepairs.safety.actions.watching import ask_second, be_second, finish_look, hand_back_look, raise_look
from entrepairs.safety.models import Look, LookCall, Watcher
from entrepairs.safety.rules.decisions import may_decide
from entrepairs.safety.rules.watch import may_be_second, may_watch
from entrepairs.safety.tasks.watch import call_for_reds
from entrepairs.safety.tests.watched import looks, may_be_called, taken, watching

pytestmark = pytest.mark.django_db


def test_called_in_vain_somebody_who_worries_calls_everybody_anew(circle, bruno, aicha, night_team):
    post, _look = worried(circle, bruno, aicha)
    passes(NIGHT, 4)
    later = NIGHT + timedelta(hours=4)
    passes(later, 1)
    assert not called_since(later)
    with at(later + timedelta(hours=1)):
        worries(post, aicha)
    passes(later + timedelta(hours=1), 1)
    assert called_since(later) == set(night_team)


def test_called_in_vain_at_night_all_are_called_again_once_the_team_is_back_and_a_day_later(circle, bruno, night_team):
    written(circle, bruno)
    passes(NIGHT, 10)
    before = MORNING - timedelta(hours=4)
    assert not LookCall.objects.filter(at__gte=before, at__lt=MORNING).exists()
    passes(MORNING, 1)
    assert called_since(MORNING) == set(night_team)
    assert LookCall.objects.filter(at__gte=MORNING).count() == 3, "once"
    evening = MORNING + timedelta(hours=24)
    passes(evening, 1)
    assert called_since(evening) == set(night_team)


def test_who_looks_alone_is_joined_the_others_are_called_for_it(circle, bruno, night_team):
    ada, bela, cleo = night_team
    may_be_called(bela)
    _post, look = written(circle, bruno)
    with at(NIGHT):
        ask_second(taken(look, by=ada), by=ada)
    passes(NIGHT, 0.25)
    assert not LookCall.objects.exists(), "they were told a moment ago"
    passes(NIGHT + timedelta(minutes=15), 1)
    assert [call.person for call in LookCall.objects.order_by("at")][:2] == [bela, cleo]
    woken = Notice.objects.filter(person=bela, kind="watch_call").order_by("at")
    assert woken[0].mail_due_at == woken[0].at, "at night too"


def test_when_the_only_other_one_sleeps_who_is_near_is_called_too(circle, bruno, night_team):
    ada, bela, cleo = night_team
    block(cleo, by=bruno)
    _post, look = written(circle, bruno)
    with at(NIGHT):
        ask_second(taken(look, by=ada), by=ada)
    passes(NIGHT, 0.75)
    assert called_since(NIGHT) == {bela}
    passes(NIGHT + timedelta(minutes=45), 3)
    assert called_since(NIGHT) == {bela, cleo}
    with at(NIGHT + timedelta(hours=4)):
        assert may_be_second(cleo, Look.objects.get(pk=look.pk))


def test_what_is_for_all_stays_so_after_it_is_handed_back_or_somebody_comes_back(circle, bruno, night_team):
    ada, bela, cleo = night_team
    block(bela, by=bruno), block(cleo, by=bruno)
    with at(NIGHT):
        pause_watch(Watcher.objects.get(person=ada), by=ada)
    _post, look = written(circle, bruno)
    passes(NIGHT, 0.25)
    assert called_since(NIGHT) == {bela, cleo}
    with at(NIGHT + timedelta(minutes=20)):
        resume_watch(Watcher.objects.get(person=ada), by=ada)
        call_for_reds.call()
        assert may_watch(bela, Look.objects.get(pk=look.pk)), "she was called, and she comes"
        hand_back_look(taken(look, by=bela), by=bela)
    passes(NIGHT + timedelta(minutes=30), 1)
    assert may_watch(cleo, Look.objects.get(pk=look.pk))


def test_the_more_people_worry_the_sooner_everybody_is_called(circle, bruno, aicha, night_team):
    """Each new word does not send the calls back to the first one, who sleeps."""
    may_be_called(night_team[0])
    post, _look = worried(circle, bruno, aicha)
    for tens in range(18):
        with at(NIGHT + timedelta(minutes=10 * tens)):
            worries(post, aicha)
            call_for_reds.call()
    assert called_since(NIGHT) == set(night_team)


def test_after_a_pause_the_next_one_may_ask_for_a_second_too(circle, bruno, night_team):
    ada, bela, cleo = night_team
    _post, look = written(circle, bruno)
    with at(NIGHT):
        ask_second(taken(look, by=ada), by=ada)
        pause_watch(Watcher.objects.get(person=ada), by=ada)
        Notice.objects.all().delete()
        ask_second(taken(look, by=bela), by=bela)
    assert Notice.objects.filter(person=cleo, kind="watch_second").exists()


def test_when_one_of_the_two_leaves_the_others_are_asked_again(circle, bruno, night_team):
    ada, bela, cleo = night_team
    _post, look = written(circle, bruno)
    with at(NIGHT):
        ask_second(taken(look, by=ada), by=ada)
        be_second(Look.objects.get(pk=look.pk), by=bela)
        hand_back_look(look, by=ada)
    assert Look.objects.get(pk=look.pk).claimed_by == bela
    assert Notice.objects.filter(person=bela, kind="watch_more").exists()
    passes(NIGHT + timedelta(minutes=15), 1)
    assert cleo in called_since(NIGHT)


def test_what_an_erased_account_had_begun_calls_anew(circle, bruno, night_team):
    ada = night_team[0]
    _post, look = written(circle, bruno)
    passes(NIGHT, 4)
    later = NIGHT + timedelta(hours=4)
    with at(later):
        taken(look, by=ada)
        ask_erasure(ada, keep_shared=False, at_once=True, by=ada)
    passes(later + timedelta(minutes=5), 1)
    assert called_since(later)


def test_who_joins_later_is_called_as_often_as_the_others_not_at_once(circle, bruno, elena, driss, night_team):
    written(circle, bruno)
    for day in range(4):
        passes(NIGHT + timedelta(days=day), 11)
    later = NIGHT + timedelta(days=4)
    with at(later):
        watching(driss, by=elena)
    passes(later, 5)
    assert LookCall.objects.filter(person=driss).count() <= 4


def test_at_night_who_is_woken_comes_before_who_is_not_though_near(circle, bruno, night_team):
    cleo = night_team[2]
    block(cleo, by=bruno)
    may_be_called(cleo)
    written(circle, bruno)
    passes(NIGHT, 0.25)
    assert called_since(NIGHT) == {cleo}


def test_a_danger_ends_though_its_text_is_hidden_and_what_becomes_of_it_is_for_another(
    circle, bruno, aicha, night_team
):
    ada, bela, cleo = night_team
    block(ada, by=bruno), block(bela, by=bruno)
    with at(NIGHT):
        pause_watch(Watcher.objects.get(person=cleo), by=cleo)
    post, look = worried(circle, bruno, aicha)
    passes(NIGHT, 0.25)
    with at(NIGHT + timedelta(minutes=20)):
        reported(post)
        hold_back("post", post.pk)
        ask_second(taken(look, by=ada), by=ada)
        be_second(Look.objects.get(pk=look.pk), by=bela)
        assert not may_decide(ada, "post", post.pk, bruno)
        finish_look(look, Look.Outcome.SUPPORTED, by=ada)
    assert standing(post) == Standing.SET_ASIDE
    assert not looks(ada, post) and not looks(bela, post)
    resume_watch(Watcher.objects.get(person=cleo), by=cleo)
    assert looks(cleo, post) and may_decide(cleo, "post", post.pk, bruno)


def test_what_waits_to_be_read_appears_when_another_has_read_it(house, bruno, night_team, elena):
    ada, bela, cleo = night_team
    block(ada, by=bruno)
    circle = circle_of(house, elena, first_are_held=True)
    with at(NIGHT):
        pause_watch(Watcher.objects.get(person=cleo), by=cleo)
        post = begun(circle, bruno, "Le chat dort.").posts.get()
        look = look_at("post", post.pk, "rouge", because="inquietude")
        block(bela, by=bruno)
    passes(NIGHT, 0.25)
    with at(NIGHT + timedelta(minutes=20)):
        ask_second(taken(look, by=ada), by=ada)
        be_second(Look.objects.get(pk=look.pk), by=bela)
        finish_look(look, Look.Outcome.READ, by=ada)
    assert standing(post) == Standing.HELD
    resume_watch(Watcher.objects.get(person=cleo), by=cleo)
    finish_look(taken(Look.objects.open().get(object_id=post.pk), by=cleo), Look.Outcome.READ, by=cleo)
    assert standing(post) == Standing.SHOWN


def test_who_wrote_under_an_alias_is_never_the_second_of_their_own_thread(circle, night_team):
    ada, bela, cleo = night_team
    thread = begun(circle, cleo, "Personne ne sait.", is_hidden=True)
    look = look_at("thread", thread.pk, "bleu", because="sans-reponse")
    first = next(one for one in (ada, bela) if may_watch(one, look))
    raise_look(taken(look, by=first), by=first)
    Thread.objects.filter(pk=thread.pk).update(standing=Standing.SET_ASIDE)
    ask_second(look, by=first)
    assert not may_be_second(cleo, Look.objects.get(pk=look.pk))


def test_those_who_have_it_are_told_when_somebody_worries_again(circle, bruno, aicha, night_team):
    ada, bela, _cleo = night_team
    post, look = worried(circle, bruno, aicha, NOON)
    with at(NOON):
        ask_second(taken(look, by=ada), by=ada)
        be_second(Look.objects.get(pk=look.pk), by=bela)
        worries(Post.objects.get(pk=post.pk), aicha)
    assert {notice.person for notice in Notice.objects.filter(kind="watch_more")} == {ada, bela}
    assert not LookCall.objects.exists()


def test_who_hands_it_back_is_not_the_only_one_called(circle, bruno, night_team):
    ada, bela, cleo = night_team
    block(bela, by=bruno), block(cleo, by=bruno)
    _post, look = written(circle, bruno)
    with at(NIGHT):
        hand_back_look(taken(look, by=ada), by=ada)
    passes(NIGHT + timedelta(minutes=1), 0.5)
    assert {bela, cleo} <= called_since(NIGHT)
