"""A name behind an alias opens by two different people of the watch, with a reason, for a time; and never otherwise."""

from datetime import timedelta

import pytest

from entrepairs.community.actions.leaving import leave_circles
from entrepairs.community.tests.talking import last_words_gone
from entrepairs.core.clock import at, now
from entrepairs.core.models import Entry
from entrepairs.core.rules import Refused
from entrepairs.people.models import Administrator, Notice
from entrepairs.safety.actions.blocks import block
from entrepairs.safety.actions.names import ask_name, confirm_name, decline_name, read_name
from entrepairs.safety.actions.watchers import pause_watch
from entrepairs.safety.models import NameDraw, NameOpening, Watcher
from entrepairs.safety.rules.names import names_to_answer
from entrepairs.safety.tasks.names import tell_whose_name
from entrepairs.safety.tests.opened import DANGER, JUDGE, drawn_of, hidden_post, look_of, sure, taken_by, team_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(house, elena, bruno):
    return hidden_post(house, bruno, by=elena)


@pytest.fixture
def team(person, elena):
    return team_of([person(name) for name in ("Driss", "Inès", "Nadia", "Omar")], by=elena)


def asked(post, team, words=JUDGE):
    """By the first of the watch with whom it can be."""
    for person in team:
        try:
            return ask_name(taken_by(post, person), words, by=person)
        except Refused:
            continue
    raise AssertionError("nobody could ask")


def others(opening, post, team):
    return [one for one in drawn_of(post, team) if one.pk != opening.asked_by_id]


def test_two_different_people_open_it_for_an_hour(post, team, bruno):
    opening = asked(post, team, DANGER)
    first, second = opening.asked_by, others(opening, post, team)[0]
    with pytest.raises(Refused):
        read_name(opening, by=first)
    with pytest.raises(Refused):
        confirm_name(opening, by=first)

    confirm_name(opening, by=second)

    assert [read_name(opening, by=one) for one in (first, second)] == ["Bruno", "Bruno"]
    with at(now() + timedelta(minutes=61)), pytest.raises(Refused):
        read_name(opening, by=first)


def test_a_third_of_the_watch_reads_no_name(post, team):
    opening = asked(post, team)
    second, third = others(opening, post, team)[:2]
    confirm_name(opening, by=second)

    with pytest.raises(Refused):
        read_name(opening, by=third)
    with pytest.raises(Refused):
        confirm_name(opening, by=third)


def test_a_no_or_no_answer_in_a_day_opens_nothing(post, team):
    opening = asked(post, team)
    second = others(opening, post, team)[0]
    with at(now() + timedelta(hours=25)), pytest.raises(Refused):
        confirm_name(opening, by=second)
    decline_name(opening, by=second)

    for one in team:
        with pytest.raises(Refused):
            read_name(opening, by=one)
    with pytest.raises(Refused):
        confirm_name(opening, by=others(opening, post, team)[1])


def test_for_a_danger_one_has_taken_a_red(post, team):
    with pytest.raises(Refused):
        ask_name(look_of(post), DANGER, by=team[0])
    look = taken_by(post, team[0])
    type(look).objects.update(queue="orange")
    with pytest.raises(Refused):
        ask_name(look_of(post), DANGER, by=team[0])
    assert not NameOpening.objects.exists()


def test_whom_one_knows_and_whom_the_lot_sets_aside_read_the_same_words(post, team, bruno):
    block(team[0], by=bruno)
    said = {}
    for one in team:
        try:
            opening = ask_name(look_of(post), JUDGE, by=one)
            decline_name(opening, by=others(opening, post, team)[0])
        except Refused as refusal:
            said[one] = refusal.sentence
    assert list(said) == [team[0]], "one of four is set aside, and here it is not by lot"
    NameDraw.objects.all().delete()
    block(team[1], by=bruno), block(team[2], by=bruno)
    with pytest.raises(Refused) as refused:
        ask_name(look_of(post), JUDGE, by=team[1])
    assert refused.value.sentence == said[team[0]] and "Bruno" not in said[team[0]]


def test_a_block_set_afterwards_does_not_change_what_the_lot_said(post, team, bruno):
    """Whoever blocked people in turn, asking each time, would learn who it is."""
    opening = asked(post, team)
    decline_name(opening, by=others(opening, post, team)[0])
    before = NameDraw.objects.select_related("data_key").get().people
    for one in team:
        block(one, by=bruno)

    assert ask_name(look_of(post), JUDGE, by=opening.asked_by)
    assert NameDraw.objects.select_related("data_key").get().people == before


def test_a_block_set_while_a_name_waits_tells_nobody_whose_it_is(post, team, bruno, aicha):
    opening = asked(post, team)
    second = others(opening, post, team)[0]
    for one in (aicha, bruno):
        block(one, by=second)
        assert names_to_answer(second) == [opening]


def test_a_refused_try_is_drawn_and_written_down_all_the_same(post, team):
    for one in team * 3:
        try:
            ask_name(look_of(post), JUDGE, by=one)
        except Refused:
            continue
    assert NameDraw.objects.count() == 1 and NameOpening.objects.count() == 1
    assert Entry.objects.filter(verb="name.sought").count() == len(team) * 3


def test_a_watch_of_two_opens_nothing(post, person, elena):
    two = team_of([person("Driss"), person("Inès")], by=elena)
    for one in two:
        with pytest.raises(Refused, match="trois"):
            ask_name(look_of(post), JUDGE, by=one)


def test_who_has_left_the_watch_reads_no_more(post, team):
    opening = asked(post, team)
    second = others(opening, post, team)[0]
    confirm_name(opening, by=second)
    pause_watch(Watcher.objects.get(person=second), by=second)

    with pytest.raises(Refused):
        read_name(opening, by=second)


def test_the_person_reads_each_step_at_once_unless_a_delay_was_asked(post, team, bruno, farid, browser_of):
    opening = asked(post, team)
    second = others(opening, post, team)[0]
    confirm_name(opening, by=second)
    read_name(opening, by=second)

    page = browser_of(bruno).get("/mes-ouvertures/").content.decode()
    assert JUDGE.reason in page and second.pseudonym in page and "a lu le nom" in page
    assert JUDGE.reason not in browser_of(farid).get("/mes-ouvertures/").content.decode()
    tell_whose_name.call()
    assert Notice.objects.get(person=bruno).path == "/mes-ouvertures/"


def test_a_delay_is_dated_and_never_more_than_thirty_days(post, team, bruno, browser_of):
    opening = asked(post, team, type(JUDGE)(JUDGE.ground, JUDGE.reason, timedelta(days=400)))

    assert opening.told_at - opening.asked_at == timedelta(days=30)
    assert JUDGE.reason not in browser_of(bruno).get("/mes-ouvertures/").content.decode()
    with at(now() + timedelta(days=31)):
        assert JUDGE.reason in browser_of(bruno).get("/mes-ouvertures/").content.decode()


def test_neither_the_journal_nor_the_rows_name_the_author(post, team, bruno):
    opening = asked(post, team)
    confirm_name(opening, by=others(opening, post, team)[0])
    read_name(opening, by=opening.asked_by)

    lines = Entry.objects.filter(verb__startswith="name.")
    assert {line.verb for line in lines} == {"name.sought", "name.asked", "name.confirmed", "name.read"}
    assert not lines.filter(about=bruno.pk).exists() and not lines.filter(actor=bruno.pk).exists()
    row = NameOpening.objects.values().get()
    assert str(bruno.pk) not in str(row) and bruno.pk.bytes not in bytes(row["sealed_reason"])


def test_administrators_read_every_step_and_no_name(post, team, person, bruno, farid):
    opening = asked(post, team)
    confirm_name(opening, by=others(opening, post, team)[0])
    admin = person("Sami")
    Administrator.objects.create(person=admin)

    for address in ("/veille/noms/", opening.get_absolute_url()):
        page = sure(admin).get(address)
        assert page.status_code == 200 and "Bruno" not in page.content.decode()
        assert sure(farid).get(address).status_code == 404
    assert JUDGE.reason in page.content.decode()
    assert "a cherché à ouvrir un nom" in sure(admin).get("/veille/noms/").content.decode()
    assert "a cherché à ouvrir un nom" not in sure(team[0]).get("/veille/noms/").content.decode()
    assert "/veille/noms/" in sure(admin).get("/veille/equipe/").content.decode()


def test_the_person_reads_each_refused_try_too_unless_something_is_to_be_told_later(
    post, team, bruno, farid, browser_of
):
    for one in team:
        try:
            ask_name(look_of(post), type(JUDGE)(JUDGE.ground, JUDGE.reason, timedelta(days=7)), by=one)
        except Refused:
            continue
    tried = "a cherché à ouvrir un nom"
    assert tried not in browser_of(bruno).get("/mes-ouvertures/").content.decode()
    with at(now() + timedelta(days=8)):
        page = browser_of(bruno).get("/mes-ouvertures/").content.decode()
        assert page.count(tried) == len(team)
        assert tried not in browser_of(farid).get("/mes-ouvertures/").content.decode()


def test_an_account_that_leaves_takes_the_lot_with_it(post, team, bruno):
    asked(post, team)

    leave_circles(bruno)
    last_words_gone()

    assert not NameDraw.objects.exists() and not NameOpening.objects.exists()
