"""Two tablets touched at the same moment: nobody is lost, nobody is twice there."""

from uuid import uuid4

import pytest

from entrepairs.agenda.actions.attendance import note_presence, tally
from entrepairs.agenda.actions.kiosks import Touch, key_of, open_kiosk, take_touches
from entrepairs.agenda.fingerprints import fingerprint
from entrepairs.agenda.models import Headcount, Presence, Spot
from entrepairs.agenda.rules.attendance import today_of
from entrepairs.agenda.tests.gathered import member
from entrepairs.core.clock import now
from tests.at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_tablets_and_team_at_once_count_each_touch_once(house, elena, bruno, farid):
    member(house, bruno, by=elena)
    spot, again = Spot(house, today_of(house)), uuid4()
    kiosk, _token = open_kiosk(spot, "entrée", 2, by=elena)
    who = fingerprint("bruno", key_of(kiosk))
    touches = [Touch(again, now()), Touch(uuid4(), now(), who)]

    at_once(
        lambda: take_touches(touches, by=kiosk),
        lambda: take_touches(touches, by=kiosk),
        lambda: note_presence(spot, bruno, by=elena),
        lambda: tally(spot, 1, tap=uuid4(), by=elena),
    )

    assert Headcount.objects.get().people == 2
    assert Presence.objects.get().person == bruno
    assert not Presence.objects.visible_to(farid).exists()
