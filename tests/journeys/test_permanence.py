"""Scenario 8: Martine holds the phone. She swaps a shift, tallies six calls by theme, two orientations."""

import pytest

from entrepairs.agenda.actions.shifts import take_seat
from entrepairs.agenda.models import CallSheet, ShiftSeat
from entrepairs.agenda.tests.held import shift, volunteer

pytestmark = pytest.mark.journey
CALLS = [("ecoute", ""), ("isolement", "groupe"), ("droits", "droits"), ("ecoute", ""), ("proches", ""), ("ecoute", "")]


@pytest.fixture
def phones(team, elena, person):
    """Martine holds the line now, and on another day; Odile is a colleague."""
    martine, odile = (volunteer(team, person(name), by=elena) for name in ("Martine", "Odile"))
    going, coming = shift(team, by=elena, in_hours=-0.5), shift(team, by=elena, in_hours=50)
    for row in (going, coming):
        take_seat(row, by=martine)
    return team, going, coming, martine, odile


def test_martine_swaps_a_shift_and_tallies_six_calls(visitor, phones):
    team, going, coming, martine, odile = phones
    page = f"/maisons/{team.pk}/permanences/"
    colleague = visitor(odile)
    colleague.opens(page).presses("/permanences/relais/")

    her = visitor(martine)
    her.opens(page).presses(f"/permanences/{coming.pk}/relais/")
    colleague.waits_for('main :text("cherche un relais")', "/avis/")
    colleague.opens(page).reads("Martine").presses("/acceptation/")
    her.opens(page)

    assert ShiftSeat.objects.get(shift=coming).person == odile
    her.follows(f"/permanences/{going.pk}/appels/")
    assert her.page.locator("main :is(input[type=text], input[type=tel], textarea)").count() == 0
    for theme, led_to in CALLS:
        for name, value in (("theme", theme), ("lasted", "court"), ("led_to", led_to)):
            box = her.page.locator(f'form#appel input[name="{name}"][value="{value}"]')
            her.page.locator(f'label[for="{box.get_attribute("id")}"]').click()
        her.leaves_by(her.page.locator("main form#appel button[type=submit]"))
    her.reads("× 3")

    assert CallSheet.objects.filter(shift=going).count() == 6
    assert CallSheet.objects.filter(shift=going).exclude(led_to="").count() == 2
