"""Ask who would like a group; say it, change it, take it back; lead, or not."""

from datetime import date
from typing import Any

from django.db import transaction
from django.urls import reverse

from entrepairs.agenda.models import FormedGroup, GroupWish, RoundLead, WishRound
from entrepairs.agenda.rules.grouping import may_lead_round, may_wish
from entrepairs.agenda.rules.running import may_run
from entrepairs.agenda.tasks.grouping import announce
from entrepairs.agenda.tasks.starting import call_off, settle
from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import require
from entrepairs.people.actions.notices import notify
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure


@transaction.atomic
def open_round(house: Structure, *, by: Person, **values: Any) -> WishRound:
    """« Former des groupes ». `values`: fields of WishRound."""
    require(may_run(by, house))
    row = WishRound.objects.create(structure=house, opened_by=by, asked_at=now(), **values)
    journal(by, "round.opened", row)
    return row


@transaction.atomic
def move_last_day(row: WishRound, day: date, *, by: Person) -> None:
    """Wishes may be said until that day, once more if they were closed."""
    row = held_round(row)
    require(may_run(by, row.structure))
    if row.state != WishRound.State.OPEN:
        row.move_to(WishRound.State.OPEN, stage="", undo=[])
        row.groups.filter(state=FormedGroup.State.DRAFT).delete()
    WishRound.objects.filter(pk=row.pk).update(wishes_until=day)
    journal(by, "round.last_day", row)


@transaction.atomic
def end_round(row: WishRound, *, by: Person) -> None:
    """It is over: groups that started go on; wishes are erased a little later."""
    row = held_round(row)
    require(may_run(by, row.structure))
    row.move_to(WishRound.State.ENDED, closed_at=now(), undo=[])
    row.groups.filter(state=FormedGroup.State.DRAFT).delete()
    for group in row.groups.filter(state=FormedGroup.State.INVITED).select_related("round"):
        call_off(group)
    journal(by, "round.ended", row)


@transaction.atomic
def say_wish(row: WishRound, said: dict[str, Any], *, by: Person) -> GroupWish:
    """Said, or changed. `said`: themes, moments, spots, languages, is_new, note."""
    row = held_round(row)
    require(may_wish(by, row))
    wish = GroupWish.objects.filter(round=row, person=by).first() or GroupWish(round=row, person=by, said_at=now())
    for name, value in said.items():
        setattr(wish, name, value)
    wish.save()
    announce(row)
    return wish


@transaction.atomic
def withdraw_wish(wish: GroupWish, *, by: Person) -> None:
    """At any time, without a reason; the place in a group that was proposed is free again. Twice changes nothing."""
    held_round(wish.round)
    groups = list(wish.seats.filter(state__in=["invite", "accepte"]).values_list("group", flat=True))
    GroupWish.objects.filter(pk=wish.pk, person=by).delete()
    for key in groups:
        settle(key)
    announce(wish.round)


@transaction.atomic
def ask_lead(row: WishRound, person: Person, *, by: Person) -> RoundLead:
    """Ask someone to lead groups here: it counts once they said yes, and when."""
    require(may_run(by, row.structure))
    lead, is_new = RoundLead.objects.get_or_create(round=row, person=person, defaults={"asked_at": now()})
    if is_new:
        journal(by, "round.lead_asked", lead, about=person)
        notify(person, "lead_asked", reverse("agenda:lead", args=[lead.pk]))
    return lead


@transaction.atomic
def agree_to_lead(lead: RoundLead, *, most: int, moments: int, spots: list[int], by: Person) -> None:
    """Yes, at these moments and there."""
    held_round(lead.round)
    require(may_lead_round(by, lead))
    values = {"most": most, "moments": moments, "spots": spots, "agreed_at": lead.agreed_at or now()}
    RoundLead.objects.filter(pk=lead.pk).update(**values)
    journal(by, "round.lead_agreed", lead, about=by)


@transaction.atomic
def leave_lead(lead: RoundLead, *, by: Person) -> None:
    """No, or not any more: no reason is asked. Or the house asks someone else."""
    row = held_round(lead.round)
    if lead.person_id != by.pk:
        require(may_run(by, row.structure))
    RoundLead.objects.filter(pk=lead.pk).delete()
    announce(row)


def held_round(row: WishRound) -> WishRound:
    """The same row, held until the end of the transaction: places in its groups are given one at a time."""
    return WishRound.objects.select_for_update(of=("self",)).select_related("structure").get(pk=row.pk)
