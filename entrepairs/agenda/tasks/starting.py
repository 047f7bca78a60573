"""A formed group becomes real gatherings, once enough people said yes; else the house is told."""

from datetime import timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.urls import reverse
from django_tasks import task

from entrepairs.agenda.forming.values import LEAST, ONLINE
from entrepairs.agenda.group_words import first_session, hour_of
from entrepairs.agenda.house_rules import usual_rules
from entrepairs.agenda.models import Facilitation, FormedGroup, Gathering, GroupPlace, Series, Signup, WishRound
from entrepairs.agenda.models.programme import Audience, Kind, Way
from entrepairs.agenda.pooled import sheet_of
from entrepairs.agenda.rules.signups import someone
from entrepairs.agenda.tasks.grouping import announce
from entrepairs.agenda.tasks.horizon import extend
from entrepairs.core.clock import now
from entrepairs.jobs.periodic import every
from entrepairs.people.models import Person
from entrepairs.people.tasks.telling import notify
from entrepairs.structures.models import Place, Role

NOTICE = timedelta(days=3)
"""Between the yes of everyone and the first session, at least."""
State = GroupPlace.State


@every(minutes=30)
@task()
def look_at_answers() -> None:
    """When the day to answer has come: the group starts, or those who form it are told."""
    late = FormedGroup.objects.filter(state=FormedGroup.State.INVITED, answer_by__lte=now(), is_told=False)
    for key in late.values_list("pk", flat=True):
        settle(key)


@transaction.atomic
def settle(key: UUID) -> None:
    """Enough said yes: it starts. Not enough, once the day has come: the house is told, once."""
    group = held_group(key)
    if group is None or group.state != FormedGroup.State.INVITED:
        return
    waiting = group.seats.filter(state=State.INVITED).exists()
    is_due = group.answer_by is not None and group.answer_by <= now()
    if waiting and not is_due:
        return
    if group.lead_id is not None and len(accepted(group)) >= LEAST:
        start(group)
    elif not group.is_told:
        FormedGroup.objects.filter(pk=group.pk).update(is_told=True)
        tell_team(group.round, "group_short")


def held_group(key: UUID) -> FormedGroup | None:
    """The group, its round locked first: whatever changes places in a round waits for its turn."""
    found = FormedGroup.objects.filter(pk=key).first()
    if found is None:
        return None
    WishRound.objects.select_for_update(of=("self",)).get(pk=found.round_id)
    return FormedGroup.objects.select_related("round__structure", "lead__person").filter(pk=key).first()


def accepted(group: FormedGroup) -> list[GroupPlace]:
    """Those who said yes and may still be together: of two who may not be any more, the one who said yes first."""
    rows = group.seats.filter(state=State.ACCEPTED).select_related("wish__person__data_key")
    sheet = sheet_of(group.round)
    kept: list[GroupPlace] = []
    lead = sheet.rank.get(group.lead_id) if group.lead_id else None
    for row in rows.order_by("answered_at", "pk"):
        rank = sheet.rank[row.wish_id]
        if (rank, lead) not in sheet.pool.unled and not sheet.apart(rank, [sheet.rank[one.wish_id] for one in kept]):
            kept.append(row)
    return kept


def start(group: FormedGroup) -> Series:
    """A course in the agenda, for these people only; who had not answered goes back among who waits. The round is
    locked."""
    going = accepted(group)
    series = Series.objects.create(
        structure=group.round.structure, zone=group.round.structure.zone, **_plan(group, going)
    )
    extend(series)
    sessions = list(Gathering.objects.filter(series=series).order_by("starts_at"))
    for row in going:
        _seat(row, sessions)
    if group.lead is not None:
        Facilitation.objects.create(series=series, person=group.lead.person, agreed_at=group.lead.agreed_at)
        notify(group.lead.person, "group_started", reverse("agenda:mine"))
    left = group.seats.filter(state__in=[State.INVITED, State.ACCEPTED]).exclude(pk__in=[row.pk for row in going])
    for row in left.select_related("wish__person"):
        row.move_to(State.LAPSED, answered_at=now())
        notify(row.wish.person, "group_without", reverse("agenda:wish", args=[group.round_id]))
    group.move_to(FormedGroup.State.STARTED, series=series)
    announce(group.round)
    return series


def call_off(group: FormedGroup) -> None:
    """It closes: whoever was asked is told, and stays among who waits. The round is locked."""
    group.move_to(FormedGroup.State.CLOSED)
    for row in group.seats.filter(state__in=[State.INVITED, State.ACCEPTED]).select_related("wish__person"):
        row.move_to(State.LAPSED, answered_at=now())
        notify(row.wish.person, "group_closed", reverse("agenda:wish", args=[group.round_id]))


def tell_team(row: WishRound, kind: str) -> None:
    """Those who coordinate the house."""
    roles = Role.objects.in_force().filter(structure=row.structure_id, name=Role.Name.COORDINATOR)
    for person in Person.objects.filter(pk__in=roles.values("person")):
        notify(person, kind, reverse("agenda:round_desk", args=[row.structure_id, row.pk]))


def _plan(group: FormedGroup, going: list[GroupPlace]) -> dict[str, object]:
    row = group.round
    moment = row.moments[group.moment]
    day, rule = first_session(row, moment, (now() + NOTICE).date())
    place = None if group.place == ONLINE else Place.objects.filter(pk=row.places[group.place]).first()
    return {
        "first_day": day,
        "starts": hour_of(moment),
        "rule": rule,
        "is_course": True,
        "kind": Kind.TALK,
        "title": row.themes[group.theme],
        "way": Way.ONLINE if group.place == ONLINE else Way.ON_SITE,
        "place": place,
        "link": row.link if group.place == ONLINE else "",
        "minutes": row.minutes,
        "audience": Audience.GROUP,
        "signup": True,
        "capacity": len(going),
        "rules": usual_rules(Kind.TALK),
    }


def _seat(row: GroupPlace, sessions: list[Gathering]) -> None:
    one = someone(row.wish.person, sessions[0])
    values = {"person": row.wish.person, "role": one.role, "is_first": row.wish.is_new, "course": uuid4()}
    Signup.objects.bulk_create(Signup(gathering=session, asked_at=now(), **values) for session in sessions)
    notify(row.wish.person, "group_started", sessions[0].get_absolute_url())
