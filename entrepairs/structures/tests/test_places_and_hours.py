"""Where a house receives, and when: written by its team, read by everybody."""

from datetime import date, time

import pytest

from entrepairs.core.rules import Refused
from entrepairs.structures.actions.hours import add_exception, write_week
from entrepairs.structures.actions.places import close_place, open_place
from entrepairs.structures.hours import Slot, slots_of
from entrepairs.structures.models import OpeningRule, Place

pytestmark = pytest.mark.django_db
TUESDAY = date(2028, 2, 29)
AFTERNOON = (1, time(13, 30), time(18), "equipe")


@pytest.fixture
def place(house) -> Place:
    return Place.objects.get(structure=house)


def slots(place: Place, day: date) -> list[Slot]:
    return slots_of(day, place.opening_rules.all(), place.opening_exceptions.all())


def test_the_pages_open_for_who_runs_the_house(house, place, elena, desk):
    for page in ("", f"{place.pk}/", "nouveau/", f"{place.pk}/horaires/"):
        assert desk(elena).get(f"/maisons/{house.pk}/lieux/{page}").status_code == 200, page


def test_a_week_written_is_the_week_that_is_read(place, elena):
    write_week(place, [AFTERNOON, (1, time(9), time(12), "membres")], None, by=elena)

    assert slots(place, TUESDAY) == [Slot(time(9), time(12), "membres"), Slot(time(13, 30), time(18), "equipe")]


def test_a_new_week_leaves_the_past_as_it_was(place, elena):
    write_week(place, [AFTERNOON], None, by=elena)
    write_week(place, [(1, time(10), time(12), "equipe")], TUESDAY, by=elena)

    assert slots(place, date(2028, 2, 22)) == [Slot(time(13, 30), time(18), "equipe")]
    assert slots(place, TUESDAY) == [Slot(time(10), time(12), "equipe")]


def test_the_same_week_written_again_changes_nothing(place, elena):
    for _ in range(2):
        write_week(place, [AFTERNOON], None, by=elena)

    assert OpeningRule.objects.count() == 1


def test_days_of_leave_close_the_house(place, elena):
    write_week(place, [AFTERNOON], None, by=elena)
    leave = {"first_day": date(2028, 2, 28), "last_day": date(2028, 3, 5), "how": "equipe", "reason": "congés"}
    add_exception(place, ranges=[], **leave, by=elena)

    assert slots(place, TUESDAY) == []
    assert slots(place, date(2028, 3, 7)) != []


def test_another_place_opens_and_the_first_one_closes(house, place, elena):
    other = open_place(house, commune="FR-75056", name="Le camion", itinerant=True, by=elena)

    close_place(place, by=elena)

    assert list(Place.objects.in_use().filter(structure=house)) == [other]
    assert Place.objects.get(pk=other.pk).rank == 0


def test_the_last_place_is_not_closed(place, elena):
    with pytest.raises(Refused):
        close_place(place, by=elena)


def test_hours_that_are_not_understood_come_back_as_they_were_typed(house, place, elena, desk):
    page = f"/maisons/{house.pk}/lieux/{place.pk}/horaires/"
    answer = desk(elena).post(page, {"equipe-1": "quand il fait beau"})

    assert answer.status_code == 422
    assert "quand il fait beau" in answer.content.decode()


def test_farid_and_a_member_change_no_place_and_no_hour(house, place, farid, desk):
    browser = desk(farid)
    for page in ("", f"{place.pk}/", "nouveau/", f"{place.pk}/horaires/"):
        assert browser.get(f"/maisons/{house.pk}/lieux/{page}").status_code == 404
    with pytest.raises(Refused):
        write_week(place, [AFTERNOON], None, by=farid)
    with pytest.raises(Refused):
        open_place(house, commune="FR-75056", by=farid)
