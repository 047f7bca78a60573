"""Who joins the watch is drawn for what an alias writes, as the others were: nothing of it says who wrote."""

import pytest

from entrepairs.accompaniment.tests.pairs import walking
from entrepairs.community.tests.talking import DANGER, begun, said_in
from entrepairs.core.clock import now
from entrepairs.core.models import Entry
from entrepairs.people.models import Notice
from entrepairs.safety.actions.blocks import block
from entrepairs.safety.actions.watchers import end_watch, pause_watch, resume_watch
from entrepairs.safety.actions.watching import claim_look
from entrepairs.safety.awaited import awaited
from entrepairs.safety.models import Look, Watcher
from entrepairs.safety.rules.nearness import may_look_at
from entrepairs.safety.tasks.drawing import draw_newcomers
from entrepairs.safety.tasks.watch import tell_of_red
from entrepairs.safety.tests.watched import watching
from entrepairs.safety.watch_queue import waiting_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def team(person, elena):
    return [watching(person(name), by=elena).person for name in ("Ada", "Bela", "Cleo")]


def alias_of(circle, author, text="un soir"):
    return begun(circle, author, text, is_hidden=True).posts.get()


def looks(person, post):
    return bool(may_look_at(person, "post", post.pk))


def test_who_joins_looks_at_nothing_that_waits_until_they_are_drawn_whoever_wrote_it(
    circle, bruno, aicha, team, driss, elena
):
    block(bruno, by=driss)
    near, far = alias_of(circle, bruno), alias_of(circle, aicha)
    watcher = watching(driss, by=elena)
    assert not looks(driss, near) and not looks(driss, far)
    assert waiting_of(Look.objects.visible_to(driss), now(), watcher) == ([], False)


def test_who_joins_is_set_aside_by_lot_too_and_always_from_who_is_near(circle, bruno, aicha, team, driss, elena):
    block(bruno, by=driss)
    near = [alias_of(circle, bruno, f"soir {n}") for n in range(4)]
    far = [alias_of(circle, aicha, f"jour {n}") for n in range(24)]
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
    block(aicha, by=driss)
    draw_newcomers.func()
    later = [said_in(post.thread, aicha, "encore") for post in posts]
    assert [looks(driss, post) for post in posts] == [looks(driss, post) for post in later] == seen


def test_who_comes_back_from_a_pause_was_not_drawn_meanwhile(circle, bruno, team, driss, elena):
    block(bruno, by=driss)
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


def test_a_red_under_an_alias_from_which_all_are_apart_is_left_to_all(circle, bruno, team):
    for one in team:
        block(bruno, by=one)
    post = alias_of(circle, bruno, text=DANGER)
    look = Look.objects.open().get(object_id=post.pk)
    said = awaited("post", post.pk, now())
    assert not any(looks(one, post) for one in team)

    tell_of_red.func(str(look.pk))
    assert all(looks(one, post) for one in team)
    assert {notice.person for notice in Notice.objects.filter(kind="watch_call")} == set(team)
    assert Entry.objects.filter(verb="look.left_to_all").count() == 1
    assert said is not None and awaited("post", post.pk, now()) == said
    claim_look(Look.objects.get(pk=look.pk), by=team[0])

    other = said_in(post.thread, bruno, "je suis rentré")
    assert not any(looks(one, other) for one in team), "that one only"
