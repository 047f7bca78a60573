"""Anybody says that a page is wrong, without an account; whoever may correct it says what became of it."""

from datetime import timedelta

import pytest
from django.test import Client

from entrepairs.core.clock import at, now
from entrepairs.people.models import Administrator, Notice
from entrepairs.structures.actions.corrections import MOST_OPEN, close_correction, report_mistake
from entrepairs.structures.models import Correction
from entrepairs.structures.tasks import forget_corrections
from entrepairs.structures.tests.listed import listed

pytestmark = pytest.mark.django_db
WRONG = "Le numéro de téléphone ne répond plus."


def test_anybody_says_it_and_the_coordination_sees_it_and_closes_it(house, elena, desk, client):
    assert client.post(f"/maisons/{house.pk}/erreur/", {"text": WRONG}).status_code == 303
    row = Correction.objects.get()

    assert Notice.objects.filter(person=elena, kind="mistake_reported").count() == 1
    assert WRONG in desk(elena).get(f"/maisons/{house.pk}/erreurs/").content.decode()
    assert desk(elena).post(f"/maisons/erreurs/{row.pk}/fin/", {"outcome": "corrige"}).status_code == 303
    row.refresh_from_db()
    assert row.outcome == "corrige"
    assert row.closed_at is not None


def test_farid_and_the_coordination_of_another_house_do_not_see_it(house, farid, driss, desk):
    row = report_mistake(house, WRONG)

    for someone in (farid, driss):
        assert desk(someone).get(f"/maisons/{house.pk}/erreurs/").status_code == 404
        assert desk(someone).get("/annuaire/erreurs/").status_code == 404
        assert desk(someone).post(f"/maisons/erreurs/{row.pk}/fin/", {"outcome": "corrige"}).status_code == 404
        assert not Correction.objects.visible_to(someone).exists()


def test_administrators_look_after_what_nobody_coordinates_here_and_nothing_else(house, driss, desk):
    Administrator.objects.create(person=driss)
    mine, theirs = report_mistake(listed("Le Phare"), WRONG), report_mistake(house, "Une autre erreur")
    answer = desk(driss).get("/annuaire/erreurs/").content.decode()

    assert WRONG in answer
    assert "Une autre erreur" not in answer
    assert desk(driss).post(f"/maisons/erreurs/{mine.pk}/fin/", {"outcome": "juste"}).status_code == 303
    assert desk(driss).post(f"/maisons/erreurs/{theirs.pk}/fin/", {"outcome": "juste"}).status_code == 404


@pytest.mark.parametrize("text", ["", "   ", "x" * 601])
def test_what_cannot_be_kept_comes_back_as_it_was_typed(house, client, text):
    assert client.post(f"/maisons/{house.pk}/erreur/", {"text": text}).status_code == 422
    assert not Correction.objects.exists()


def test_the_same_twice_is_one_row_and_a_flood_is_told_to_wait(house):
    assert report_mistake(house, WRONG) == report_mistake(house, WRONG)
    for n in range(MOST_OPEN - 1):
        report_mistake(house, f"{n}")

    answer = Client().post(f"/maisons/{house.pk}/erreur/", {"text": "encore une"})

    assert answer.status_code == 422
    assert Correction.objects.count() == MOST_OPEN


def test_one_visitor_is_slowed_down_after_a_dozen(house):
    codes = [Client().post(f"/maisons/{house.pk}/erreur/", {"text": f"{n}"}).status_code for n in range(13)]

    assert codes == [303] * 12 + [422]


def test_time_erases_what_was_closed(house, elena):
    with at(now() - timedelta(days=200)):
        close_correction(report_mistake(house, "ancienne"), "juste", by=elena)
        report_mistake(house, "pas encore vue")
    close_correction(report_mistake(house, "récente"), "juste", by=elena)

    forget_corrections.func()

    assert {row.text for row in Correction.objects.all()} == {"pas encore vue", "récente"}
