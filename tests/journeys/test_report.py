"""15 January: the report of the year is read, completed, closed, taken away, and opened in a spreadsheet.

What LibreOffice reads is compared with figures counted again from raw rows by other code."""

import csv
import shutil
import subprocess
import time
from io import StringIO

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from entrepairs.accompaniment.tests.chain import open_house
from entrepairs.agenda.tests.gathered import member
from entrepairs.core.clock import now
from entrepairs.insights.tests.lived import live
from entrepairs.insights.tests.recount import recount
from tests.journeys.looks import faults, too_wide

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
MINUTES = 3 * 60
PEOPLE = {"members", "new", "visitors", "met", "several", "visits", "participations"}


def spreadsheets(file, folder):
    """Every sheet of the file, as LibreOffice reads it: name of a figure → value."""
    folder.mkdir()
    office = shutil.which("soffice") or pytest.skip("no LibreOffice on this machine")
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [office, profile, "--headless", "--convert-to", every_sheet, "--outdir", str(folder), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    tables = [list(csv.reader(StringIO(one.read_text("utf-8")))) for one in folder.glob("*.csv")]
    return {row[7]: row[1] for table in tables for row in table if len(row) >= 8}


def download(visitor, ending, version, folder):
    with visitor.page.expect_download() as waited:
        visitor._uncovered(visitor.page.locator(f'a[href$="/{version}/rapport.{ending}"]')).click()
    file = folder / waited.value.suggested_filename
    waited.value.save_as(file)
    return file


def number(text):
    return float(text.replace(",", "."))


def test_the_report_of_january(visitor, elena, bruno, farid, tmp_path):
    house, year = open_house(elena), now().year - 1
    live(house, year, people=40, presences=1200)
    TOTP.activate(elena, generate_totp_secret())
    member(house, bruno, by=elena)
    expected, began = recount(house, year), time.monotonic()
    report = f"/maisons/{house.pk}/rapports/{year}/"

    coordination = visitor(elena, viewport={"width": 1100, "height": 900})
    coordination.opens(f"/maisons/{house.pk}/tenir/").follows("/rapports/").follows(f"/{year}/")
    coordination.reads("Ce qui manque encore").reads("semaines sans pointage sur")
    assert faults(coordination.page) == []
    assert too_wide(coordination.page) == []
    coordination.page.set_viewport_size({"width": 1100, "height": 900})
    coordination.opens(f"{report}chiffres/busiest/").fills(value="30", reason="Fête comptée à la porte").presses()
    coordination.reads("Fête comptée à la porte")
    coordination.opens(f"{report}recit/").fills(annee="Nous avons repeint la cuisine.").presses()
    coordination.presses("/cloture/").reads("clos depuis")
    files = {version: download(coordination, "ods", version, tmp_path) for version in ("maison", "transmettre")}

    assert time.monotonic() - began < MINUTES
    found, outside = (spreadsheets(file, tmp_path / version) for version, file in files.items())
    asked = ["members", "new", "visitors", "visits", "met", "participations", "weekly", "open_days", "open_hours"]
    asked += ["hours_a_week", "saturdays", "sundays", "self_run_hours", "fte", "fte_mean", "several"]
    assert {key: number(found[key]) for key in asked} == {key: expected[key] for key in asked}
    assert number(found["busiest"]) == number(outside["busiest"]) == 30
    told = {key: number(outside[key]) for key in asked if outside[key] != "non communiqué"}
    assert told == {key: expected[key] for key in told}
    assert not [key for key in PEOPLE & set(told) if 0 < told[key] < 5]

    for someone in (farid, bruno):
        stranger = visitor(someone)
        for path in (report, f"{report}transmettre/rapport.csv", f"/maisons/{house.pk}/rapports/"):
            assert stranger.page.request.get(path).status == 404
