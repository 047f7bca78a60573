"""« Donnez-moi de vos nouvelles »: asked for by the member, told to nobody otherwise."""

from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.urls import reverse

from entrepairs.agenda.models import Presence
from entrepairs.clubhouse.actions.board import mark_done, remove_task, take_task
from entrepairs.clubhouse.actions.reach_outs import agree_to_news
from entrepairs.clubhouse.models import ReachOut, Task, TaskTaken
from entrepairs.clubhouse.reaching import is_time
from entrepairs.clubhouse.tasks.days import turn_the_page
from entrepairs.clubhouse.tasks.week import today_in
from entrepairs.clubhouse.tests.club import opened_club, written
from entrepairs.core import privacy
from entrepairs.core.clock import at, now
from entrepairs.core.rules import Refused
from entrepairs.people.models import Notice
from entrepairs.safety.actions.blocks import block
from entrepairs.structures.actions.roles import end_role
from entrepairs.structures.models import Role

pytestmark = pytest.mark.django_db
WORDS = "Après 11 h. Dites que le café est chaud."


@pytest.fixture
def club(elena, bruno, aicha):
    return opened_club(elena, bruno, aicha)


def seen(club, person, day):
    how = Presence.How.TEAM
    return Presence.objects.create(structure=club, person=person, day=day, how=how, noted_at=now())


def agrees(club, person, after_days=14):
    return agree_to_news(club, after_days=after_days, way=ReachOut.Way.PHONE, words=WORDS, by=person)


@contextmanager
def later(days):
    """That many days later, once the house woke up."""
    with at(now() + timedelta(days=days)):
        turn_the_page.call()
        yield


def board(club, reader, browser_of):
    return browser_of(reader).get(f"/maisons/{club.pk}/journee/").content.decode()


def test_after_the_delay_the_board_asks_and_who_takes_it_reads_the_words(club, bruno, aicha, elena, browser_of):
    page = f"/maisons/{club.pk}/nouvelles/"
    browser_of(bruno).post(page, {"after_days": "14", "way": "telephone", "words": WORDS})
    with later(13):
        assert not Task.objects.exists()
    with later(14):
        task = Task.objects.get()
        assert "Bruno" in board(club, aicha, browser_of) and WORDS not in board(club, aicha, browser_of)
        take_task(task, by=aicha)
        assert WORDS in board(club, aicha, browser_of)
        assert WORDS not in board(club, elena, browser_of)


def test_without_that_yes_nobody_is_told_anything(club, bruno, aicha, browser_of):
    seen(club, bruno, today_in(club))
    with later(400):
        assert not Task.objects.exists()
        assert "Bruno" not in board(club, aicha, browser_of)
    assert not Notice.objects.filter(person=bruno, kind__contains="news").exists()


def test_being_seen_starts_the_delay_again(club, bruno):
    agrees(club, bruno)
    seen(club, bruno, today_in(club) + timedelta(days=10))
    with later(20):
        assert not Task.objects.exists()
    with later(24):
        assert Task.objects.exists()


def test_whoever_comes_back_leaves_the_board_at_once_and_never_meets_it(club, bruno, aicha, browser_of):
    agrees(club, bruno)
    with later(14):
        assert "Donner de nos nouvelles" not in board(club, bruno, browser_of)
        assert "Donner de nos nouvelles" in board(club, aicha, browser_of)
        seen(club, bruno, today_in(club))
        assert "Donner de nos nouvelles" not in board(club, aicha, browser_of)


@pytest.mark.parametrize("is_blocker", [True, False])
def test_who_is_apart_by_a_block_neither_meets_it_nor_takes_it(club, bruno, aicha, elena, is_blocker, browser_of):
    agrees(club, bruno)
    one, other = (bruno, aicha) if is_blocker else (aicha, bruno)
    block(other, by=one)
    with later(14):
        task = Task.objects.get()
        assert "Donner de nos nouvelles" not in board(club, aicha, browser_of)
        assert browser_of(aicha).post(reverse("clubhouse:taking", args=[task.pk])).status_code == 404
        for apart in (aicha, bruno):
            with pytest.raises(Refused, match="n’est plus au tableau"):
                take_task(task, by=apart)
        take_task(task, by=elena)


@pytest.mark.parametrize("is_blocker", [True, False])
def test_a_block_gives_back_the_news_that_were_taken(club, bruno, aicha, elena, is_blocker, browser_of):
    agrees(club, bruno)
    one, other = (bruno, aicha) if is_blocker else (aicha, bruno)
    with later(14):
        task = Task.objects.get()
        take_task(task, by=aicha)
        block(other, by=one)
        assert "Aïcha" not in board(club, elena, browser_of)
        take_task(task, by=elena)


def test_a_block_gives_back_nothing_else(club, bruno, aicha, elena):
    agrees(club, bruno)
    bread = written(club, by=bruno)
    with later(14):
        for task in (Task.objects.exclude(reach_out=None).get(), bread):
            take_task(task, by=aicha)
        block(elena, by=aicha)
        assert TaskTaken.objects.filter(person=aicha).count() == 2


def test_given_news_waits_for_the_delay_again_and_keeps_no_reason(club, bruno, aicha):
    agrees(club, bruno)
    with later(14):
        mark_done(Task.objects.get(), True, by=aicha)
    with later(15):
        assert not Task.objects.filter(done_at=None).exists()
    with later(28):
        assert Task.objects.filter(done_at=None).exists()
    assert {field.name for field in ReachOut._meta.concrete_fields} == {
        "id", "structure", "member", "after_days", "way", "sealed_words", "agreed_on", "given_on", "ended_at",
    }  # fmt: skip


def test_to_try_again_comes_back_tomorrow_not_today(club, bruno, aicha, browser_of):
    agrees(club, bruno)
    with later(14):
        remove_task(Task.objects.get(), by=aicha)
        turn_the_page.call()
        assert "Donner de nos nouvelles" not in board(club, aicha, browser_of)
    with later(15):
        assert Task.objects.get(removed_at=None).day == today_in(club)


def test_it_is_taken_back_in_one_tap_and_leaves_the_board(club, bruno, aicha, browser_of):
    agrees(club, bruno)
    with later(14):
        browser_of(bruno).post(f"/maisons/{club.pk}/nouvelles/retrait/")
        assert not Task.objects.exists()
        turn_the_page.call()
        assert not Task.objects.exists()
    yes = ReachOut.objects.get()
    assert yes.ended_at is not None and bytes(yes.sealed_words) == b""


def test_whoever_left_the_house_is_left_in_peace_and_may_still_take_it_back(club, bruno, browser_of):
    agrees(club, bruno)
    end_role(Role.objects.get(person=bruno), by=bruno)
    with later(30):
        assert not Task.objects.exists()
        assert browser_of(bruno).post(f"/maisons/{club.pk}/nouvelles/retrait/").status_code == 303
    assert not ReachOut.objects.in_force().exists()


def test_the_wall_and_the_paper_do_not_say_who(club, bruno, aicha, browser_of, client):
    agrees(club, bruno)
    with later(14):
        page = browser_of(aicha).post(f"/maisons/{club.pk}/ecrans/").content.decode()
        link = page.split("/mur/")[1].split("/")[0]
        wall = client.get(f"/mur/{link}/").content.decode()
        assert "Donner de nos nouvelles à quelqu’un" in wall and "Bruno" not in wall
        assert 'class="board-task no-print"' in board(club, aicha, browser_of)


def test_nobody_else_learns_who_agreed(club, bruno, elena, farid, browser_of):
    agrees(club, bruno)
    for other in (elena, farid):
        assert not ReachOut.objects.visible_to(other).exists()
    assert privacy.export(bruno)["clubhouse.ReachOut"][0]["words"] == WORDS
    assert privacy.export(elena)["clubhouse.ReachOut"] == []
    assert browser_of(farid).get(f"/maisons/{club.pk}/nouvelles/").status_code == 404


@pytest.mark.parametrize(
    ("since", "expected"), [([date(2026, 1, 1)], True), ([date(2026, 1, 1), date(2026, 1, 8)], False), ([None], False)]
)
def test_days_are_counted_from_the_latest(since, expected):
    assert is_time(date(2026, 1, 15), 14, *since) is expected
