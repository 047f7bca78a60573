"""A red at night: the author is told the truth, and the person on call is reached on their telephone."""

from datetime import time

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.utils.timezone import localtime

from entrepairs.community.models import Post
from entrepairs.community.models.thread import Standing
from entrepairs.community.tests.talking import DANGER, circle_of
from entrepairs.core.clock import now
from entrepairs.core.tests.processes import eventually
from entrepairs.safety.actions.duty import set_watch_week
from entrepairs.safety.actions.reach import add_ringing_device
from entrepairs.safety.models import CallStep, Look
from entrepairs.safety.tests.rung import Browser
from entrepairs.safety.tests.watched import watching
from tests.journeys.conftest import Neutral
from tests.journeys.looks import NARROW, faults, too_wide

pytestmark = pytest.mark.journey


@pytest.fixture
def on_call(team, driss, elena, elsewhere, settings):
    """Driss may be called, and his telephone rings; the team is there at another hour than this one."""
    settings.PUSH_SERVICES = [elsewhere.rstrip("/")]
    TOTP.activate(driss, generate_totp_secret())
    watching(driss, by=elena, on_call=True)
    hours = [(time(14), time(15))] if localtime(now()).hour < 12 else [(time(9), time(10))]
    set_watch_week(dict.fromkeys(range(7), hours), by=driss)
    telephone = Browser(f"{elsewhere}abonne/1")
    add_ringing_device(telephone.subscription, "Firefox sur Android", by=driss)
    return telephone


def looks_right(guest):
    assert faults(guest.page) + too_wide(guest.page) == [], guest.path
    return guest


def test_a_red_at_night_reaches_the_person_on_call(visitor, team, on_call, bruno, driss, elena, farid):
    Neutral.rung.clear()
    away = (localtime(now()).weekday() + 3) % 7
    circle = circle_of(team, elena, days=[away])
    guest = visitor(bruno, viewport=NARROW).opens(f"{circle.get_absolute_url()}ecrire/")
    guest.picks("intent", "soutien").fills(title="Ce soir", text=DANGER).ticks("accepts")
    guest.guard.expect(statuses=[422])
    guest.presses().reads("L’équipe du cercle n’est pas là en ce moment").reads("3114")
    looks_right(guest.presses().reads("La veille du site n’est pas là en ce moment. Quelqu’un").reads("3114"))

    eventually(lambda: Neutral.rung)
    assert on_call.opened(Neutral.rung[0]) == "Entrepairs\u00a0: quelqu’un vous attend."
    eventually(lambda: CallStep.objects.filter(worked=True).exists())

    keeper = visitor(driss, viewport=NARROW).opens("/veille/").reads("Danger proche")
    look = Look.objects.get(queue="rouge")
    looks_right(keeper.presses("/prise/").reads(DANGER).reads("Qui a été prévenu"))
    assert Post.objects.get(pk=look.object_id).standing == Standing.LOOKED_AT
    looks_right(keeper.opens(f"/veille/{look.pk}/fiche-secours/").reads("Bruno"))
    looks_right(keeper.opens("/ma-veille/joindre/").reads("Firefox sur Android"))

    other = visitor(farid)
    other.guard.expect(statuses=[404])
    other.opens(look.get_absolute_url())
    assert DANGER not in other.page.content()
