"""What the pairs of the demonstration write together."""

from datetime import timedelta
from typing import Any

from entrepairs.accompaniment.actions.frameworks import accept_framework, save_framework
from entrepairs.accompaniment.actions.meetings import confirm_meeting, propose_meeting
from entrepairs.accompaniment.actions.notes import write_note
from entrepairs.accompaniment.actions.projects import add_step, begin_project, tick_step
from entrepairs.accompaniment.actions.talk import mark_read, send_message
from entrepairs.accompaniment.demo.calendar import Calendar
from entrepairs.accompaniment.models import Accompaniment
from entrepairs.accompaniment.plans import Plan
from entrepairs.accompaniment.terms import Terms
from entrepairs.core.ids import new_id
from entrepairs.people.actions.notices import read_notice
from entrepairs.people.models import Notice, Person

People = dict[str, Person]
Row = dict[str, Any]
ZONE = "Europe/Paris"


def talk(accompaniment: Accompaniment, rows: list[list[Any]], people: People, calendar: Calendar) -> None:
    """Each message on its day; who writes has read what came before."""
    for days_ago, hour, who, body in rows:
        with calendar.living(days_ago, hour):
            message = send_message(accompaniment, body, new_id(), by=people[who])
            mark_read(message.participant, message, by=people[who])


def set_framework(accompaniment: Accompaniment, row: Row, people: People, calendar: Calendar) -> None:
    """The supporter writes it, both accept it the same evening."""
    until = calendar.today - timedelta(days=row["jour"]) + timedelta(weeks=row["semaines"])
    terms = Terms(row["pourquoi"], row["rythme"], row["minutes"], until, row["arret"], row["dur"])
    with calendar.living(row["jour"], "18:20"):
        framework = save_framework(accompaniment, terms, 0, by=people["a"])
        accept_framework(framework, by=people["a"])
    with calendar.living(row["jour"], "20:40"):
        accept_framework(framework, by=people["p"])


def set_meeting(accompaniment: Accompaniment, row: Row, people: People, calendar: Calendar) -> None:
    """A time proposed by the supporter, confirmed by the person."""
    starts_at = calendar.next_weekday(row["jour_de_semaine"], row["heure"])
    plan = Plan(starts_at, ZONE, 60, row["facon"], row["lieu"])
    with calendar.living(row["jour"], "18:40"):
        meeting = propose_meeting(accompaniment, plan, new_id(), by=people["a"])
    with calendar.living(row["jour"], "21:10"):
        confirm_meeting(meeting, meeting.sequence, by=people["p"])


def set_note(accompaniment: Accompaniment, row: Row, people: People, calendar: Calendar) -> None:
    with calendar.living(row["jour"], "19:15"):
        write_note(accompaniment, new_id(), row["titre"], row["texte"], by=people["p"])


def set_project(accompaniment: Accompaniment, row: Row, people: People, calendar: Calendar) -> None:
    """Its steps; the first ones are done."""
    with calendar.living(row["jour"], "15:00"):
        project = begin_project(accompaniment, new_id(), row["genre"], row["titre"], by=people["p"])
        steps = [add_step(project, new_id(), text, None, by=people["p"]) for text in row["etapes"]]
    with calendar.living(1, "15:30"):
        for step in steps[: row["faites"]]:
            tick_step(step, True, by=people["p"])


def have_seen(rows: list[list[Any]], people: People, calendar: Calendar) -> None:
    """Who wrote had opened the notices that came before."""
    for days_ago, hour, who, _body in rows:
        with calendar.living(days_ago, hour):
            for notice in Notice.objects.visible_to(people[who]).unread().filter(at__lte=calendar.on(days_ago, hour)):
                read_notice(notice, by=people[who])
