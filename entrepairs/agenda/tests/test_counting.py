"""A day in the house: seventeen people in seconds, corrected later, asked of nobody."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from entrepairs.agenda.actions.attendance import choose_nameless, estimate, note_presence, tally
from entrepairs.agenda.counted_weeks import counted_weeks
from entrepairs.agenda.models import Headcount, Presence, Spot, WeeklyEstimate
from entrepairs.agenda.rules.attendance import today_of
from entrepairs.agenda.tests.gathered import member, planned
from entrepairs.agenda.visits import monday_of
from entrepairs.core.models import Entry
from entrepairs.core.privacy import opened_by_others
from entrepairs.core.rules import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def noon(time_machine):
    """A gathering in a quarter of an hour is still of that day."""
    time_machine.move_to(datetime(2026, 3, 3, 11, tzinfo=UTC))


@pytest.fixture
def spot(house) -> Spot:
    return Spot(house, today_of(house))


def board(house, **asked):
    return f"/maisons/{house.pk}/aujourd-hui/" + ("?" + "&".join(f"{k}={v}" for k, v in asked.items()) if asked else "")


def test_each_touch_counts_once_and_nobody_is_below_zero(house, spot, elena, desk):
    browser, tap = desk(elena), str(uuid4())
    for change, name in (("1", tap), ("1", tap), ("1", str(uuid4())), ("-1", str(uuid4())), ("-1", str(uuid4()))):
        assert browser.post(board(house) + "sans-nom/", {"change": change, "tap": name}).status_code == 303
    assert spot.headcounts.get().people == 0
    tally(spot, -1, tap=uuid4(), by=elena)
    tally(spot, 1, tap=uuid4(), by=elena)

    assert spot.headcounts.get().people == 1
    assert Entry.objects.filter(verb="headcount.noted").count() == 1, "the journal is not filled by each touch"


def test_bruno_is_noted_at_a_gathering_and_taken_back(house, elena, bruno, desk):
    row, browser = planned(house, by=elena, in_hours=0.1), desk(elena)
    member(house, bruno, by=elena)
    said = {"pour": str(row.pk)}
    for _twice in range(2):
        browser.post(board(house) + "presence/", said | {"present": str(bruno.pk)})
    assert Presence.objects.get().gathering == row
    assert 'aria-pressed="true"' in browser.get(board(house, pour=row.pk)).content.decode()
    assert "presence.noted" in {entry.verb for entry in opened_by_others(bruno)}, "he may read who noted it"

    browser.post(board(house) + "presence/", said | {"absent": str(bruno.pk)})
    assert not Presence.objects.exists()


def test_only_people_of_the_house_can_be_noted(house, elena, farid, desk):
    answer = desk(elena).post(board(house) + "presence/", {"present": str(farid.pk)})

    assert answer.status_code == 404
    assert not Presence.objects.exists()


def test_someone_who_asks_to_be_nameless_is_not_on_the_list(house, spot, elena, bruno, farid):
    member(house, bruno, by=elena)
    with pytest.raises(Refused):
        choose_nameless(bruno, True, by=farid)
    choose_nameless(bruno, True, by=bruno)

    assert bruno not in spot.people
    with pytest.raises(Refused):
        note_presence(spot, bruno, by=elena)
    choose_nameless(bruno, False, by=bruno)
    assert bruno in spot.people


def test_those_who_signed_up_come_first(house, elena, bruno, aicha, desk, browser_of):
    row = planned(house, by=elena, in_hours=0.2)
    member(house, aicha, by=elena)
    browser_of(bruno).post(f"{row.get_absolute_url()}inscription/")

    words = desk(elena).get(board(house, pour=row.pk)).content.decode()

    assert words.index("Bruno") < words.index("Aïcha")


def test_a_past_day_is_corrected_and_says_by_whom(house, elena, desk):
    day = today_of(house) - timedelta(days=3)
    browser = desk(elena)

    browser.post(board(house) + "nombre/", {"jour": day.isoformat(), "people": "12"})

    assert Headcount.objects.get(day=day).people == 12
    assert "Compté par Elena" in browser.get(board(house, jour=day)).content.decode()
    for wrong in (day + timedelta(days=9), day.replace(year=day.year - 3)):
        browser.post(board(house) + "nombre/", {"jour": wrong.isoformat(), "people": "12"})
    assert Headcount.objects.count() == 1


def test_the_week_is_estimated_once_and_never_below_what_is_known(house, spot, elena, bruno, farid, desk):
    member(house, bruno, by=elena)
    note_presence(spot, bruno, by=elena)
    monday = monday_of(spot.day)
    with pytest.raises(Refused):
        estimate(house, monday, 0, by=elena)
    with pytest.raises(Refused):
        estimate(house, monday, 20, by=farid)
    for people in ("20", "22"):
        desk(elena).post(f"/maisons/{house.pk}/comptages/semaine/", {"lundi": monday.isoformat(), "people": people})

    assert WeeklyEstimate.objects.get().people == 22
    assert "22" in desk(elena).get(f"/maisons/{house.pk}/comptages/").content.decode()


def test_a_week_without_a_count_is_seen_as_such():
    weeks = counted_weeks(date(2026, 1, 1), date(2026, 1, 18), [(date(2026, 1, 6), 4), (date(2026, 1, 6), 3)], {})

    assert [(week.days, week.people, week.is_counted) for week in weeks] == [(0, 0, False), (1, 7, True), (0, 0, False)]


def test_farid_sees_and_counts_nothing(house, elena, bruno, farid, desk):
    member(house, bruno, by=elena)
    browser = desk(farid)
    for address in (board(house), f"/maisons/{house.pk}/comptages/"):
        assert browser.get(address).status_code == 404
    for act in ("sans-nom/", "nombre/", "presence/"):
        said = {"change": "1", "tap": str(uuid4()), "people": "3", "present": str(bruno.pk)}
        assert browser.post(board(house) + act, said).status_code == 404
    assert not Presence.objects.visible_to(farid).exists()


def test_forty_members_cost_the_same_queries(house, elena, person, desk, same_queries):
    browser, names = desk(elena), iter(f"Membre{n}" for n in range(9))
    same_queries(lambda: browser.get(board(house)), lambda: member(house, person(next(names)), by=elena))
