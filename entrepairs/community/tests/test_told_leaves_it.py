"""Who told the team about something leaves it to others, whatever they do: only time that others had opens it."""

from contextlib import nullcontext
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction

from entrepairs.community.models.thread import Standing
from entrepairs.community.tests.dangers import worried
from entrepairs.community.tests.looked_at import look_at_it, reported, standing
from entrepairs.community.tests.talking import begun, said_in
from entrepairs.core.clock import at, now
from entrepairs.core.ids import new_id
from entrepairs.core.rules import Refused
from entrepairs.people.models import Notice
from entrepairs.safety.actions.appeals import ask_another_look
from entrepairs.safety.actions.decisions import Ruling, decide
from entrepairs.safety.actions.duty import close_watch
from entrepairs.safety.actions.looks import look_at
from entrepairs.safety.actions.reports import Danger, Shown, send_concern, send_report
from entrepairs.safety.actions.watching import ask_second, finish_look, hand_back_look
from entrepairs.safety.models import Appeal, Limit, Look, Measure, Watcher
from entrepairs.safety.rules.decisions import may_judge
from entrepairs.safety.tests.limited import limited
from entrepairs.safety.tests.told import hidden_by_three
from entrepairs.safety.tests.watched import taken, watching
from entrepairs.safety.watch_queue import next_of, waiting_of
from entrepairs.structures.actions.invitations import accept_invitation, make_invitation
from entrepairs.structures.models import Role

pytestmark = pytest.mark.django_db
T0 = datetime(2026, 3, 3, 11, 0, tzinfo=UTC)
RULING = Ruling(Measure.REMOVE, "attaque", "Je l’ai dit.")


def open_look_of(post):
    return Look.objects.open().get(object_id=post.pk)


def test_what_they_keep_in_their_hands_does_not_open_to_them(thread, aicha, watch):
    claire = watch[1]
    with at(T0):
        look_at_it(post := said_in(thread, aicha, "Un vase."), claire)
        reported(post, by=claire)
    with at(T0 + timedelta(days=20)):
        with pytest.raises(Refused):
            decide("post", post.pk, RULING, by=claire)
        hand_back_look(open_look_of(post), by=claire)
    with at(T0 + timedelta(days=21)), pytest.raises(Refused):
        look_at_it(post, claire)


def test_they_take_it_no_more_than_they_end_it_so_that_each_day_counts(circle, bruno, night_team):
    with at(T0):
        post = begun(circle, bruno, "un soir").posts.get()
        for one in night_team:
            reported(post, one)
    for day in range(1, 5):
        with at(T0 + timedelta(days=day)), pytest.raises(Refused, match="pendant plusieurs jours, vous pourrez"):
            look_at_it(post, night_team[day % 3])
    with at(T0 + timedelta(days=5)):
        finish_look(look_at_it(post, night_team[0]), Look.Outcome.READ, by=night_team[0])


def test_who_worries_may_take_care_of_it_and_decides_nothing(thread, aicha, claire, elena):
    watching(claire, by=elena)
    post = said_in(thread, aicha, "Un vase.")
    send_concern(Shown("post", post.pk), Danger("elle pleure", is_now=False), new_id(), by=claire)
    assert next_of(Look.objects.visible_to(claire).open(), claire).object_id == post.pk
    look = look_at_it(post, claire)
    with pytest.raises(Refused):
        decide("post", post.pk, RULING, by=claire)
    finish_look(look, Look.Outcome.SUPPORTED, by=claire)


def test_the_desk_offers_what_they_told_once_others_had_the_time(thread, aicha, claire, elena, desk):
    watching(claire, by=elena)
    with at(T0):
        reported(post := said_in(thread, aicha, "Un vase."), by=claire)
        Look.objects.exclude(object_id=post.pk).delete()
        page = desk(claire).get("/veille/").content.decode()
        assert "vous en avez vous-même parlé" in page and "Tout est lu" not in page
        assert next_of(Look.objects.visible_to(claire).open(), claire) is None
    with at(T0 + timedelta(days=4)):
        assert next_of(Look.objects.visible_to(claire).open(), claire).object_id == post.pk


def test_they_are_not_asked_to_be_the_second(thread, aicha, watch, person, elena):
    driss, claire = watch
    zoe = watching(person("Zoé"), by=elena).person
    reported(post := said_in(thread, aicha, "Un vase."), by=claire)
    Look.objects.exclude(object_id=post.pk).delete()
    ask_second(look_at_it(post, driss), by=driss)
    assert next_of(Look.objects.visible_to(claire).open(), claire) is None
    assert [notice.person for notice in Notice.objects.filter(kind="watch_second")] == [zoe]


def test_the_desk_of_others_is_the_same_whoever_told(thread, aicha, farid, watch):
    driss, claire = watch
    post, seen = said_in(thread, aicha, "Un vase."), []
    mine, watcher = Look.objects.visible_to(driss), Watcher.objects.get(person=driss)
    for one in (farid, claire):
        with at(T0), transaction.atomic():
            reported(post, by=one)
            seen.append((next_of(mine.open(), driss), waiting_of(mine, T0, watcher)))
            transaction.set_rollback(True)
    assert seen[0] == seen[1] and seen[0][0].object_id == post.pk


def test_a_danger_is_taken_by_anybody_whoever_told(circle, aicha, bruno, watch):
    post, _red = worried(circle, aicha, watch[1], T0)
    with at(T0):
        assert look_at_it(post, watch[1]).claimed_by == watch[1]


def test_what_was_late_already_does_not_open_when_they_tell(thread, aicha, watch):
    with at(T0):
        post = said_in(thread, aicha, "Un vase.")
    with at(T0 + timedelta(days=5)):
        reported(post, by=watch[1])
        with pytest.raises(Refused):
            look_at_it(post, watch[1])


def test_they_never_judge_whatever_the_time(thread, aicha, watch, person, elena):
    driss, claire = watch
    watching(person("Zoé"), by=elena)
    with at(T0):
        reported(post := said_in(thread, aicha, "Un vase."), by=claire)
        look_at_it(post, driss)
        note = Ruling(Measure.NOTE, "attaque", "Non.", "note")
        appeal = ask_another_look(decide("post", post.pk, note, by=driss), "Pourquoi ?", by=aicha)
        reported(post, by=claire, words="encore")
    with at(T0 + timedelta(days=40)):
        assert not may_judge(claire, Appeal.objects.get(pk=appeal.pk))


def test_they_leave_the_thread_of_what_they_told_to_others_too(circle, aicha, watch):
    thread = begun(circle, aicha, "Un vase.")
    look = taken(look_at("thread", thread.pk, Look.Queue.BLUE, because=Look.Because.UNANSWERED), by=watch[1])
    reported(thread.posts.get(), by=watch[1])
    with pytest.raises(Refused):
        limited(look, Limit.Reach.WRITE, by=watch[1])


def test_they_leave_what_was_in_the_thread_that_they_told_to_others_not_what_is_said_since(circle, aicha, watch):
    claire = watch[1]
    with at(T0):
        thread = begun(circle, aicha, "Un vase.")
        send_report(Shown("thread", thread.pk), "attaque", "tout ce fil", new_id(), by=claire)
        with pytest.raises(Refused, match="vous-même écrit"):
            look_at_it(thread.posts.get(), claire)
    with at(T0 + timedelta(hours=1)):
        assert look_at_it(said_in(thread, aicha, "Une cruche."), claire)


def test_once_others_ended_the_thread_they_take_what_was_in_it_and_never_judge_it(circle, aicha, watch):
    driss, claire = watch
    thread = begun(circle, aicha, "Un vase.")
    send_report(Shown("thread", thread.pk), "attaque", "tout ce fil", new_id(), by=claire)
    finish_look(look_at_it(thread, driss), Look.Outcome.READ, by=driss)
    look = look_at_it(post := thread.posts.get(), claire)
    hand_back_look(look, by=claire)
    look_at_it(post, driss)
    appeal = ask_another_look(decide("post", post.pk, RULING, by=driss), "Pourquoi ?", by=aicha)
    assert not may_judge(claire, appeal)


@pytest.mark.parametrize("is_hidden", [False, True])
def test_they_limit_its_author_from_no_other_text_until_others_ended_it(thread, aicha, farid, watch, is_hidden):
    driss, claire = watch
    told, other, of_farid = (
        said_in(thread, one, text, is_hidden=is_hidden)
        for one, text in ((aicha, "Un vase."), (aicha, "Une cruche."), (farid, "Un pot."))
    )
    reported(told, by=claire)
    look = look_at_it(other, claire)
    with pytest.raises(Refused, match="au sujet de cette personne"):
        limited(look, Limit.Reach.WRITE, by=claire)
    assert limited(look_at_it(of_farid, claire), Limit.Reach.WRITE, by=claire)
    finish_look(look_at_it(told, driss), Look.Outcome.READ, by=driss)
    assert limited(look, Limit.Reach.WRITE, by=claire)


def test_a_limit_that_answers_them_does_not_end_what_they_told(thread, aicha, watch):
    driss, claire = watch
    told, other = (said_in(thread, aicha, text) for text in ("Un vase.", "Une cruche."))
    reported(told, by=claire)
    limited(look_at_it(told, driss), Limit.Reach.WRITE, by=driss)
    look = look_at_it(other, claire)
    with pytest.raises(Refused, match="au sujet de cette personne"):
        limited(look, Limit.Reach.TALK, by=claire)
    finish_look(open_look_of(told), Look.Outcome.READ, by=driss)
    assert limited(look, Limit.Reach.TALK, by=claire)


def test_they_replace_no_limit_that_was_decided_from_what_they_told(thread, aicha, watch):
    driss, claire = watch
    told, other = (said_in(thread, aicha, text) for text in ("Un vase.", "Une cruche."))
    reported(told, by=claire)
    limit = limited(look_at_it(told, driss), Limit.Reach.WRITE, by=driss, days=60)
    with pytest.raises(Refused, match="vous-même écrit"):
        limited(look_at_it(other, claire), Limit.Reach.WRITE, by=claire, days=0)
    assert list(Limit.objects.in_force()) == [limit]


def test_days_when_nobody_is_there_do_not_count(thread, aicha, night_team):
    ada = night_team[0]
    with at(T0):
        close_watch(date(2026, 3, 5), date(2026, 3, 12), by=ada)
        reported(post := said_in(thread, aicha, "Un vase."), by=ada)
    for days, opens in ((9, False), (15, True)):
        with at(T0 + timedelta(days=days)), nullcontext() if opens else pytest.raises(Refused):
            look_at_it(post, ada)
    with at(T0 + timedelta(days=15)):
        decide("post", post.pk, RULING, by=ada)


@pytest.mark.parametrize("role", [Role.Name.VISITOR, Role.Name.MEMBER])
def test_three_accounts_of_a_minute_with_one_paper_hide_nothing(house, elena, thread, aicha, person, role):
    post, until = said_in(thread, aicha, "Un vase."), (now() + timedelta(days=30)).date()
    paper, _code = make_invitation(house, role=role, uses=30, expires_on=until, by=elena)
    for n in range(3):
        accept_invitation(paper, by=(puppet := person(f"P{n}")))
        reported(post, by=puppet)
    hidden_by_three()
    assert standing(post) == Standing.SHOWN
