"""Who joins the watch is drawn for what an alias writes, as the others were: nothing of it says who wrote."""

from datetime import timedelta

import pytest

from entrepairs.accompaniment.tests.pairs import walking
from entrepairs.agenda.tests.gathered import member
from entrepairs.community.models import Thread
from entrepairs.community.models.thread import Standing
from entrepairs.community.tests.talking import DANGER, begun, said_in
from entrepairs.core.clock import at, now
from entrepairs.people.models import Notice
from entrepairs.safety.actions.blocks import block
from entrepairs.safety.actions.looks import look_at
from entrepairs.safety.actions.watchers import end_watch, pause_watch, resume_watch
from entrepairs.safety.actions.watching import claim_look, finish_look
from entrepairs.safety.awaited import awaited
from entrepairs.safety.models import Look, Watcher
from entrepairs.safety.rules.watch import may_watch
from entrepairs.safety.tasks.drawing import draw_newcomers
from entrepairs.safety.tasks.watch import call_for_reds, tell_of_red
from entrepairs.safety.tests.watched import looks, seen_by_two, taken, watching
from entrepairs.safety.watch_queue import waiting_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def team(person, elena):
    return [watching(person(name), by=elena).person for name in ("Ada", "Bela", "Cleo")]


def alias_of(circle, author, text="un soir"):
    return begun(circle, author, text, is_hidden=True).posts.get()


def test_who_joins_looks_at_nothing_that_waits_until_they_are_drawn_whoever_wrote_it(
    circle, bruno, aicha, team, driss, elena
):
    block(driss, by=bruno)
    near, far = alias_of(circle, bruno), alias_of(circle, aicha)
    watcher = watching(driss, by=elena)
    assert not looks(driss, near) and not looks(driss, far)
    assert waiting_of(Look.objects.visible_to(driss), now(), watcher) == ([], False)


def test_who_joins_is_set_aside_by_lot_too_and_always_from_who_is_near(circle, bruno, aicha, team, driss, elena):
    block(driss, by=bruno)
    near = [alias_of(circle, bruno, f"soir {n}") for n in range(4)]
    far = [alias_of(circle, aicha, f"jour {n}") for n in range(40)]
    before = {post.pk: {one for one in team if looks(one, post)} for post in (*near, *far)}
    watching(driss, by=elena)
    draw_newcomers.func()

    assert not any(looks(driss, post) for post in near)
    assert 0 < sum(looks(driss, post) for post in far) < len(far)
    assert {post.pk: {one for one in team if looks(one, post)} for post in (*near, *far)} == before


def test_once_drawn_nothing_that_happens_between_them_changes_it(circle, bruno, aicha, team, driss, elena):
    posts = [alias_of(circle, aicha, f"jour {n}") for n in range(12)]
    watching(driss, by=elena)
    draw_newcomers.func()
    seen = [looks(driss, post) for post in posts]
    walking(aicha, driss, elena)
    block(driss, by=aicha)
    draw_newcomers.func()
    later = [said_in(post.thread, aicha, "encore") for post in posts]
    assert [looks(driss, post) for post in posts] == [looks(driss, post) for post in later] == seen


def test_who_comes_back_from_a_pause_was_not_drawn_meanwhile(circle, bruno, team, driss, elena):
    block(driss, by=bruno)
    watcher = watching(driss, by=elena)
    pause_watch(watcher, by=driss)
    post = alias_of(circle, bruno)
    resume_watch(watcher, by=driss)
    assert not looks(driss, post)
    draw_newcomers.func()
    assert not looks(driss, post)


def test_when_those_who_look_are_gone_the_others_are_drawn_again(circle, bruno, team, elena, driss, claire):
    post = alias_of(circle, bruno)
    for one in team:
        end_watch(Watcher.objects.current().get(person=one), by=one)
    watching(driss, by=elena), watching(claire, by=elena)
    draw_newcomers.func()
    assert looks(driss, post) and looks(claire, post)


def test_a_red_under_an_alias_is_for_all_the_watch_and_that_only(circle, bruno, team):
    for one in team:
        block(one, by=bruno)
    post = alias_of(circle, bruno, text=DANGER)
    look = Look.objects.open().get(object_id=post.pk)
    said = awaited(look, now())
    assert all(looks(one, post) for one in team)

    tell_of_red.func(str(look.pk))
    assert {notice.person for notice in Notice.objects.filter(kind="watch_call")} == set(team)
    assert said is not None and awaited(look, now()) == said
    claim_look(Look.objects.get(pk=look.pk), by=team[0])

    other = said_in(post.thread, bruno, "je suis rentré")
    assert not any(looks(one, other) for one in team), "that one only"


def test_whom_one_blocks_oneself_is_no_question(circle, bruno, aicha, team, elena, person):
    """A coordination with accounts of its own would block somebody with each, and read whose alias they do not see."""
    puppets = [person(f"P{n}") for n in range(6)]
    for one in puppets:
        block(bruno, by=one), watching(one, by=elena)
    posts = [alias_of(circle, bruno, f"soir {n}") for n in range(8)]
    draw_newcomers.func()
    assert [sum(looks(one, post) for one in [*team, *puppets]) for post in posts] == [6] * 8
    assert any(looks(one, post) for one in puppets for post in posts)


def test_who_is_of_the_watch_and_of_the_team_of_the_circle_is_drawn_once(house, circle, bruno, team, elena, person):
    for one in [*team, person("Dino"), person("Enzo")]:
        member(house, one, by=elena, name="animation")
    posts = [alias_of(circle, bruno, f"soir {n}") for n in range(12)]
    assert [sum(looks(one, post) for one in team) for post in posts] == [2] * 12


def test_a_new_red_is_for_all_though_the_same_text_was_read_before(circle, bruno, team):
    post = alias_of(circle, bruno)
    out = next(one for one in team if not looks(one, post))
    reader = next(one for one in team if looks(one, post))
    finish_look(taken(Look.objects.get(object_id=post.pk), by=reader), Look.Outcome.READ, by=reader)
    red = look_at("post", post.pk, "rouge", because="bouton")
    assert looks(out, post)

    seen_by_two(red, out, reader)
    look_at("post", post.pk, "jaune", because="signalement")
    assert not looks(out, post)
    assert may_watch(out, red), "its page stays, and the word of the day after"


def test_what_is_late_while_those_who_look_rest_is_left_to_all(circle, bruno, team):
    post = alias_of(circle, bruno)
    out = next(one for one in team if not looks(one, post))
    for one in team:
        if one != out:
            pause_watch(Watcher.objects.get(person=one), by=one)
    draw_newcomers.func()
    assert not looks(out, post)
    with at(now() + timedelta(days=30)):
        draw_newcomers.func()
    assert looks(out, post)


def test_nobody_on_the_watch_leaves_nothing_to_all(circle, bruno, team):
    alias_of(circle, bruno, text=DANGER)
    for one in team:
        pause_watch(Watcher.objects.get(person=one), by=one)
    call_for_reds.call()
    assert not Look.objects.filter(left_to_all=True).exists()


def test_a_thread_that_is_no_longer_shown_does_not_keep_its_alias_from_being_drawn(
    circle, bruno, aicha, team, driss, elena
):
    thread = begun(circle, bruno, is_hidden=True)
    look_at("thread", thread.pk, "bleu", because="sans-reponse")
    look_at("post", thread.posts.get().pk, "orange", because="bouton")
    Thread.objects.filter(pk=thread.pk).update(standing=Standing.SET_ASIDE)
    Look.objects.update(left_to=[], set_aside=[])
    draw_newcomers.func()
    assert sum(looks(one, thread.posts.get()) for one in team) == 2
