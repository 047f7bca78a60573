"""The watch, set up by the real actions."""

from datetime import date
from typing import Any

from django.db.models import F

from entrepairs.core.clock import now
from entrepairs.people.actions.notices import add_address
from entrepairs.people.models import Address, Administrator, Person
from entrepairs.safety.actions.duty import close_watch
from entrepairs.safety.actions.looks import look_at
from entrepairs.safety.actions.watchers import accept_watch, choose_on_call, offer_watch, vouch_for
from entrepairs.safety.actions.watching import ask_second, be_second, claim_look, finish_look, say_aside
from entrepairs.safety.models import Look, RingingDevice, Watcher
from entrepairs.safety.rules.watch import may_watch
from entrepairs.testimonies.models import Testimony
from entrepairs.testimonies.tests.stories import house_of

PRIVATE = {"aside": "rappeler demain près du lavoir", "because": "tiroir aux ficelles vertes"}


def watching(person: Person, *, by: Person, on_call: bool = False) -> Watcher:
    """Proposed, accepted; `on_call`: may be called out of hours. Nobody proposes themselves: Maud does."""
    watcher = offer_watch(person, by=_maud() if by == person else by)
    accept_watch(watcher, by=person)
    if on_call:
        may_be_called(person)
    return Watcher.objects.get(pk=watcher.pk)


def may_be_called(person: Person) -> None:
    """At night too, by e-mail."""
    address = add_address(person, f"{person.pk}@exemple.fr", by=person)
    Address.objects.filter(pk=address.pk).update(verified_at=now())
    choose_on_call(Watcher.objects.current().get(person=person), on_call=True, by=person)


def known(*people: Person) -> None:
    """Odile, who administers, is their warrant: names may be opened with them."""
    odile = Person.objects.filter(pseudonym="Odile").first() or Person.objects.create_person("Odile")
    Administrator.objects.get_or_create(person=odile)
    for watcher in Watcher.objects.current().filter(person__in=people):
        vouch_for(watcher, by=odile)


def _maud() -> Person:
    """She coordinates another house."""
    maud = Person.objects.filter(pseudonym="Maud").first() or Person.objects.create_person("Maud")
    house_of(maud, "La maison de Maud")
    return maud


def put(story: Testimony, queue: str = "rouge", because: str = "regle", *words: str) -> Look:
    """This story is to be looked at."""
    return look_at("testimony", story.pk, queue, because=because, words=words)


def looks(person: Person, thing: Any) -> bool:
    """Whether this person of the watch may look at the last row of it."""
    last = Look.objects.filter(object_id=thing.pk).order_by(F("done_at").desc(nulls_first=True), "-entered_at")
    return bool(may_watch(person, last[0]))


def taken(look: Look, *, by: Person) -> Look:
    claim_look(look, by=by)
    return Look.objects.select_related("data_key", "claimed_by").get(pk=look.pk)


def seen_by_two(red: Look, one: Person, other: Person) -> None:
    """To its end."""
    look = taken(red, by=one)
    ask_second(look, by=one)
    be_second(look, by=other)
    finish_look(look, Look.Outcome.SUPPORTED, by=one)


def rows_of_the_watch(story: Testimony, watcher: Person, *, by: Person) -> dict[str, Any]:
    """Something that `watcher` has taken, what was said aside, a day without anyone."""
    on_watch = watching(watcher, by=by)
    look = taken(put(story, "orange", "regle", PRIVATE["because"]), by=watcher)
    say_aside(look, PRIVATE["aside"], by=watcher)
    ringing = RingingDevice.objects.create(person=watcher, name="Firefox", mark="0" * 64, added_at=now())
    return {
        "ringing": ringing,
        "watcher": on_watch,
        "look": look,
        "closure": close_watch(date(2099, 12, 25), date(2099, 12, 25), by=watcher),
    }
