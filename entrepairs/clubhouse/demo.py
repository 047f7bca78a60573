"""The Clubhouse of the demonstration: its units, its week, a board with hands on it, a page, a few steps, some news."""

import random
from datetime import datetime, time, timedelta
from uuid import UUID

from entrepairs.agenda.actions.calls import tally_call
from entrepairs.agenda.actions.readiness import Said, say_readiness, set_level
from entrepairs.agenda.actions.shifts import agree_to_stand_in, plan_shifts, take_seat
from entrepairs.agenda.actions.swaps import look_for_relief
from entrepairs.agenda.models import CrewMember, Shift
from entrepairs.clubhouse.actions.board import mark_done, take_task, write_task
from entrepairs.clubhouse.actions.employments import add_step, begin_employment, share_employment, tick_step
from entrepairs.clubhouse.actions.reach_outs import agree_to_news
from entrepairs.clubhouse.actions.records import answer, begin_record, sign_record, write_record
from entrepairs.clubhouse.actions.units import add_weekly, open_unit
from entrepairs.clubhouse.models import Employment, Part, ReachOut, Record, Task
from entrepairs.clubhouse.tasks.days import turn_the_page
from entrepairs.clubhouse.tasks.week import today_in
from entrepairs.core.clock import at
from entrepairs.people.models import Person
from entrepairs.places.wall_time import instant
from entrepairs.structures.actions.houses import open_structure
from entrepairs.structures.actions.roles import accept_role, give_role
from entrepairs.structures.models import Role, Structure

NAME = "Clubhouse du Vieux Moulin (démo)"
COORDINATOR, FACILITATOR, VOLUNTEER = "Tilleul", "Fougère", "Bouleau"
MEMBERS = ("Bruno", "Mirabelle", "Nuage", "Saule")
UNITS = {
    "Accueil": ("la porte, le téléphone, les nouvelles", [("Tenir l’accueil", Part.MORNING, 2)]),
    "Cuisine": (
        "le repas de midi, pour douze",
        [("Éplucher et cuire", Part.MORNING, 3), ("La vaisselle", Part.AFTERNOON, 2)],
    ),
    "Bureau": ("le journal, les comptes, l’ordinateur", [("Relever le courrier", Part.ANY, 1)]),
}
READY = {
    VOLUNTEER: ((0, 1, 3, 4, 9, 10), 2, CrewMember.Level.EXPERIENCED),
    FACILITATOR: ((4, 7, 10, 13), 2, CrewMember.Level.EXPERIENCED),
    "Mirabelle": ((0, 1, 6, 7), 1, CrewMember.Level.USUAL),
    "Nuage": ((1, 7, 13), 1, CrewMember.Level.LEARNING),
    "Saule": ((0, 3, 6, 9), 2, CrewMember.Level.USUAL),
}
"""Moments of a usual week, permanences a week, experience."""
TEXT = "Je tiens l’accueil le mardi. J’aime répondre au téléphone. Le bruit de midi me fatigue : je mange plus tôt."


def seed(stage: str, rng: random.Random, now: datetime) -> None:
    """Nothing at the opening."""
    if stage == "ouverture":
        return
    with at(now - timedelta(days=60)):
        club = _opened()
    with at(now - timedelta(days=20)):
        _pages(club)
    _week(club)
    with at(now):
        turn_the_page.call()
        _today(club)
        _permanences(club, now)
        _next_month(club)


def _person(pseudonym: str) -> Person:
    return Person.objects.select_related("data_key").get(pseudonym=pseudonym)


def _opened() -> Structure:
    """Its people, in their roles. The house that lives here takes the place of its line in the directory."""
    Structure.objects.filter(name=NAME, opened_at=None).delete()
    coordinator = _person(COORDINATOR)
    hours = "lundi–vendredi, 9 h – 17 h"
    kind = Structure.Kind.CLUBHOUSE
    club = open_structure(name=NAME, kind=kind, country="FR", commune="FR-31555", team_hours=hours, by=coordinator)
    roles = dict.fromkeys(MEMBERS, Role.Name.MEMBER)
    for pseudonym, name in (roles | {FACILITATOR: Role.Name.FACILITATOR, VOLUNTEER: Role.Name.VOLUNTEER}).items():
        person = _person(pseudonym)
        accept_role(give_role(club, person, name, by=coordinator), by=person)
    return club


def _week(club: Structure) -> None:
    """What comes back every day of the week in each unit."""
    saule = _person("Saule")
    for name, (about, tasks) in UNITS.items():
        unit = open_unit(club, name, about, by=saule)
        for weekday in range(5):
            for text, part, hands in tasks:
                add_weekly(unit, weekday, text, part=part, hands=hands, by=saule)


def _pages(club: Structure) -> None:
    """Saule’s page, signed by two; her steps; her yes to be given news, and Nuage’s, whose delay is over."""
    saule, helper, nuage = _person("Saule"), _person(FACILITATOR), _person("Nuage")
    page = begin_record(club, UUID(int=1), "Ma place à l’accueil", helper, by=saule)
    answer(page, True, by=helper)
    page = Record.objects.get(pk=page.pk)
    write_record(page, TEXT, 0, sign=True, by=saule)
    sign_record(page, 1, by=helper)
    work = begin_employment(club, UUID(int=2), Employment.Kind.TRANSITIONAL, "Deux matins à la librairie", by=saule)
    first = add_step(work, UUID(int=3), "Aller voir la librairie, sans entrer", by=saule)
    add_step(work, UUID(int=4), "Demander les horaires avec quelqu’un", by=saule)
    tick_step(first, True, by=saule)
    share_employment(work, helper, by=saule)
    words = "Un message le matin. Dites ce qu’il y a à midi."
    for person, days in ((saule, 30), (nuage, 14)):
        agree_to_news(club, after_days=days, way=ReachOut.Way.TEXT, words=words, by=person)


def _today(club: Structure) -> None:
    """A board with hands on it, whatever the day of the week."""
    saule, bruno, helper = _person("Saule"), _person("Bruno"), _person(FACILITATOR)
    tasks = Task.objects.filter(structure=club, day=today_in(club), reach_out=None).order_by("text")
    for task in tasks.filter(hands__gt=1):
        take_task(task, by=bruno)
    bread = write_task(club, today_in(club), "Aller chercher le pain", part=Part.MORNING, by=saule)
    take_task(bread, by=saule)
    mark_done(bread, True, by=saule)
    write_task(club, today_in(club), "Préparer la réunion de 14 h", part=Part.AFTERNOON, hands=2, by=helper)


def _permanences(club: Structure, now: datetime) -> None:
    """The phone line: one under way, one to come whose holder looks for a colleague, and a hole."""
    coordinator, volunteer, saule = _person(COORDINATOR), _person(VOLUNTEER), _person("Saule")
    today = today_in(club)
    coming = [instant(today + timedelta(days=days), time(14), club.zone) for days in (2, 4, 7)]
    starts = [(now - timedelta(hours=1)).replace(minute=0, second=0, microsecond=0), *coming]
    phone = Shift.Way.PHONE
    shifts = plan_shifts(club, starts, minutes=180, zone=club.zone, way=phone, seats=2, by=coordinator)
    agree_to_stand_in(club, True, by=saule)
    for shift in shifts[:2]:
        take_seat(shift, by=volunteer)
    look_for_relief(shifts[1], by=volunteer)
    for theme, led_to in (("ecoute", ""), ("isolement", "groupe"), ("droits", "droits"), ("ecoute", "")):
        tally_call(shifts[0], theme=theme, lasted="court", led_to=led_to, by=volunteer)


def _next_month(club: Structure) -> None:
    """The permanences of the month to come, and what each said: a planning can be prepared."""
    coordinator, today = _person(COORDINATOR), today_in(club)
    first = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
    days = [day for day in (first + timedelta(days=n) for n in range(28)) if day.weekday() < 5]
    for way, hour, chosen in ((Shift.Way.ON_SITE, 10, days), (Shift.Way.PHONE, 14, days[::2])):
        starts = [instant(day, time(hour), club.zone) for day in chosen]
        how = {"way": way, "seats": 2, "least": 1, "guided": way == Shift.Way.PHONE}
        plan_shifts(club, starts, minutes=150, zone=club.zone, by=coordinator, **how)
    for pseudonym, (moments, most, level) in READY.items():
        person = _person(pseudonym)
        say_readiness(club, Said(sum(1 << one for one in moments), most), by=person)
        set_level(club, person, level, by=coordinator)
