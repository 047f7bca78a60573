"""Who said that they may be called at night, and whom nothing wakes any more: the others do not wait for them."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from entrepairs.core.clock import at
from entrepairs.people.actions.notices import choose_family
from entrepairs.people.models import Address
from entrepairs.safety.checks import check
from entrepairs.safety.models import CallNumber, LookCall
from entrepairs.safety.rules.reach import can_be_woken
from entrepairs.safety.tasks.watch import call_for_reds
from entrepairs.safety.tests.watched import put, watching
from entrepairs.testimonies.tests.stories import published

pytestmark = pytest.mark.django_db
NIGHT = datetime(2026, 11, 24, 22, 40, tzinfo=UTC)


@pytest.fixture
def on_call(driss, aicha, elena):
    """Driss may be called, Aïcha watches too."""
    watching(driss, by=elena, on_call=True), watching(aicha, by=elena)
    return driss


def _muted(person):
    choose_family(person, "maison", shown=False, by_mail=False, at_night=False, by=person)


def _no_mail(person):
    choose_family(person, "maison", shown=True, by_mail=False, at_night=True, by=person)


def _no_address(person):
    Address.objects.filter(person=person).delete()


def called():
    with at(NIGHT + timedelta(hours=2)):
        call_for_reds.call()
    return {call.person for call in LookCall.objects.all()}


@pytest.mark.parametrize("silence", [_muted, _no_mail, _no_address])
def test_nobody_waits_for_whom_nothing_wakes(house, elena, bruno, driss, aicha, on_call, desk, silence):
    with at(NIGHT):
        put(published(bruno, house, elena))
    page = reverse("safety:my_watch")
    assert "rien ne peut vous réveiller" not in desk(driss).get(page).content.decode()
    silence(driss)

    assert not can_be_woken(driss)
    assert called() == {driss, aicha}
    assert "rien ne peut vous réveiller" in desk(driss).get(page).content.decode()
    assert any(found.serious and "Rien ne réveille" in found.fact for found in check())


def test_a_number_wakes_when_the_host_sends_sms(house, elena, bruno, driss, on_call, settings):
    _no_address(driss)
    number = CallNumber(person=driss, added_at=NIGHT)
    number.number = "+33612345678"
    number.save()
    assert not can_be_woken(driss), "nothing sends them here"
    settings.SMS_COMMAND = "true"
    with at(NIGHT):
        put(published(bruno, house, elena))
    assert called() == {driss}
