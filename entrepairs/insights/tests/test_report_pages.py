"""The report of January, page by page: read, corrected, told, closed, reopened. Nobody else learns that it exists."""

from datetime import UTC, datetime

import pytest

from entrepairs.agenda.tests.gathered import member
from entrepairs.core.clock import at
from entrepairs.core.rules import Refused
from entrepairs.insights.actions import close_report, correct_figure, reopen_report, tell_year
from entrepairs.insights.figures import figures_of
from entrepairs.insights.models import Closing, CorrectedFigure
from entrepairs.insights.reports import period_of, whole
from entrepairs.insights.tests.lived import live
from entrepairs.structures.models import Role

pytestmark = pytest.mark.django_db
JANUARY = datetime(2027, 1, 15, 9, tzinfo=UTC)
LATER = datetime(2027, 1, 16, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def january(house):
    with at(JANUARY):
        live(house, 2026, people=15, presences=200)
        yield


def address(house, end="", year=2026):
    return f"/maisons/{house.pk}/rapports/{year}/{end}"


def figure(house, key, year=2026):
    return figures_of(whole(house, period_of(house, year)).families)[key]


def test_the_coordination_reads_the_year_and_what_lacks(house, elena, desk):
    page = desk(elena).get(address(house))

    assert page.status_code == 200
    assert "semaines sans pointage" in page.text
    assert "<svg" in page.text
    assert "Ce qui manque encore" in page.text
    assert house.name not in page.text.split("</title>")[0]


def test_nobody_else_learns_that_there_is_a_report(house, elena, farid, bruno, aicha, desk):
    member(house, bruno, by=elena)
    member(house, aicha, by=elena, name=Role.Name.FACILITATOR)
    for someone in (farid, bruno, aicha):
        for end in ("", "recit/", "chiffres/members/", "reouverture/"):
            assert desk(someone).get(address(house, end)).status_code == 404
        assert desk(someone).get(f"/maisons/{house.pk}/rapports/").status_code == 404
        assert desk(someone).post(address(house, "cloture/")).status_code == 404
    assert "Rapports" not in desk(aicha).get(f"/maisons/{house.pk}/tenir/").text


def test_a_figure_is_corrected_with_a_reason_and_what_was_counted_stays(house, elena, desk):
    counted = figure(house, "members").value
    answer = desk(elena).post(address(house, "chiffres/members/"), {"value": "41", "reason": "Trois sans compte"})

    assert answer.status_code == 303
    page = desk(elena).get(address(house)).text
    assert "Trois sans compte" in page
    assert f"Compté : {counted}" in page.replace("\u00a0", " ")
    assert figure(house, "members").value == 41
    assert figure(house, "members", year=2027).last == 41
    with at(LATER):
        desk(elena).post(address(house, "chiffres/members/retrait/"))
    assert figure(house, "members").value == counted
    assert CorrectedFigure.objects.count() == 2


@pytest.mark.parametrize("typed", ["beaucoup", "-3", "1e9", "nan", ""])
def test_a_number_is_asked_for_where_a_number_was_counted(house, elena, desk, typed):
    answer = desk(elena).post(address(house, "chiffres/members/"), {"value": typed, "reason": "Erreur de saisie"})

    assert answer.status_code == 422
    assert "Erreur de saisie" in answer.text
    assert not CorrectedFigure.objects.exists()


def test_a_figure_that_does_not_exist_is_not_corrected(house, elena, desk):
    assert desk(elena).get(address(house, "chiffres/bonheur/")).status_code == 404
    with pytest.raises(Refused):
        correct_figure(house, 2026, "bonheur", value=3, reason="…", by=elena)


def test_the_year_is_told_in_the_words_of_the_house(house, elena, desk):
    desk(elena).post(address(house, "recit/"), {"annee": "Nous avons repeint la cuisine."})

    assert "repeint la cuisine" in desk(elena).get(address(house)).text
    assert "repeint la cuisine" in desk(elena).get(address(house, "recit/")).text


def test_a_closed_report_reads_the_same_whatever_happens_since(house, elena, desk):
    tell_year(house, 2026, {"annee": "Une belle année."}, by=elena)
    close_report(house, 2026, by=elena)
    before = whole(house, period_of(house, 2026))
    live(house, 2026, people=10, presences=100, seed=9)

    after = whole(house, period_of(house, 2026))
    assert after.families == before.families
    assert after.narratives == before.narratives
    assert "clos depuis" in desk(elena).get(address(house)).text
    for refused in (
        lambda: correct_figure(house, 2026, "members", value=3, reason="…", by=elena),
        lambda: tell_year(house, 2026, {"annee": "Autre chose"}, by=elena),
        lambda: close_report(house, 2026, by=elena),
    ):
        with pytest.raises(Refused):
            refused()


def test_it_is_reopened_with_a_reason_and_both_versions_are_kept(house, elena, desk):
    close_report(house, 2026, by=elena)
    assert desk(elena).post(address(house, "reouverture/"), {"reason": ""}).status_code == 422
    assert desk(elena).post(address(house, "reouverture/"), {"reason": "Une erreur"}).status_code == 303
    with at(LATER):
        close_report(house, 2026, by=elena)

    assert [one.reason for one in Closing.objects.all()] == ["Une erreur", ""]


def test_a_year_that_is_not_over_is_not_closed_and_years_close_in_order(house, elena, farid):
    with pytest.raises(Refused):
        close_report(house, 2027, by=elena)
    close_report(house, 2026, by=elena)
    with pytest.raises(Refused):
        close_report(house, 2025, by=elena)
    with at(datetime(2028, 1, 15, tzinfo=UTC)):
        close_report(house, 2027, by=elena)
        with pytest.raises(Refused):
            reopen_report(house, 2026, "Une erreur", by=elena)
        with pytest.raises(Refused):
            reopen_report(house, 2027, "Pour voir", by=farid)
