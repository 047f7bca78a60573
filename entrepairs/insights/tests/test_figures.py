"""What was lived becomes figures: each is what a second count finds, and says on what it rests."""

import json
from datetime import UTC, date, datetime

import pytest

from entrepairs.agenda.models import MonthTrace, Presence
from entrepairs.core.clock import at
from entrepairs.insights.figures import figures_of, from_json, grids_of, to_json
from entrepairs.insights.reports import as_it_is, period_of, whole
from entrepairs.insights.tests.lived import live
from entrepairs.insights.tests.recount import recount
from entrepairs.people.actions.erasures import ask_erasure
from entrepairs.people.models import Person
from entrepairs.structures.models import Role, RoleTrace

pytestmark = pytest.mark.django_db
JANUARY = datetime(2027, 1, 15, 9, tzinfo=UTC)


@pytest.fixture
def lived(house):
    with at(JANUARY):
        live(house, 2026)
        live(house, 2025, people=12, presences=120, seed=2)
        yield house


def read_now(house, year=2026):
    return as_it_is(house, period_of(house, year))


def said(house, year=2026):
    """Key → value, of figures and of cells."""
    families = read_now(house, year)
    cells = {key: value for grid in grids_of(families) for key, value in grid.cells.items()}
    return cells | {key: figure.value for key, figure in figures_of(families).items()}


def test_every_figure_is_what_a_second_count_finds(lived):
    found, expected = said(lived), recount(lived, 2026)

    assert {key: found[key] for key in expected} == expected
    assert len(expected) > 25


def test_a_year_costs_as_many_queries_whatever_was_lived(lived, queries):
    few = queries(lambda: said(lived))
    live(lived, 2026, people=20, presences=500, seed=3)

    assert queries(lambda: said(lived)) == few
    assert few <= 20


def test_what_rests_on_little_says_so(lived):
    figures = figures_of(as_it_is(lived, period_of(lived, 2026)))

    assert "2 semaines sans pointage sur 50 semaines d’ouverture" in figures["visits"].completeness
    assert "sur 53" in figures["weekly"].completeness
    assert figures["several"].completeness == f"Sur {figures['met'].value} personnes dont les jours sont connus."
    assert all(figure.definition for figure in figures.values())


def test_a_house_that_noted_nothing_gets_no_figure_and_a_list_of_what_lacks(house):
    with at(JANUARY):
        found = whole(house, period_of(house, 2026))

    figures = figures_of(found.families)
    assert [figures[key].value for key in ("members", "received", "visits", "hours_a_week", "fte")] == [None] * 5
    assert len(found.lacks) >= 8


def test_last_year_stands_beside(lived):
    figures = figures_of(as_it_is(lived, period_of(lived, 2026)))
    before = said(lived, 2025)

    assert figures["met"].last == before["met"] == 12
    assert figures["visits"].last == before["visits"]


@pytest.mark.parametrize("which", ["membre", "visite"])
def test_an_erased_account_changes_no_figure_of_the_year(lived, which):
    before, rests = said(lived), [one.completeness for one in figures_of(read_now(lived)).values()]
    came = Presence.objects.filter(day__year=2026).values("person")
    person = Person.objects.get(pk=Role.objects.filter(name=which, ended_at=None, person__in=came)[0].person_id)

    ask_erasure(person, keep_shared=True, at_once=True, by=person)

    assert MonthTrace.objects.exists()
    assert RoleTrace.objects.exists()
    assert said(lived) == before
    assert [one.completeness for one in figures_of(read_now(lived)).values()] == rests


def test_when_everybody_has_left_the_days_with_a_count_and_the_busiest_stay(house, bruno, aicha):
    day = date(2026, 3, 3)
    for person in (bruno, aicha):
        Presence.objects.create(structure=house, person=person, day=day, how=Presence.How.SELF, noted_at=JANUARY)
    with at(JANUARY):
        before = said(house)
        for person in (bruno, aicha):
            ask_erasure(person, keep_shared=False, at_once=True, by=person)

        assert not Presence.objects.exists()
        assert said(house) == before
        assert (before["busiest"], before["received"], before["met"]) == (2, 2, 2)
        assert "1 semaine avec un pointage" in figures_of(read_now(house))["visits"].completeness


def test_the_year_under_way_stops_today(lived):
    with at(datetime(2026, 3, 31, 9, tzinfo=UTC)):
        found = period_of(lived, 2026)
        hours = figures_of(as_it_is(lived, found))["open_days"].value

    assert found.last == date(2026, 3, 31)
    assert (
        hours
        == sum(
            1 for n in range(1, 91) if date.fromordinal(date(2025, 12, 31).toordinal() + n).weekday() in (1, 2, 3, 4, 5)
        )
        + 3
    )


def test_a_report_reads_the_same_after_json(lived):
    families = as_it_is(lived, period_of(lived, 2026))

    assert from_json(json.loads(json.dumps(to_json(families)))) == families
