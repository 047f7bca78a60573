"""Someone looks for a place on a phone, with and without scripts; someone else reads the map with the keyboard."""

import pytest
from playwright.sync_api import expect

from entrepairs.structures.models import Correction
from entrepairs.structures.tests.listed import BEAUNE, CHENOVE, knows, listed, opens
from tests.journeys.looks import faults, too_wide

pytestmark = pytest.mark.journey


@pytest.fixture
def places(house):
    """Three places around Dijon; one is open at every hour of the week."""
    near, far = listed("Le Phare", CHENOVE, phone="03 53 01 00 01"), listed("La Halte", BEAUNE)
    for day in range(7):
        opens(near, day, "00:00", "23:59:59")
    return near, far, knows(listed("L’Éclaircie"), "deuil-proche")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_place_is_found_on_a_phone_and_a_mistake_is_told(visitor, places, scripts):
    near, _far, _known = places
    guest = visitor(java_script_enabled=scripts)

    guest.opens("/annuaire/").fills(commune="Dijon").ticks("ouvert").presses()
    guest.reads("Le Phare").sees(".found-place", count=1)
    guest.follows(f"/maisons/{near.pk}/").reads("03 53 01 00 01")
    guest.follows("/erreur/").fills(text="Le numéro a changé.").presses("")

    assert guest.path == f"/maisons/{near.pk}/"
    assert Correction.objects.get().structure == near


def test_a_search_too_narrow_widens_in_one_tap(visitor, places):
    guest = visitor(java_script_enabled=False)
    guest.opens("/annuaire/?commune=Beaune&rayon=5&nom=phare").sees(".found-place", count=0)

    for km in ("10", "25", "50"):
        guest.leaves_by(guest.page.locator(f'.empty a[href*="rayon={km}"]'))

    guest.reads("Le Phare")


def test_a_commune_typed_in_part_is_proposed(visitor, places):
    guest = visitor()
    guest.opens("/annuaire/").page.locator("#id_commune").press_sequentially("chenov")
    guest.page.locator("li[role=option]").first.click()
    guest.presses()

    guest.reads("Le Phare")


def test_the_map_is_read_with_the_keyboard(visitor, places):
    guest = visitor(viewport={"width": 1100, "height": 900})
    guest.opens("/annuaire/carte/")
    for _step in range(60):
        guest.page.keyboard.press("Tab")
        if "fr-r27" in (guest.page.evaluate("document.activeElement.getAttribute('href')") or ""):
            break
    assert guest.page.evaluate("document.activeElement.namespaceURI").endswith("svg")
    with guest.page.expect_navigation():
        guest.page.keyboard.press("Enter")
    assert guest.path == "/annuaire/carte/fr-r27/"
    guest.leaves_by(guest.page.locator('.map-marks a[href="/annuaire/carte/fr-21/"]').first)
    expect(guest.page.locator(".map-list a")).to_have_count(guest.page.locator(".map-marks a").count())
    guest.follows(f"/maisons/{places[1].pk}/").reads("La Halte")


def test_lists_and_maps_can_be_read_by_all(visitor, places):
    guest = visitor()
    for address in (
        "/annuaire/?commune=Dijon&rayon=50&vecu=deuil",
        "/annuaire/?commune=Saint-Denis",
        "/annuaire/?nom=introuvable",
        "/annuaire/carte/",
        "/annuaire/carte/fr-r27/",
        "/annuaire/carte/fr-21/",
        f"/maisons/{places[0].pk}/",
        f"/maisons/{places[0].pk}/erreur/",
        "/maisons/",
    ):
        guest.opens(address)
        assert faults(guest.page) + too_wide(guest.page) == [], address
