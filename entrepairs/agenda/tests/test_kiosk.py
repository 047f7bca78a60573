"""A shared tablet says who came, once, and tells nobody anything."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from entrepairs.agenda.actions.attendance import choose_nameless
from entrepairs.agenda.actions.kiosks import LATE, close_kiosk, key_of, open_kiosk
from entrepairs.agenda.fingerprints import fingerprint, plain
from entrepairs.agenda.forms.kiosks import touches_of
from entrepairs.agenda.models import Headcount, Kiosk, Presence, Spot
from entrepairs.agenda.rules.attendance import today_of
from entrepairs.agenda.short_codes import short_code
from entrepairs.agenda.tests.gathered import member
from entrepairs.core.clock import at, now
from entrepairs.core.rules import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def tablet(house, elena, desk) -> Client:
    """Elena opened a kiosk on it."""
    browser: Client = desk(elena)
    answer = browser.post(f"/maisons/{house.pk}/bornes/", {"name": "près de la cafetière", "hours": "12"})
    assert (answer.status_code, answer["Location"]) == (303, "/borne/")
    return browser


def tap(who="", ago=0):
    return {"id": str(uuid4()), "at": 1_000_000 - ago, "who": who}


def send(tablet, *taps):
    said = json.dumps({"sent": 1_000_000, "taps": taps})
    return tablet.post("/borne/touches/", said, content_type="application/json")


def named(name):
    return fingerprint(name, key_of(Kiosk.objects.get()))


def test_the_tablet_leaves_the_team_and_holds_a_token_whose_fingerprint_alone_is_kept(house, tablet):
    assert tablet.get(f"/maisons/{house.pk}/aujourd-hui/").status_code == 302, "nobody is signed in any more"
    assert "Elena" not in tablet.get("/borne/").content.decode()
    assert tablet.cookies["borne"].value not in Kiosk.objects.get().token_hash
    assert tablet.cookies["borne"]["httponly"] and tablet.cookies["borne"]["path"] == "/borne/"


def test_each_touch_counts_once_however_often_it_is_sent(house, elena, bruno, tablet):
    member(house, bruno, by=elena)
    taps = [tap(), tap(), tap(named("bruno")), tap(named("BRUNO"))]

    for _again in range(3):
        assert send(tablet, *taps).json() == {"open": True}

    assert Headcount.objects.get().people == 2
    assert [(one.person, one.how) for one in Presence.objects.all()] == [(bruno, Presence.How.SELF)]


def test_nobody_learns_on_a_tablet_who_is_of_the_house(house, elena, bruno, farid, tablet):
    member(house, bruno, by=elena)
    answers = {send(tablet, tap(named(name))).content for name in ("Bruno", "Farid", "Personne")}

    assert len(answers) == 1
    assert Headcount.objects.get().people == 2, "a pseudonym that is not of the house is a number"
    words = tablet.get("/borne/").content.decode()
    assert not [one for one in ("Bruno", "Elena", "Farid") if one in words]


def test_someone_who_is_counted_without_a_name_is_a_number(house, elena, bruno, tablet):
    member(house, bruno, by=elena)
    choose_nameless(bruno, True, by=bruno)
    send(tablet, tap(named("Bruno")))

    assert Headcount.objects.get().people == 1
    assert not Presence.objects.exists()


def test_without_scripts_a_touch_is_a_page(house, elena, bruno, tablet):
    member(house, bruno, by=elena)
    name = str(uuid4())
    for said in ({"tap": name}, {"tap": name}, {"tap": str(uuid4()), "name": "bruno"}):
        assert tablet.post("/borne/", said).status_code == 303

    assert (Headcount.objects.get().people, Presence.objects.get().person) == (1, bruno)


def test_a_tablet_that_was_off_line_is_believed_on_ages_and_not_on_its_clock(tablet):
    moment = now()
    late, early = touches_of({"sent": 5_000, "taps": [tap() | {"at": 2_000}, tap() | {"at": 9e15}]}, moment)

    assert (late.at, early.at) == (moment - timedelta(seconds=3), moment)
    for wrong in (None, [], {"taps": 3}, {"sent": "x", "taps": [1, {}, tap() | {"id": "x"}, tap() | {"at": None}]}):
        assert touches_of(wrong, moment) == []


def test_a_closed_tablet_still_gives_what_was_touched_before(house, elena, farid, tablet):
    kiosk = Kiosk.objects.get()
    with pytest.raises(Refused):
        close_kiosk(kiosk, by=farid)
    with at(now() + timedelta(seconds=40)):
        close_kiosk(kiosk, by=elena)
    with at(now() + timedelta(seconds=60)):
        assert send(tablet, tap(ago=50_000), tap()).json() == {"open": False}

    assert Headcount.objects.get().people == 1
    with at(kiosk.ends_at + LATE + timedelta(hours=1)):
        assert send(tablet, tap()).status_code == 404


def test_a_tablet_that_nobody_opened_has_no_such_page(client, farid, browser_of, house):
    for browser in (client, browser_of(farid)):
        assert browser.get("/borne/").status_code == 404
        assert send(browser, tap()).status_code == 404
    with pytest.raises(Refused):
        open_kiosk(Spot(house, today_of(house)), "ici", 2, by=farid)


def test_four_signs_stand_for_a_pseudonym_and_open_nothing(house, elena, bruno, farid, browser_of, tablet):
    member(house, bruno, by=elena)
    code = short_code(bruno)
    assert code in browser_of(bruno).get("/mes-presences/").content.decode()
    assert code not in browser_of(farid).get("/mes-presences/").content.decode()

    send(tablet, tap(named(code.lower())), tap(named(short_code(farid))), tap(named("2222")))

    assert [one.person for one in Presence.objects.all()] == [bruno]
    assert Headcount.objects.get().people == 2, "Farid is not of the house: a number, and nobody learns it"


def test_leaving_quickly_ends_the_kiosk_there_and_counts_what_it_held(house, elena, bruno, tablet):
    member(house, bruno, by=elena)
    one = tap(named("Bruno"))
    said = json.dumps({"sent": 1_000_000, "taps": [one], "leaving": True})
    answer = tablet.post("/borne/touches/", said, content_type="application/json")

    assert answer.cookies["borne"].value == "" and answer.cookies["borne"]["path"] == "/borne/"
    assert Presence.objects.get().person == bruno
    assert tablet.get("/borne/").status_code == 404


@pytest.mark.parametrize(("host", "is_said"), [("maison.example", True), ("localhost", False)])
def test_without_https_the_page_says_that_the_kiosk_needs_the_network(host, is_said, house, elena, desk, settings):
    settings.ALLOWED_HOSTS = ["*"]
    text = desk(elena).get(f"/maisons/{house.pk}/bornes/", headers={"host": host}).content.decode()
    assert ("Ici, la borne a besoin du réseau" in text) == is_said
    assert ("Elle marche même sans réseau" in text) != is_said


def test_letters_and_digits_are_what_is_compared():
    assert plain(" Aïcha-Bleue 12 ") == "aichableue12"


def test_bruno_sees_his_presences_and_takes_his_name_away(house, elena, bruno, farid, browser_of, tablet):
    member(house, bruno, by=elena)
    send(tablet, tap(named("Bruno")))
    row = Presence.objects.get()
    assert house.name in browser_of(bruno).get("/mes-presences/").content.decode()
    assert browser_of(farid).post(f"/mes-presences/{row.pk}/sans-nom/").status_code == 404

    browser_of(bruno).post(f"/mes-presences/{row.pk}/sans-nom/")
    browser_of(bruno).post("/mes-presences/choix/", {"sans": "1"})

    assert not Presence.objects.exists()
    assert Headcount.objects.get().people == 1
    assert bruno not in Spot(house, row.day).people
