"""What a house prints says what is true now, in black and white, tagged, and names nobody who comes."""

import re
import zlib
from datetime import date, datetime, time
from types import SimpleNamespace

import pytest

from entrepairs.agenda.actions.gatherings import cancel_gathering
from entrepairs.agenda.posted_week import posted_days
from entrepairs.agenda.tests.gathered import member, planned
from entrepairs.structures.models import OpeningException, OpeningRule
from entrepairs.ui import pdf

pytestmark = pytest.mark.django_db
TUESDAY, WEDNESDAY = date(2026, 11, 24), date(2026, 11, 25)


def happening(day, hour, before=None):
    return SimpleNamespace(wall_time=datetime.combine(day, time(hour)), wall_time_before=before)


def opened(content: bytes) -> bytes:
    """The objects of a PDF, those that are packed as well; a stream may end with a byte that looks like a new line."""
    packed = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL)
    return content + b"".join(zlib.decompressobj().decompress(one) for one in packed if one[:1] == b"x")


@pytest.fixture
def without_paper(monkeypatch):
    """This machine has no Pango: sheets are pages that the browser prints."""
    monkeypatch.setattr(pdf, "_weasyprint", lambda: None)


def test_a_day_on_the_wall_says_its_hours_what_happens_and_what_went_elsewhere():
    rules = [OpeningRule(weekday=1, since=time(10), until=time(18))]
    closed = [OpeningException(first_day=WEDNESDAY, last_day=WEDNESDAY, reason="congés")]
    moved = happening(WEDNESDAY, 15, before=datetime.combine(TUESDAY, time(14)))
    first, second = happening(TUESDAY, 9), happening(TUESDAY, 16)

    tuesday, wednesday = posted_days([TUESDAY, WEDNESDAY], [second, moved, first], rules, closed)

    assert ([slot.since for slot in tuesday.slots], tuesday.happenings) == ([time(10)], [first, second])
    assert tuesday.gone == [moved]
    assert (wednesday.slots, wednesday.reason, wednesday.happenings) == ([], "congés", [moved])


@pytest.mark.skipif(not pdf.has_paper(), reason="no Pango here")
def test_each_sheet_is_a_tagged_pdf_in_french(house, elena, desk):
    row, browser = planned(house, by=elena), desk(elena)
    week = f"/maisons/{house.pk}/impression/semaine/?semaine={row.wall_time.date()}"
    sheets = [week, f"{week}&format=a3", f"/maisons/{house.pk}/impression/feuille/?lignes=30"]
    for address in [*sheets, f"/rencontres/{row.pk}/affiche/", f"/rencontres/{row.pk}/feuille/"]:
        answer = browser.get(address)
        assert answer["Content-Type"] == "application/pdf", address
        told = opened(answer.content)
        assert b"/StructTreeRoot" in told and b"/Lang (fr)" in told and b"pdfuaid" in told, address
        assert house.name not in answer["Content-Disposition"]


@pytest.mark.usefixtures("without_paper")
def test_what_is_cancelled_stays_on_the_wall_and_says_so(house, elena, desk):
    row, browser = planned(house, by=elena), desk(elena)
    week = f"/maisons/{house.pk}/impression/semaine/?semaine={row.wall_time.date()}"
    assert "annulé" not in browser.get(week).content.decode()

    cancel_gathering(row, by=elena)

    assert "annulé" in browser.get(week).content.decode()
    poster = browser.get(f"/rencontres/{row.pk}/affiche/").content.decode()
    assert "Annulé" in poster and "Version 2" in poster and "poster-tabs" not in poster


@pytest.mark.usefixtures("without_paper")
def test_what_is_for_members_is_on_the_wall_only_when_asked(house, elena, desk):
    row = planned(house, by=elena, audience="membres", title="Réunion des membres")
    week = f"/maisons/{house.pk}/impression/semaine/?semaine={row.wall_time.date()}"

    assert "Réunion des membres" not in desk(elena).get(week).content.decode()
    assert "Réunion des membres" in desk(elena).get(f"{week}&membres=1").content.decode()


@pytest.mark.usefixtures("without_paper")
def test_a_sheet_names_nobody_and_has_as_many_lines_as_asked(house, elena, bruno, desk, browser_of):
    row = planned(house, by=elena)
    member(house, bruno, by=elena)
    browser_of(bruno).post(f"{row.get_absolute_url()}inscription/")

    words = desk(elena).get(f"/rencontres/{row.pk}/feuille/?lignes=25").content.decode()

    assert words.count('<th scope="row">') == 25
    assert "Bruno" not in words
    for odd in ("-3", "²", "9" * 30, "abc", ""):
        assert desk(elena).get(f"/rencontres/{row.pk}/feuille/?lignes={odd}").status_code == 200


def test_farid_prints_nothing(house, elena, farid, desk):
    row = planned(house, by=elena)
    for address in (f"/maisons/{house.pk}/impression/", f"/rencontres/{row.pk}/affiche/"):
        assert desk(farid).get(address).status_code == 404


@pytest.mark.skipif(not pdf.has_paper(), reason="no Pango here")
def test_a_full_week_and_a_long_title_stay_on_one_sheet(house, elena, desk):
    long = "Anticonstitutionnellement vôtre, café-philosophie des éléphants roses et bleus de la rue du Canal"
    rows = [planned(house, by=elena, title=long if n == 0 else f"Atelier {n}", in_hours=48) for n in range(24)]
    week = f"/maisons/{house.pk}/impression/semaine/?semaine={rows[0].wall_time.date()}"

    for address in (week, f"/rencontres/{rows[0].pk}/affiche/", f"/rencontres/{rows[0].pk}/feuille/"):
        told = opened(desk(elena).get(address).content)
        assert len(re.findall(rb"/Type /Page\b(?!s)", told)) == 1, address
