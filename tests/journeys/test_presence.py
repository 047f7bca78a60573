"""Scenario 2: on the tablet of a team, seventeen people in seconds; then a shared tablet that loses the network."""

import shutil
import subprocess

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import expect

from entrepairs.agenda.actions.kiosks import close_kiosk
from entrepairs.agenda.actions.signups import sign_up
from entrepairs.agenda.models import Headcount, Kiosk, Presence
from entrepairs.agenda.tests.gathered import member, planned
from entrepairs.core.tests.processes import eventually
from entrepairs.people.models import Notice, Person
from entrepairs.structures.models import Structure
from tests.journeys.people import Visitor

pytestmark = pytest.mark.journey

NAMES = ["Bruine", "Fougère", "Mésange", "Nacre", "Orage"]


@pytest.fixture
def members(team, elena, person) -> list[Person]:
    people = [person(name) for name in NAMES]
    for one in people:
        member(team, one, by=elena)
    return people


@pytest.fixture
def karim(visitor, team, elena, person, members):
    """He runs the days of the team, on a tablet."""
    karim = person("Karim")
    member(team, karim, by=elena, name="animation")
    Authenticator.objects.create(user=karim, type=Authenticator.Type.WEBAUTHN, data={})
    guest = visitor(karim)
    guest.page.set_viewport_size({"width": 1024, "height": 768})
    return guest


def kiosk(karim: Visitor, team: Structure) -> Visitor:
    karim.opens(f"/maisons/{team.pk}/bornes/").fills(name="près de la cafetière")
    karim.page.locator("form#borne button[type=submit]").click()
    karim.page.wait_for_url("**/borne/")
    return karim


def touch(guest: Visitor, name: str = "") -> None:
    """Says that one is there; the next person finds the first page."""
    if name:
        guest.page.locator("input[name=name]").fill(name)
        guest.page.locator(".kiosk-named button").click()
    else:
        guest.page.locator(".kiosk-big").click()
    expect(guest.page.locator("[data-thanks]")).to_be_visible()
    guest.page.locator("[data-thanks] a").click()
    expect(guest.page.locator(".kiosk-big")).to_be_visible()


def ready_without_a_network(guest: Visitor) -> Visitor:
    """The page is kept, and a worker answers for it."""
    for look in range(100):
        guest.page.locator("kiosk-away[data-kept]").wait_for(state="attached")
        if guest.page.evaluate("navigator.serviceWorker.controller !== null"):
            return guest
        guest.page.wait_for_timeout(50)
        if look % 20 == 19:  # a page that was there before the worker is answered for once it is opened again
            guest.page.reload()
    raise AssertionError("no worker answers for the kiosk")


def has_sent(guest: Visitor) -> None:
    expect(guest.page.locator("kiosk-board")).to_have_attribute("data-waiting", "0")
    assert "kiosk:" not in kept(guest)


def kept(guest: Visitor) -> str:
    return str(guest.page.context.storage_state()["origins"])


def sees(guest: Visitor, name: str, number: int) -> None:
    expect(guest.page.locator(f"[data-sum={name}]")).to_have_text(str(number))


def test_karim_counts_seventeen_people_in_seconds(karim, team, elena, members):
    row = planned(team, by=elena, in_hours=0.2, title="Sortie au lac")
    karim.opens(f"/maisons/{team.pk}/aujourd-hui/").reads("Sortie au lac")
    more = karim.page.locator("button[name=change][value='1']")

    for _ in range(13):
        more.click()
    karim.page.locator("button[name=change][value='-1']").click()
    for name in NAMES:
        karim.page.locator(".tap", has_text=name).click()

    sees(karim, "unnamed", 12)
    sees(karim, "named", 5)
    sees(karim, "all", 17)
    expect(karim.page.locator("tap-board")).to_have_attribute("data-waiting", "0")
    karim.page.reload()
    sees(karim, "all", 17)
    assert Headcount.objects.get().gathering == row
    assert Presence.objects.filter(gathering=row).count() == 5


def test_a_name_is_found_by_its_first_letters(karim, team):
    karim.opens(f"/maisons/{team.pk}/aujourd-hui/")

    karim.page.locator("input[type=search]").fill("mesa")

    expect(karim.page.locator(".tap:visible")).to_have_count(1)


def test_a_tablet_without_a_network_keeps_touches_and_sends_each_once(karim, team, members):
    tablet = kiosk(karim, team)
    touch(tablet)
    tablet.page.context.set_offline(True)

    touch(tablet)
    touch(tablet, "bruine")
    touch(tablet, "Bruine")

    held = kept(tablet)
    assert held.count('\\"id\\"') == 3 or held.count('"id"') == 3
    assert "bruine" not in held.lower(), "a glance at the tablet reads no name"
    tablet.page.context.set_offline(False)
    has_sent(tablet)
    assert Headcount.objects.get().people == 2
    assert [one.person.pseudonym for one in Presence.objects.all()] == ["Bruine"]


def test_a_tablet_reloaded_without_a_network_is_still_the_kiosk(karim, team, members):
    tablet = ready_without_a_network(kiosk(karim, team))
    tablet.page.context.set_offline(True)
    touch(tablet)

    tablet.page.reload()
    touch(tablet, "Nacre")

    assert tablet.path == "/borne/"
    tablet.page.context.set_offline(False)
    has_sent(tablet)
    assert Headcount.objects.get().people == 1
    assert [one.person.pseudonym for one in Presence.objects.all()] == ["Nacre"]


def test_a_closed_kiosk_is_not_kept_open_by_a_tablet(karim, team, elena):
    tablet = ready_without_a_network(kiosk(karim, team))
    close_kiosk(Kiosk.objects.get(), by=elena)
    tablet.page.evaluate("dispatchEvent(new Event('online'))")  # it asks, and reloads by itself
    expect(tablet.page.locator("main h1:visible")).to_contain_text("fermée")
    tablet.page.wait_for_load_state()
    tablet.page.context.set_offline(True)

    tablet.page.reload()

    expect(tablet.page.locator("main h1:visible")).to_contain_text("fermée")


def test_leaving_the_tablet_quickly_loses_no_count_and_keeps_no_name(karim, team, members, elsewhere):
    tablet = ready_without_a_network(kiosk(karim, team))
    tablet.guard.expect(elsewhere=[elsewhere])
    tablet.page.route("**/borne/touches/", lambda route: route.abort())
    touch(tablet)
    touch(tablet, "Bruine")
    tablet.page.unroute("**/borne/touches/")

    tablet.page.locator("quick-exit a").click()
    tablet.page.wait_for_url(elsewhere)

    eventually(Headcount.objects.exists)  # what is sent in leaving comes after the page has gone
    assert (Headcount.objects.get().people, Presence.objects.count()) == (1, 1)
    assert "kiosk:" not in kept(tablet)
    assert tablet.page.context.request.get("/borne/").status == 404


def test_leaving_quickly_without_a_network_keeps_a_number_and_no_name(karim, team, members):
    tablet = ready_without_a_network(kiosk(karim, team))
    tablet.page.context.set_offline(True)
    touch(tablet, "Bruine")

    tablet.page.locator("quick-exit a").click()
    tablet.page.wait_for_url("about:blank")
    tablet.page.context.set_offline(False)
    held = tablet.opens("/besoin-d-aide/").page.evaluate("JSON.stringify(localStorage)")
    has_sent(tablet.opens("/borne/"))

    assert held.count("kiosk:") == 1 and "Bruine" not in held
    assert (Headcount.objects.get().people, Presence.objects.count()) == (1, 0)


def test_an_answer_that_was_lost_is_asked_again_and_counts_once(karim, team):
    tablet = kiosk(karim, team)
    lost = []
    tablet.page.route("**/borne/touches/", lambda route: (lost.append(route.fetch()), route.abort()))
    touch(tablet)
    tablet.page.wait_for_timeout(500)
    tablet.page.unroute("**/borne/touches/")

    tablet.page.reload()
    has_sent(tablet)

    assert lost
    assert Headcount.objects.get().people == 1


def test_two_tablets_count_together(visitor, karim, team, elena, members):
    first, second = kiosk(karim, team), kiosk(visitor(elena), team)
    for tablet in (first, second):
        tablet.page.context.set_offline(True)
        touch(tablet)
        touch(tablet, "Nacre")
        tablet.page.context.set_offline(False)
        has_sent(tablet)

    assert Headcount.objects.get().people == 2
    assert Presence.objects.count() == 1


def test_the_tablet_has_no_way_to_the_pages_of_the_team_and_goes_back_by_itself(karim, team):
    tablet = kiosk(karim, team)
    tablet.page.locator(".kiosk-big").click()
    expect(tablet.page.locator(".kiosk-big")).to_be_visible(timeout=8000)
    links = [one.get_attribute("href") for one in tablet.page.locator("a:visible").all()]

    assert all(link.startswith(("tel:", "#")) or link in ("/aide/", "/quitter/") or "aide" in link for link in links)
    assert "connexion" in tablet.opens(f"/maisons/{team.pk}/aujourd-hui/").path


def test_the_rain_moves_the_outing_those_signed_up_are_told_and_the_poster_says_so(karim, team, elena, bruno):
    row = planned(team, by=elena, in_hours=3, title="Sortie au lac")
    sign_up(row, by=bruno)
    karim.opens(f"/maisons/{team.pk}/aujourd-hui/?pour={row.pk}")

    karim.page.locator(f"a[href='/rencontres/{row.pk}/pluie/']").click()
    karim.page.locator("form .row button[name=choix]").first.click()
    karim.page.wait_for_url("**/tenir/")

    row.refresh_from_db()
    assert row.moved_from is not None
    assert Notice.objects.filter(person=bruno).exists()
    poster = karim.page.context.request.get(f"/rencontres/{row.pk}/affiche/")
    assert poster.ok
    if shutil.which("pdftotext") and poster.headers["content-type"] == "application/pdf":
        told = subprocess.run(["pdftotext", "-", "-"], input=poster.body(), capture_output=True, check=True).stdout
        assert "DÉPLACÉ" in told.decode().upper()
        assert f"Version {row.sequence + 1}" in told.decode()
