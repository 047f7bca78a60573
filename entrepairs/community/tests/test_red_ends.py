"""A near danger once somebody has seen it: handed back it is called anew, two humans end it, and nothing of the calls
says who wrote."""

from datetime import timedelta

import pytest

from entrepairs.community.models import Post
from entrepairs.community.tests.talking import DANGER, NIGHT, NOON, begun, said_in
from entrepairs.core.clock import at
from entrepairs.people.models import Notice
from entrepairs.safety.actions.blocks import block
from entrepairs.safety.actions.looks import look_at
from entrepairs.safety.actions.watchers import end_watch, pause_watch
from entrepairs.safety.actions.watching import ask_second, be_second, claim_look, hand_back_look, raise_look
from entrepairs.safety.models import Look, LookCall, Watcher
from entrepairs.safety.rules.watch import may_watch
from entrepairs.safety.tasks.drawing import draw_newcomers
from entrepairs.safety.tasks.watch import call_for_reds, give_back_forgotten
from entrepairs.safety.tests.watched import seen_by_two, taken, watching

pytestmark = pytest.mark.django_db


def rests(_look, *, by):
    pause_watch(Watcher.objects.get(person=by), by=by)


def stops(_look, *, by):
    end_watch(Watcher.objects.get(person=by), by=by)


@pytest.fixture
def team(person, elena):
    return [watching(person(name), by=elena).person for name in ("Ada", "Bela", "Cleo")]


def night(circle, author, **said):
    """Nobody takes it for four hours."""
    with at(NIGHT):
        post = begun(circle, author, DANGER, **said).posts.get()
    quarters(NIGHT, 16)
    return Look.objects.open().get(object_id=post.pk)


def quarters(start, many):
    for number in range(many):
        with at(start + timedelta(minutes=15 * number)):
            give_back_forgotten.call(), call_for_reds.call()


@pytest.mark.parametrize("is_hidden", [False, True])
@pytest.mark.parametrize("leave", [hand_back_look, rests, stops])
def test_taken_then_left_it_is_called_anew(circle, bruno, team, is_hidden, leave):
    look = night(circle, bruno, is_hidden=is_hidden)
    before, later = LookCall.objects.count(), NIGHT + timedelta(hours=4)
    with at(later):
        claim_look(look, by=team[0])
    with at(later + timedelta(minutes=1)):
        leave(look, by=team[0])
    quarters(later + timedelta(minutes=5), 4)

    assert Look.objects.get(pk=look.pk).claimed_by is None
    assert LookCall.objects.count() > before


def test_an_answer_of_a_member_does_not_end_what_a_watcher_saw(circle, bruno, aicha, team):
    with at(NOON):
        thread = begun(circle, bruno, "Personne ne sait.")
        look = taken(look_at("thread", thread.pk, "bleu", because="sans-reponse"), by=team[0])
        raise_look(look, by=team[0])
        said_in(thread, aicha, "Je te lis.")

    assert Look.objects.open().get(pk=look.pk).is_red


def test_the_calls_count_nobody_under_an_alias(circle, team, desk):
    """The one who was never called would be who wrote."""
    look = night(circle, team[2], is_hidden=True)

    for address in (look.get_absolute_url(), f"{look.get_absolute_url()}fiche/"):
        page = desk(team[0]).get(address, follow=True).content.decode()
        assert "Bela" not in page and page.count("appelé") <= 1
    assert "La veille est appelée depuis" in desk(team[0]).get(look.get_absolute_url()).content.decode()


def test_once_all_were_called_what_the_alias_writes_is_not_drawn_again(circle, bruno, team):
    look = night(circle, bruno, is_hidden=True)
    with at(NIGHT + timedelta(hours=5)):
        later = said_in(Post.objects.get(pk=look.object_id).thread, bruno)

    assert Look.objects.get(object_id=later.pk).draw == Look.objects.get(pk=look.pk).draw


def test_when_all_others_are_near_it_is_seen_by_two_all_the_same(circle, bruno, team):
    ada, bela, cleo = team
    block(bela, by=bruno), block(cleo, by=bruno)
    with at(NIGHT):
        post = begun(circle, bruno, DANGER).posts.get()
        look = taken(Look.objects.open().get(object_id=post.pk), by=ada)
        ask_second(look, by=ada)
        assert {notice.person for notice in Notice.objects.filter(kind="watch_second")} == {bela, cleo}
        be_second(look, by=bela)


@pytest.mark.parametrize("is_hidden", [False, True])
def test_who_takes_what_was_handed_back_may_ask_for_a_second_again(circle, bruno, team, is_hidden):
    with at(NIGHT):
        post = begun(circle, bruno, DANGER, is_hidden=is_hidden).posts.get()
        look = taken(Look.objects.get(object_id=post.pk), by=team[0])
        ask_second(look, by=team[0])
        hand_back_look(look, by=team[0])
    with at(NIGHT + timedelta(hours=1)):
        Notice.objects.all().delete()
        ask_second(taken(Look.objects.get(pk=look.pk), by=team[1]), by=team[1])
    assert Notice.objects.filter(kind="watch_second", person=team[2]).exists()


def test_a_late_red_leaves_the_lot_of_its_alias_as_it_is(circle, bruno, team):
    with at(NOON):
        post = begun(circle, bruno, DANGER, is_hidden=True).posts.get()
        for one in team[:2]:
            pause_watch(Watcher.objects.get(person=one), by=one)
    with at(NOON + timedelta(days=3)):
        draw_newcomers.call()
    assert not Look.objects.get(object_id=post.pk).left_to_all


def test_once_it_is_over_the_lot_holds_again(circle, bruno, team):
    for one in team:
        block(one, by=bruno)
    with at(NOON):
        post = begun(circle, bruno, DANGER, is_hidden=True).posts.get()
        red = Look.objects.get(object_id=post.pk)
        seen_by_two(red, team[0], team[1])
        red.refresh_from_db()
        assert may_watch(team[0], red)
    with at(NOON + timedelta(days=200)):
        assert not may_watch(team[0], red)
