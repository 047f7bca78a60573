"""Driss, Saule and Aïcha keep the watch of the demonstration house, until nine in the evening."""

import random
from datetime import datetime, time, timedelta

from django.core.management import call_command

from entrepairs.core.clock import at
from entrepairs.people.models import Person
from entrepairs.safety.actions.duty import set_watch_week
from entrepairs.safety.actions.watchers import accept_watch, choose_on_call, offer_watch

WATCHERS = {"Driss": True, "Saule": True, "Aïcha": False}
"""Who watches, and who may be called at night."""
SINCE = timedelta(days=90)
HOURS = [(time(9), time(12, 30)), (time(14), time(21))]


def seed(stage: str, rng: random.Random, now: datetime) -> None:
    """Nobody yet at the opening."""
    if stage == "ouverture":
        return
    elena = Person.objects.get(pseudonym="Elena")
    with at(now - SINCE):
        for pseudonym, on_call in WATCHERS.items():
            person = Person.objects.get(pseudonym=pseudonym)
            watcher = offer_watch(person, by=elena)
            accept_watch(watcher, by=person)
            choose_on_call(watcher, on_call=on_call, by=person)
        for pseudonym in WATCHERS:
            call_command("veille_garant", pseudonym, verbosity=0)
        set_watch_week(dict.fromkeys(range(7), HOURS), by=person)
