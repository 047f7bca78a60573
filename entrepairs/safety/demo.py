"""Driss, Saule and Aïcha keep the watch of the demonstration house, until nine in the evening. Mirabelle has joined
them. Inès, who administers, is the warrant of those she knows."""

import random
from datetime import datetime, time, timedelta

from django.db.models import F

from entrepairs.core.clock import at
from entrepairs.people.actions.notices import add_address, choose_notice
from entrepairs.people.models import Address, Administrator, Person
from entrepairs.safety.actions.duty import set_watch_week
from entrepairs.safety.actions.watchers import accept_watch, choose_on_call, offer_watch, vouch_for
from entrepairs.safety.models import Watcher

WATCHERS = {"Driss": True, "Saule": True, "Aïcha": False}
"""Who watches, and who may be called at night."""
SINCE, NEW, NEW_SINCE = timedelta(days=90), "Mirabelle", timedelta(days=3)
HOURS = [(time(9), time(12, 30)), (time(14), time(21))]


def seed(stage: str, rng: random.Random, now: datetime) -> None:
    """Nobody yet at the opening."""
    if stage == "ouverture":
        return
    elena, ines = (Person.objects.get(pseudonym=pseudonym) for pseudonym in ("Elena", "Inès"))
    with at(now - SINCE):
        Administrator.objects.create(person=ines)
        for pseudonym, on_call in WATCHERS.items():
            watcher = _watching(pseudonym, elena, on_call=on_call)
            vouch_for(watcher, by=ines)
        set_watch_week(dict.fromkeys(range(7), HOURS), by=watcher.person)
    with at(now - NEW_SINCE):
        _watching(NEW, elena, on_call=False)


def _watching(pseudonym: str, elena: Person, *, on_call: bool) -> Watcher:
    person = Person.objects.get(pseudonym=pseudonym)
    watcher = offer_watch(person, by=elena)
    accept_watch(watcher, by=person)
    choose_on_call(watcher, on_call=on_call, by=person)
    if on_call:
        _wake(person)
    return Watcher.objects.get(pk=watcher.pk)


def _wake(person: Person) -> None:
    """By an e-mail, at night too. It stays in a folder; where a server is set for mail, nobody receives it."""
    address = add_address(person, f"{person.pseudonym.lower()}@exemple.invalid", by=person)
    Address.objects.filter(pk=address.pk).update(verified_at=F("added_at"))
    choose_notice(person, "watch_call", shown=True, by_mail=True, at_night=True, by=person)
