"""Every page of every role, in Chromium: no fault for axe-core, light and dark; no sideways scroll at 320 px and 200 %;
no request elsewhere, no error (the guard of `visitor`)."""

import pytest

from entrepairs.accompaniment.actions.endings import end
from entrepairs.accompaniment.actions.pauses import pause
from entrepairs.agenda.actions.kiosks import close_kiosk, open_kiosk
from entrepairs.agenda.models import Spot
from entrepairs.agenda.rules.attendance import today_of
from entrepairs.agenda.tests.gathered import planned
from tests.journeys.looks import faults, too_wide
from tests.journeys.pages import ROLES, of_all_roles, open_doors
from tests.world import build

pytestmark = pytest.mark.journey


@pytest.fixture
def world(house, person):
    made = build(person)
    open_doors(made)
    return made


def looked_at(guest, addresses):
    """What is wrong, by page."""
    found = {}
    for address in addresses:
        guest.opens(address)
        wrong = faults(guest.page) + too_wide(guest.page)
        if wrong:
            found[address] = wrong
    return found


def test_pages_of_what_stopped_can_be_read_by_all(visitor, world):
    person, peer = world.people["Bruno"], world.people["Aïcha"]
    here = world.pair.get_absolute_url()
    pause(world.pair, by=peer)
    paused = looked_at(visitor(person), [here, f"{here}limites/"])
    end(world.pair, last_word="merci", by=person)
    ended = looked_at(visitor(person), [f"{here}{tab}" for tab in ("", "limites/", "cadre/", "notes/", "mon-retour/")])
    theirs = looked_at(visitor(peer), [here, f"{here}rendez-vous/"])

    assert not paused | ended | theirs


def test_pages_of_a_request_being_written_can_be_read_by_all(visitor, world):
    guest = visitor()
    guest.guard.expect(statuses=[404])
    wrong = list(looked_at(guest, ["/rien-ici/"]).items())
    guest.opens("/ecrire/").fills(text="HP, je dors mal")
    while guest.path != "/ecrire/compte/":
        guest.leaves_by(guest.page.locator("main .row button:not([formaction])").first)
        wrong += faults(guest.page) + too_wide(guest.page)
    guest.fills(pseudonym="").presses("/ecrire/envoi/")
    wrong += faults(guest.page) + too_wide(guest.page)

    assert wrong == []


def test_pages_of_someone_without_an_account_can_be_read_by_all(visitor, world):
    """From the gathering to a seat, its link, and the seat given back."""
    row = planned(world.pair.structure, by=world.people["Elena"], in_hours=96, capacity=1)
    guest, wrong = visitor(), []
    for gesture in (
        lambda: guest.opens(row.get_absolute_url()),
        lambda: guest.opens(f"{row.get_absolute_url()}sans-compte/"),
        lambda: guest.fills(alias="Lise").presses(),
        lambda: visitor().opens(f"{row.get_absolute_url()}sans-compte/"),
    ):
        there = gesture()
        wrong += [f"{there.path} {one}" for one in faults(there.page) + too_wide(there.page)]
    assert guest.path.startswith("/place/")
    assert wrong == []


def test_the_page_of_a_shared_tablet_can_be_read_by_all(visitor, world):
    house, elena = world.pair.structure, world.people["Elena"]
    kiosk, token = open_kiosk(Spot(house, today_of(house)), "entrée", 2, by=elena)
    guest = visitor()
    guest.page.context.add_cookies([{"name": "borne", "value": token, "url": guest.opens("/").page.url + "borne/"}])

    assert not looked_at(guest, ["/borne/", "/borne/?merci=1"])
    close_kiosk(kiosk, by=elena)
    assert not looked_at(guest, ["/borne/"])


def test_every_page_can_be_read_by_all(visitor, world, caplog):
    with caplog.at_level("ERROR", logger="django.request"):  # most addresses are not for most people
        pages = of_all_roles(world)
    wrong = {}
    for role, name in ROLES.items():
        guest = visitor(world.people[name] if name else None)
        found = looked_at(guest, pages[role])
        wrong |= {f"{role} {address}": what for address, what in found.items()}

    assert sum(map(len, pages.values())) > 70
    assert not wrong, "\n".join(f"{address}: {what}" for address, what in wrong.items())
