"""Three circles of the house of Dijon, and a few threads that are going on."""

import random
from datetime import datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.db.models import F

from entrepairs.community.actions.circles import open_circle
from entrepairs.community.actions.removing import say_phrase
from entrepairs.community.actions.writing import answer, open_thread
from entrepairs.community.models import Circle, Findable, Post, Thread, Welcome
from entrepairs.community.models.thread import Standing
from entrepairs.community.rules.writing import charter_to_accept
from entrepairs.community.written import KIND, THREAD, Written
from entrepairs.core.clock import at
from entrepairs.core.ids import new_id
from entrepairs.people.actions.consents import give_consent
from entrepairs.people.models import LivedExperience, Person
from entrepairs.people.models.consent import Purpose
from entrepairs.safety.actions.looks import look_at
from entrepairs.safety.actions.reports import Danger, Shown, send_concern
from entrepairs.safety.models import Look
from entrepairs.structures.models import Structure

_FILE = Path(__file__).parent / "data" / "demo.yml"
OPEN_FOR, WAITS_FOR = timedelta(days=40), timedelta(hours=27)
"""Circles were opened that long ago; what was written since then still waits for the watch."""


def seed(stage: str, rng: random.Random, now: datetime) -> None:
    """Nothing at the opening."""
    if stage == "ouverture":
        return
    told = yaml.safe_load(_FILE.read_text("utf-8"))
    house, elena = Structure.objects.here().get(commune="FR-21231"), _person("Elena")
    for row in told["cercles"]:
        with at(now - OPEN_FOR):
            circle = open_circle(house, told["charte"], by=elena, **_said(row))
        for thread in row["fils"]:
            _thread(circle, thread, now)
    _been_there(**told["passes_par_la"])
    while Findable.objects.fill():
        pass
    old = Look.objects.open().filter(entered_at__lt=now - WAITS_FOR)
    old.update(done_at=F("entered_at") + timedelta(hours=1), outcome=Look.Outcome.READ)
    met = Welcome.objects.filter(wrote_at__lt=now - WAITS_FOR)
    met.update(taken_by=elena, taken_at=F("wrote_at"), said_at=F("wrote_at") + timedelta(hours=2))
    nights = Circle.objects.get(name=told["cercles"][0]["nom"], structure=house)
    for row in told["veille"]:
        _wait_for_the_watch(_thread(nights, row, now), row, now)
    _person.cache_clear()


def _wait_for_the_watch(first: Post, row: dict[str, Any], now: datetime) -> None:
    """What brought it to its queue, an hour ago, when its words did not."""
    with at(now - timedelta(hours=1)):
        if row["file"] == Look.Queue.BLUE:
            look_at(THREAD, first.thread_id, Look.Queue.BLUE, because=Look.Because.UNANSWERED)
        if "inquiet" in row:
            send_concern(Shown(KIND, first.pk), Danger(row["inquiet"], is_now=True), new_id(), by=None)


def _been_there(signaler: list[str], laisser_voir: list[str]) -> None:
    """Some are told who has been there too; some let it be told."""
    for name in signaler:
        give_consent(_person(name), Purpose.FINDING, by=_person(name))
    for name in laisser_voir:
        give_consent(_person(name), Purpose.TELLING, by=_person(name))
        own = LivedExperience.objects.filter(person=_person(name)).exclude(shown_to=LivedExperience.ShownTo.NOBODY)
        own.update(shown_to=LivedExperience.ShownTo.MEMBERS)


def _said(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": row["nom"],
        "purpose": row["pour"],
        "audience": row["qui"],
        "readers": row["lecture"],
        "days": row["jours"],
        "opens": time.fromisoformat(row["de"].zfill(5)),
        "closes": time.fromisoformat(row["a"].zfill(5)),
        "out_of_hours": row["nuit"],
        "first_are_held": False,
    }


def _thread(circle: Circle, row: dict[str, Any], now: datetime) -> Post:
    who = _person(row["qui"])
    heading = {"intent": row["envie"], "title": row["titre"], "content_note": row.get("note", "")}
    heading["readers"] = row.get("lu_par", "")
    with at(now - timedelta(hours=row["heures"])):
        first = open_thread(circle, _written(circle, row, who, **heading), by=who)
    _let_be_read(first)
    for reply in row["reponses"]:
        by = _person(reply["qui"])
        with at(now - timedelta(hours=reply["heures"])):
            said = answer(first.thread, _written(circle, reply, by), by=by)
            _let_be_read(said)
            for name, phrase in reply.get("mots", {}).items():
                say_phrase(said, phrase, by=_person(name))
    return first


def _written(circle: Circle, row: dict[str, Any], who: Person, **heading: Any) -> Written:
    charter = charter_to_accept(who, circle)
    version = charter.version if charter else None
    return Written(new_id(), row["texte"], is_hidden=row.get("cache", False), charter=version, **heading)


def _let_be_read(post: Post) -> None:
    """These threads are weeks old: the team has read them."""
    Post.objects.filter(pk=post.pk).update(standing=Standing.SHOWN, shown_at=post.written_at)
    Thread.objects.filter(pk=post.thread_id).update(standing=Standing.SHOWN)


@cache
def _person(pseudonym: str) -> Person:
    return Person.objects.get(pseudonym=pseudonym)
