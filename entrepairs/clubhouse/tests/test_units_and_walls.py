"""Units and what comes back, by their pages; the board on a wall."""

import re

import pytest

from entrepairs.clubhouse.actions.board import take_task
from entrepairs.clubhouse.models import Screen, Task, Unit, WeeklyTask
from entrepairs.clubhouse.tasks.week import today_in
from entrepairs.clubhouse.tests.club import club_kitchen, opened_club, written

pytestmark = pytest.mark.django_db


@pytest.fixture
def club(elena, bruno):
    return opened_club(elena, bruno)


def test_a_member_opens_a_unit_and_gives_it_a_week(club, bruno, browser_of):
    browser = browser_of(bruno)
    browser.post(f"/maisons/{club.pk}/unites/", {"name": "Jardin", "about": "dehors"})
    unit = Unit.objects.get()
    said = {"text": "Arroser", "weekday": str(today_in(club).weekday()), "part": "1-matin", "hands": "1"}

    browser.post(f"/unites/{unit.pk}/", said)
    assert Task.objects.get().text == "Arroser"
    assert "Arroser" in browser.get(f"/unites/{unit.pk}/").content.decode()
    browser.post(f"/taches-de-la-semaine/{WeeklyTask.objects.get().pk}/retrait/")
    assert not Task.objects.exists()


def test_two_units_do_not_bear_the_same_name(club, bruno, browser_of):
    kitchen, browser = club_kitchen(club, by=bruno), browser_of(bruno)

    assert browser.post(f"/maisons/{club.pk}/unites/", {"name": "Cuisine"}).status_code == 422
    browser.post(f"/maisons/{club.pk}/unites/", {"name": "Jardin"})
    browser.post(f"/unites/{kitchen.pk}/nom/", {"name": "Jardin"})
    assert sorted(Unit.objects.values_list("name", flat=True)) == ["Cuisine", "Jardin"]
    browser.post(f"/unites/{kitchen.pk}/fermeture/")
    assert browser.get(f"/unites/{kitchen.pk}/").status_code == 404


def test_the_wall_shows_today_to_nobody_in_particular(club, elena, bruno, browser_of, client):
    take_task(written(club, "Faire le pain", by=elena), by=bruno)
    page = browser_of(bruno).post(f"/maisons/{club.pk}/ecrans/").content.decode()
    link = re.search(r"/mur/[\w-]+/", page).group()

    wall = client.get(link)

    assert "Faire le pain" in wall.content.decode() and "Bruno" in wall.content.decode()
    assert wall["Refresh"] == "60"
    assert "<form" not in wall.content.decode()
    assert link not in browser_of(bruno).get(f"/maisons/{club.pk}/ecrans/").content.decode()


def test_a_wall_that_was_closed_shows_nothing(club, bruno, farid, browser_of, client):
    page = browser_of(bruno).post(f"/maisons/{club.pk}/ecrans/").content.decode()
    link = re.search(r"/mur/[\w-]+/", page).group()
    screen = Screen.objects.get()

    assert browser_of(farid).post(f"/ecrans/{screen.pk}/fermeture/").status_code == 404
    assert client.get(link).status_code == 200
    browser_of(bruno).post(f"/ecrans/{screen.pk}/fermeture/")
    assert client.get(link).status_code == 404
    assert client.get("/mur/nulle-part/").status_code == 404
