"""The board of the day: written by all, taken freely, given back without a word, remembered by nobody."""

from datetime import date, timedelta

import pytest

from entrepairs.clubhouse.actions.board import give_back_task, mark_done, remove_task, take_task
from entrepairs.clubhouse.actions.units import add_weekly, close_unit, open_unit, remove_weekly
from entrepairs.clubhouse.models import Part, Task, TaskTaken, Unit
from entrepairs.clubhouse.tasks.days import turn_the_page
from entrepairs.clubhouse.tasks.week import prepare_week, today_in
from entrepairs.clubhouse.tests.club import club_kitchen, opened_club, written
from entrepairs.core.clock import at, now
from entrepairs.core.models import Entry
from entrepairs.core.privacy import personal_models
from entrepairs.core.rules import Refused
from entrepairs.safety.actions.blocks import block
from tests.at_once import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def club(elena, aicha, bruno):
    return opened_club(elena, aicha, bruno)


def test_a_member_writes_a_task_another_takes_it_and_a_third_says_it_is_done(club, elena, aicha, bruno, browser_of):
    kitchen = club_kitchen(club, by=bruno)
    said = {"text": "Faire le pain", "unit": str(kitchen.pk), "part": Part.MORNING, "hands": "2"}
    day = f"/maisons/{club.pk}/journee/"

    assert browser_of(bruno).post(day, said).status_code == 303
    task = Task.objects.get()
    browser_of(aicha).post(f"/taches/{task.pk}/prise/")
    assert "Aïcha" in browser_of(elena).get(day).content.decode()
    browser_of(elena).post(f"/taches/{task.pk}/faite/")

    task.refresh_from_db()
    assert task.done_at is not None


def test_a_task_without_words_comes_back(club, bruno, browser_of):
    answer = browser_of(bruno).post(f"/maisons/{club.pk}/journee/", {"text": " ", "hands": "1", "part": Part.ANY})

    assert answer.status_code == 422
    assert not Task.objects.exists()


def test_nobody_takes_for_someone_else(club, elena, bruno, browser_of):
    task = written(club, by=elena)

    browser_of(elena).post(f"/taches/{task.pk}/prise/", {"person": str(bruno.pk), "by": str(bruno.pk)})

    assert [taken.person for taken in TaskTaken.objects.all()] == [elena]


@pytest.mark.parametrize("is_blocker", [True, False])
def test_who_is_apart_by_a_block_is_counted_without_a_name(club, elena, aicha, bruno, is_blocker, browser_of):
    task = written(club, by=elena)
    take_task(task, by=bruno)
    one, other = (bruno, aicha) if is_blocker else (aicha, bruno)
    block(other, by=one)

    pages = [browser_of(reader).get(f"/maisons/{club.pk}/journee/").content.decode() for reader in (aicha, elena)]

    assert ["Bruno" in page.split("board-acts")[0] for page in pages] == [False, True]
    assert ["1 personne s’en occupe" in page for page in pages] == [True, False]
    assert not any("Je m’en occupe" in page for page in pages)


def test_a_task_is_given_back_without_a_word_and_leaves_no_trace(club, elena, bruno):
    task = written(club, by=elena)
    before = Entry.objects.count()
    take_task(task, by=bruno)
    give_back_task(task, by=bruno)

    assert not TaskTaken.objects.exists()
    assert Entry.objects.count() == before


@pytest.mark.django_db(transaction=True)
def test_the_last_place_of_a_task_goes_to_one(club, elena, aicha, bruno):
    task = written(club, by=elena, hands=1)

    answers = at_once(lambda: take_task(task, by=aicha), lambda: take_task(task, by=bruno))

    assert sum(isinstance(one, Refused) for one in answers) == 1
    assert TaskTaken.objects.count() == 1


def test_what_is_done_or_taken_off_is_not_taken(club, elena, bruno):
    task = written(club, by=elena)
    mark_done(task, True, by=bruno)
    with pytest.raises(Refused):
        take_task(task, by=bruno)
    mark_done(task, False, by=elena)
    remove_task(task, by=bruno)
    with pytest.raises(Refused):
        take_task(task, by=bruno)


def test_what_comes_back_is_on_the_board_once_and_stays_off_once_taken_off(club, elena, bruno):
    kitchen, today = club_kitchen(club, by=bruno), today_in(club)
    add_weekly(kitchen, today.weekday(), "Écrire le menu", part=Part.MORNING, by=bruno)
    prepare_week(club)

    task = Task.objects.get()
    assert (task.day, task.text) == (today, "Écrire le menu")
    remove_task(task, by=elena)
    prepare_week(club)
    assert not Task.objects.filter(removed_at=None).exists()


def test_what_comes_back_no_more_leaves_what_was_taken(club, elena, bruno):
    kitchen, today = club_kitchen(club, by=bruno), today_in(club)
    weekly = add_weekly(kitchen, today.weekday(), "Écrire le menu", part=Part.MORNING, by=bruno)
    take_task(Task.objects.get(), by=bruno)

    remove_weekly(weekly, by=elena)

    assert Task.objects.get().weekly is None
    close_unit(kitchen, by=elena)
    assert not Task.objects.exists() and not Unit.objects.open().exists()


def test_once_the_day_is_over_nobody_can_tell_who_took_what(club, elena, aicha, bruno, browser_of):
    task = written(club, by=elena)
    take_task(task, by=aicha)
    tomorrow = now() + timedelta(days=1)

    with at(tomorrow):
        assert not TaskTaken.objects.visible_to(bruno, today_in(club)).exists()
        page = browser_of(bruno).get(f"/maisons/{club.pk}/journee/?jour={task.day}").content.decode()
        turn_the_page.call()

    assert "Aïcha" not in page
    assert not TaskTaken.objects.exists()


def test_nothing_counts_tasks_by_person():
    """Nowhere but in what is erased each night does a task name somebody."""
    named = {model._meta.label for model in personal_models() if model._meta.app_label == "clubhouse"}
    assert "clubhouse.Task" not in named
    assert {field.name for field in TaskTaken._meta.concrete_fields} == {"id", "task", "person"}


def test_yesterday_and_next_month_are_not_on_the_board(club, elena, bruno, browser_of):
    for asked in ("2001-01-01", "2999-01-01", "hier", str(date.max)):
        answer = browser_of(bruno).get(f"/maisons/{club.pk}/journee/?jour={asked}")
        assert f'?jour={today_in(club)}" aria-current' in answer.content.decode()


def test_farid_sees_no_board_and_takes_nothing(club, elena, farid, browser_of):
    task, browser = written(club, by=elena), browser_of(farid)

    assert browser.get(f"/maisons/{club.pk}/journee/").status_code == 404
    assert browser.post(f"/taches/{task.pk}/prise/").status_code == 404
    assert "/journee/" not in browser.get(club.get_absolute_url()).content.decode()
    with pytest.raises(Refused):
        take_task(task, by=farid)
    with pytest.raises(Refused):
        open_unit(club, "Bureau", by=farid)


def test_a_house_of_another_kind_has_no_board(house, elena, browser_of):
    assert browser_of(elena).get(f"/maisons/{house.pk}/journee/").status_code == 404
    assert "/journee/" not in browser_of(elena).get(house.get_absolute_url()).content.decode()


def test_the_board_costs_the_same_queries(club, elena, bruno, browser_of, same_queries):
    browser = browser_of(bruno)

    def add() -> None:
        task = written(club, by=elena, hands=3)
        take_task(task, by=elena)
        take_task(task, by=bruno)

    add()
    same_queries(lambda: browser.get(f"/maisons/{club.pk}/journee/"), add)
