"""« Comment me prévenir » : only what the host has set, only for oneself."""

import pytest

from entrepairs.core.webpush import new_key
from entrepairs.safety.models import CallNumber, RingingDevice
from entrepairs.safety.tests.rung import Browser
from entrepairs.safety.tests.watched import watching

pytestmark = pytest.mark.django_db
PAGE, RING = "/ma-veille/joindre/", "/ma-veille/joindre/navigateur/"
GIVEN = Browser("https://push.example.net/x").subscription
SENT = {"endpoint": GIVEN.endpoint, "p256dh": GIVEN.p256dh, "auth": GIVEN.auth}


@pytest.fixture
def mine(house, driss, elena, desk):
    watching(driss, by=elena)
    return desk(driss)


@pytest.fixture
def all_set(settings):
    settings.PUSH_KEY, settings.PUSH_SERVICES = new_key(), ["https://push.example.net"]
    settings.SMS_COMMAND = "envoyer"


def test_by_default_nothing_leaves_and_nothing_is_asked(mine):
    page = mine.get(PAGE).content.decode()

    assert "ringing-device" not in page and 'name="number"' not in page
    assert mine.post(RING, SENT).status_code == 404 and mine.post(PAGE, {"number": "0612345678"}).status_code == 404


@pytest.mark.parametrize("typed", ["06 12 34 56 78", "+33 6 12 34 56 78", "0033612345678", "06.12.34.56.78"])
def test_a_number_is_kept_however_it_was_typed_and_taken_back(mine, all_set, typed):
    assert mine.post(PAGE, {"number": typed}).status_code == 303
    assert CallNumber.objects.select_related("person__data_key").get().number == "+33612345678"

    mine.post("/ma-veille/joindre/numero/")
    assert not CallNumber.objects.exists()


@pytest.mark.parametrize("typed", ["12", "06 12 34 56 7x", "bonjour", "+33612345678;112"])
def test_what_is_no_number_is_said_and_stays_typed(mine, all_set, typed):
    answer = mine.post(PAGE, {"number": typed})

    assert answer.status_code == 422 and not CallNumber.objects.exists()


def test_a_browser_rings_and_is_silenced_by_its_person_alone(mine, all_set, farid, elena, desk, person):
    assert mine.post(RING, SENT).status_code == 303
    device = RingingDevice.objects.get()
    silence = f"{RING}{device.pk}/silence/"
    other = person("Omar")
    watching(other, by=elena)

    assert desk(other).post(silence).status_code == 404 and desk(farid).post(silence).status_code == 404
    assert mine.post(silence).status_code == 303 and not RingingDevice.objects.exists()


def test_keys_that_are_none_are_refused_kindly(mine, all_set):
    assert mine.post(RING, SENT | {"p256dh": "abc"}).status_code == 303
    assert mine.post(RING, SENT | {"auth": "é"}).status_code == 303
    assert mine.post(RING, {}).status_code == 404
    assert not RingingDevice.objects.exists()


def test_farid_finds_no_page(farid, desk, all_set):
    assert desk(farid).get(PAGE).status_code == 404 and desk(farid).post(RING, SENT).status_code == 404
