"""What leaves the house: the same figures in every kind of file, none of them about a few people."""

import csv
from datetime import UTC, datetime
from io import BytesIO, StringIO

import pytest
from odf.opendocument import load
from odf.table import Table as OdfTable
from odf.table import TableCell, TableRow

from entrepairs.core.clock import at
from entrepairs.insights.actions import close_report, correct_figure, reopen_report, tell_year
from entrepairs.insights.figures import figures_of, grids_of
from entrepairs.insights.publication import Outside, kept_in
from entrepairs.insights.reports import period_of, told_outside, whole
from entrepairs.insights.sheets import safe
from entrepairs.insights.suppression import is_small
from entrepairs.insights.tests.lived import live
from entrepairs.insights.words import HIDDEN

pytestmark = pytest.mark.django_db
JANUARY = datetime(2027, 1, 15, 9, tzinfo=UTC)
LATER = datetime(2027, 2, 1, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def january(house):
    with at(JANUARY):
        live(house, 2026, people=9, presences=60)
        yield


def address(house, version, ending):
    return f"/maisons/{house.pk}/rapports/2026/{version}/rapport.{ending}"


def told(house, year=2026):
    """Key → what is said outside."""
    families = told_outside(whole(house, period_of(house, year)))
    cells = {key: value for grid in grids_of(families) for key, value in grid.cells.items()}
    return cells | {key: figure.value for key, figure in figures_of(families).items()}


def people(families):
    figures = {key for key, figure in figures_of(families).items() if figure.people}
    return figures | {key for grid in grids_of(families) for key in grid.cells if key.split(":")[0] in grid.people}


def cells_of(body):
    """Name of the figure → its value, as a spreadsheet reads it."""
    found = {}
    for table in load(BytesIO(body)).getElementsByType(OdfTable):
        for row in table.getElementsByType(TableRow):
            cells = row.getElementsByType(TableCell)
            if len(cells) == 8:
                found[str(cells[7])] = cells[1].getAttribute("value") or str(cells[1])
    return found


def test_an_open_report_does_not_leave_the_house(house, elena, desk):
    assert desk(elena).get(address(house, "transmettre", "ods")).status_code == 303
    assert desk(elena).get(address(house, "maison", "ods")).status_code == 200


def test_no_small_count_is_in_what_leaves(house, elena):
    close_report(house, 2026, by=elena)
    true, outside = whole(house, period_of(house, 2026)).families, told(house)

    small = [key for key in people(true) if key in outside and isinstance(outside[key], int | float)]
    assert not [key for key in small if is_small(outside[key])]
    assert HIDDEN in outside.values(), "this house is small on purpose"


def test_the_house_reads_its_own_true_figures(house, elena):
    close_report(house, 2026, by=elena)
    figures = figures_of(whole(house, period_of(house, 2026)).families)

    assert not any(figure.is_hidden for figure in figures.values())


def test_each_kind_of_file_says_the_same(house, elena, desk):
    close_report(house, 2026, by=elena)
    outside = {key: value for key, value in told(house).items() if ":" not in key}
    sheet = cells_of(desk(elena).get(address(house, "transmettre", "ods")).content)
    text = desk(elena).get(address(house, "transmettre", "csv")).content.decode("utf-8-sig")
    rows = {row[8]: row[2] for row in csv.reader(StringIO(text), delimiter=";") if len(row) == 9}

    for key, value in outside.items():
        if isinstance(value, int | float):
            assert float(sheet[key]) == value
            assert float(rows[key].replace(",", ".")) == value
        elif value == HIDDEN:
            assert sheet[key] == rows[key] == "non communiqué"
    assert desk(elena).get(address(house, "transmettre", "pdf")).content.startswith(b"%PDF")


def test_a_correction_does_not_say_what_had_been_counted_to_others(house, elena, desk):
    correct_figure(house, 2026, "members", value=38, reason="Trente sans compte", by=elena)
    close_report(house, 2026, by=elena)
    figures = figures_of(told_outside(whole(house, period_of(house, 2026))))

    assert (figures["members"].value, figures["members"].counted) == (38, "")
    assert "Trente sans compte" in desk(elena).get(address(house, "transmettre", "csv")).text
    assert "Compté" in desk(elena).get(address(house, "maison", "csv")).text


def test_a_second_version_hides_what_the_first_hid(house, elena):
    close_report(house, 2026, by=elena)
    first = {key for key, value in told(house).items() if value == HIDDEN}
    reopen_report(house, 2026, "Des présences oubliées", by=elena)
    with at(LATER):
        for key in first & set(figures_of(whole(house, period_of(house, 2026)).families)):
            correct_figure(house, 2026, key, value=50, reason="Recompté", by=elena)
        close_report(house, 2026, by=elena)

    assert first
    assert first <= {key for key, value in told(house).items() if value == HIDDEN}


def test_shares_and_sentences_do_not_say_what_is_hidden(house):
    families = whole(house, period_of(house, 2026)).families
    away = kept_in(families, Outside(kept_back=frozenset({"met"})))

    assert {"several_share", "met_members_share"} <= away


@pytest.mark.parametrize("words", ["=1+1", "+33", "-2", "@SUM(A1)", "\t=1"])
def test_no_text_becomes_a_formula(house, elena, desk, words):
    tell_year(house, 2026, {"annee": f"Une année\n{words}"}, by=elena)
    correct_figure(house, 2026, "audience", value=words.strip(), reason="Nos mots", by=elena)
    text = desk(elena).get(address(house, "maison", "csv")).text

    assert safe(words).startswith("'")
    assert f";{words.strip()};" not in text


def test_nobody_else_gets_a_file(house, elena, farid, bruno, desk):
    close_report(house, 2026, by=elena)
    for someone in (farid, bruno):
        for version in ("maison", "transmettre"):
            assert desk(someone).get(address(house, version, "csv")).status_code == 404
