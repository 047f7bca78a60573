"""The planning of a month, without scripts: Martine says when she can, Elena prepares, changes, publishes.

Then the same pages, looked at by axe and on a narrow screen."""

import pytest

from entrepairs.agenda.actions.shifts import agree_to_stand_in, take_seat
from entrepairs.agenda.models import Rota, ShiftSeat
from entrepairs.agenda.rostering import moments_of
from entrepairs.agenda.tests.held import exchange, month_of, ready, shift, volunteer
from entrepairs.ui.moments import moment_choices
from tests.journeys.looks import faults, too_wide

pytestmark = pytest.mark.journey
FAR = 24 * 40
PUBLISH = 'form[action$="/publication/"]'


@pytest.fixture
def martine(team, elena, person):
    return volunteer(team, person("Martine"), by=elena)


def planning(row) -> str:
    return f"/maisons/{row.structure_id}/tenir/permanences/planning/?mois={month_of(row).key}"


def test_a_month_is_planned_and_published_without_scripts(visitor, team, elena, martine):
    row = shift(team, by=elena, in_hours=FAR)
    her = visitor(martine, java_script_enabled=False)
    her.opens(f"/maisons/{team.pk}/permanences/quand/")
    for n, (key, _words) in enumerate(moment_choices()):
        if moments_of(row) >> n & 1:
            her.page.locator(f'input[name="moments"][value="{key}"]').check()
    her.fills(most="2").presses()

    desk = visitor(elena, java_script_enabled=False)
    desk.opens(planning(row)).presses("preparation/").waits_for(PUBLISH, planning(row))
    desk.reads("Martine").follows(f"{row.pk}/").presses()
    assert not Rota.objects.get().seats.exists(), "she was taken off"
    desk.presses().opens(planning(row)).presses("/publication/")

    assert ShiftSeat.objects.get().person == martine
    her.opens(f"/maisons/{team.pk}/permanences/?semaine={row.wall_time.date()}").reads("Martine")


def test_the_pages_of_a_planning_can_be_read_by_all(visitor, team, elena, martine):
    row, near = shift(team, by=elena, in_hours=FAR, seats=3), shift(team, by=elena, in_hours=30, seats=1)
    ready(team, martine, by=elena)
    agree_to_stand_in(team, True, by=martine)
    take_seat(near, by=martine)
    exchange(near, martine, by=elena)
    desk, her = visitor(elena), visitor(martine)
    desk.opens(planning(row)).presses("preparation/")
    wrong = faults(desk.page) + too_wide(desk.page)
    desk.waits_for(PUBLISH, planning(row))
    home = f"/maisons/{team.pk}"
    of_desk = [planning(row), f"{home}/tenir/permanences/planning/{row.pk}/", f"{home}/tenir/permanences/equipe/"]
    of_hers = [f"{home}/permanences/", f"{home}/permanences/quand/", f"/permanences/{near.pk}/echange/"]
    for guest, paths in ((desk, of_desk), (her, of_hers)):
        for path in paths:
            wrong += [f"{path} {one}" for one in faults(guest.opens(path).page) + too_wide(guest.page)]

    assert wrong == []


def test_arrows_go_from_one_permanence_to_its_neighbour(visitor, team, elena):
    one, _other = (shift(team, by=elena, in_hours=FAR) for _ in range(2))
    page = visitor(elena).opens(planning(one)).page
    acts, focused = page.locator("[data-cell] button"), page.locator("[data-cell]:focus-within")
    acts.first.focus()
    there = focused.get_attribute("id")

    page.keyboard.press("ArrowDown")
    assert focused.get_attribute("id") != there
    page.keyboard.press("ArrowUp")
    assert focused.get_attribute("id") == there
