"""A danger near, at night, in every case: whoever is there is called in the end, and under an alias nothing that stands
between the author and the watch changes whom, when, or in which order."""

from datetime import timedelta

import pytest

from entrepairs.community.actions.writing import edit_post
from entrepairs.community.models import Post
from entrepairs.community.tests.dangers import called_since, passes, written
from entrepairs.community.tests.talking import DANGER, NIGHT, NOON, begun
from entrepairs.core.clock import at
from entrepairs.people.models import Notice
from entrepairs.safety.actions.blocks import block
from entrepairs.safety.actions.looks import look_at
from entrepairs.safety.actions.watchers import pause_watch
from entrepairs.safety.actions.watching import be_second, hand_back_look
from entrepairs.safety.models import Look, LookCall, Watcher
from entrepairs.safety.rules.watch import may_watch
from entrepairs.safety.tasks.watch import ROUNDS, call_for_reds, tell_of_red
from entrepairs.safety.tests.watched import looks, may_be_called, seen_by_two, taken, watching

pytestmark = pytest.mark.django_db
NAMES = ("Ada", "Bela", "Cleo")
NOBODY, EVERYBODY = (), (0, 1, 2)
NEAR = (NOBODY, (0,), (0, 1), EVERYBODY)
CASES = ((NOBODY, NOBODY), ((0,), NOBODY), ((1, 2), NOBODY), (EVERYBODY, (1,)))
"""Who is on call, who rests."""


@pytest.fixture
def team(night_team):
    return night_team


def night_of(circle, team, author, *, is_hidden, near, on_call, resting):
    """A danger is written, and nobody takes it for four hours: who is called, in order."""
    for place in on_call:
        may_be_called(team[place])
    for place in near:
        block(team[place], by=author)
    with at(NIGHT):
        for place in resting:
            pause_watch(Watcher.objects.get(person=team[place]), by=team[place])
        begun(circle, author, DANGER, is_hidden=is_hidden)
    for quarters in range(16):
        with at(NIGHT + timedelta(minutes=15 * quarters)):
            call_for_reds.call()
    calls = LookCall.objects.select_related("person").order_by("at", "person__pseudonym")
    return [(call.at - NIGHT, NAMES.index(call.person.pseudonym)) for call in calls]


@pytest.mark.parametrize(("on_call", "resting"), CASES)
@pytest.mark.parametrize("near", NEAR)
@pytest.mark.parametrize("is_hidden", [False, True], ids=["signed", "alias"])
def test_everyone_who_is_there_is_called_in_the_end(circle, bruno, team, is_hidden, near, on_call, resting):
    calls = night_of(circle, team, bruno, is_hidden=is_hidden, near=near, on_call=on_call, resting=resting)

    there = [place for place in EVERYBODY if place not in resting]
    assert sorted(place for _at, place in calls) == sorted(there * ROUNDS)
    if not is_hidden and not (on_call and set(on_call) <= set(near)):  # else they alone are woken
        first = [place for _at, place in calls][: ROUNDS * len([place for place in there if place not in near])]
        assert not set(first) & set(near), "of a known author, those who are apart come last"


@pytest.mark.parametrize(("on_call", "resting"), CASES)
@pytest.mark.parametrize("near", NEAR[1:])
def test_under_an_alias_the_night_is_the_same_whoever_wrote(circle, bruno, aicha, team, near, on_call, resting):
    case = {"is_hidden": True, "on_call": on_call, "resting": resting}
    far = night_of(circle, team, aicha, near=NOBODY, **case)
    LookCall.objects.all().delete()
    Look.objects.all().delete()
    Watcher.objects.update(called_at=None, paused_at=None)

    assert night_of(circle, team, bruno, near=near, **case) == far


@pytest.mark.parametrize(("on_call", "resting"), CASES)
@pytest.mark.parametrize("author", EVERYBODY)
def test_under_an_alias_the_night_is_the_same_when_one_of_them_wrote(circle, aicha, team, author, on_call, resting):
    """Their turn goes by in silence, and nobody else’s changes."""
    case = {"is_hidden": True, "near": NOBODY, "on_call": on_call, "resting": resting}
    far = night_of(circle, team, aicha, **case)
    for rows in (LookCall, Look, Notice):
        rows.objects.all().delete()
    Watcher.objects.update(called_at=None, paused_at=None)

    assert night_of(circle, team, team[author], **case) == far
    assert not Notice.objects.filter(kind="watch_call", person=team[author]).exists()


def test_who_takes_it_sees_it_to_its_end_and_nothing_else_of_that_name(circle, bruno, team):
    for one in team:
        block(one, by=bruno)
    post = begun(circle, bruno, DANGER, is_hidden=True).posts.get()
    look = Look.objects.open().get(object_id=post.pk)
    calm = begun(circle, bruno, "Le chat dort.", is_hidden=True).posts.get()
    assert not any(looks(one, calm) for one in team)

    seen_by_two(look, team[0], team[1])
    assert may_watch(team[0], look), "its page stays open for the day after"


def test_when_no_hours_were_said_who_can_be_woken_is_called_before_all_others_have_slept_through(
    circle, bruno, driss, elena, person
):
    watching(person("Ada"), by=elena)
    watching(driss, by=elena, on_call=True)
    block(driss, by=bruno)
    written(circle, bruno)
    passes(NIGHT, 0.5)
    assert called_since(NIGHT) == {driss}


def left_at_night(circle, author, *leavers, **said):
    """Called, taken, and left two minutes later, by each in turn. When the last of them left."""
    _post, look = written(circle, author, **said)
    with at(NIGHT):
        call_for_reds.call()
    for turn, one in enumerate(leavers, 1):
        with at(NIGHT + timedelta(minutes=2 * turn)):
            hand_back_look(taken(look, by=one), by=one)
            call_for_reds.call()
    return NIGHT + timedelta(minutes=2 * len(leavers))


@pytest.mark.parametrize("place", [0, 1])
def test_left_at_night_the_next_one_on_call_is_called_at_once(circle, bruno, team, place):
    for one in team[:2]:
        may_be_called(one)
    left = left_at_night(circle, bruno, team[place])
    assert called_since(left) == {team[1 - place]}


def test_left_at_night_by_the_only_one_on_call_the_others_are_called_then_who_left(circle, bruno, team):
    may_be_called(team[0])
    left = left_at_night(circle, bruno, team[0])
    assert called_since(left) == set(team[1:])
    passes(left + timedelta(minutes=15), 0.25)
    assert called_since(left) == set(team)


@pytest.mark.parametrize("author", EVERYBODY)
def test_under_an_alias_who_left_comes_after_two_others_whoever_wrote(circle, team, author):
    """Of two who are called, one at least did not write it."""
    one, other = [person for place, person in enumerate(team) if place != author]
    for person in team:
        may_be_called(person)
    left = left_at_night(circle, team[author], one, is_hidden=True)
    assert called_since(left) == {team[author], other}


@pytest.mark.parametrize("author", EVERYBODY)
def test_under_an_alias_when_one_alone_has_not_left_all_are_called(circle, team, author):
    left = left_at_night(
        circle, team[author], *[one for place, one in enumerate(team) if place != author], is_hidden=True
    )
    assert called_since(left) == set(team)


def test_who_gave_back_something_calm_long_before_is_called_at_once(circle, aicha, night_team):
    ada = night_team[0]
    may_be_called(ada)
    with at(NOON):
        post = begun(circle, aicha, "Le chat dort.").posts.get()
        look = look_at("post", post.pk, Look.Queue.ORANGE, because=Look.Because.RULE)
        hand_back_look(taken(look, by=ada), by=ada)
    with at(NIGHT):
        edit_post(Post.objects.get(pk=post.pk), DANGER, by=aicha)
        call_for_reds.call()
    assert ada in called_since(NIGHT)


def test_left_by_the_only_one_awake_it_wakes_who_is_near(circle, bruno, night_team):
    ada, _asleep, cleo = night_team
    for one in (ada, cleo):
        may_be_called(one)
    block(cleo, by=bruno)
    _post, look = written(circle, bruno)
    left_at = NIGHT + timedelta(minutes=2)
    with at(NIGHT):
        call_for_reds.call()
    with at(left_at):
        hand_back_look(taken(look, by=ada), by=ada)
        call_for_reds.call()
    assert cleo in called_since(left_at)


@pytest.mark.parametrize("two", [False, True])
def test_who_has_said_not_me_comes_after_all_the_others(circle, bruno, night_team, two):
    """`two`: somebody stays with it."""
    ada, bela, cleo = night_team
    for one in night_team:
        may_be_called(one)
    _post, look = written(circle, bruno)
    left_at = NIGHT + timedelta(minutes=1)
    with at(left_at):
        taken(look, by=bela if two else ada)
        if two:
            be_second(Look.objects.get(pk=look.pk), by=ada)
        hand_back_look(Look.objects.get(pk=look.pk), by=ada)
    for minutes in (0, 15, 16, 31):
        with at(left_at + timedelta(minutes=minutes)):
            call_for_reds.call()
    order = list(LookCall.objects.filter(at__gte=left_at).order_by("at").values_list("person", flat=True))
    assert order[:1] == [cleo.pk] if two else set(order[:2]) == {bela.pk, cleo.pk}


@pytest.mark.parametrize("moment", [NIGHT, NOON], ids=["night", "noon"])
def test_once_all_who_may_come_have_said_not_me_who_is_near_is_called(circle, bruno, night_team, moment):
    ada, bela, cleo = night_team
    block(cleo, by=bruno)
    _post, look = written(circle, bruno, moment)
    for turn, one in enumerate((ada, bela)):
        with at(moment + timedelta(minutes=2 * turn)):
            assert not Look.objects.get(pk=look.pk).left_to_all
            hand_back_look(taken(Look.objects.get(pk=look.pk), by=one), by=one)
            tell_of_red.call(str(look.pk))
            call_for_reds.call()
    assert Notice.objects.filter(person=cleo, kind="watch_call").exists()


def test_as_long_as_somebody_far_was_not_asked_it_is_for_nobody_near(circle, bruno, night_team):
    ada, bela, cleo = night_team
    may_be_called(ada)
    block(cleo, by=bruno)
    _post, look = written(circle, bruno)
    with at(NIGHT):
        call_for_reds.call()
    with at(NIGHT + timedelta(minutes=2)):
        hand_back_look(taken(look, by=ada), by=ada)
        call_for_reds.call()
    assert not Look.objects.get(pk=look.pk).left_to_all
    assert called_since(NIGHT + timedelta(minutes=2)) == {bela}
