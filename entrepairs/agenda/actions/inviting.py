"""Invite people to a formed group; say yes, or rather another; begin."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from entrepairs.agenda.actions.wishes import held_round
from entrepairs.agenda.forming.values import MOST
from entrepairs.agenda.models import FormedGroup, GroupPlace, GroupWish
from entrepairs.agenda.pooled import sheet_of
from entrepairs.agenda.rules.grouping import may_answer_place, may_invite, may_join, may_start
from entrepairs.agenda.rules.running import may_run
from entrepairs.agenda.tasks.grouping import announce
from entrepairs.agenda.tasks.starting import accepted, held_group, settle, start
from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import Refused, require
from entrepairs.people.actions.notices import notify
from entrepairs.people.models import Person

State = GroupPlace.State


@transaction.atomic
def invite(group: FormedGroup, answer_by: datetime, *, by: Person) -> int:
    """Each person of the draft is asked, until `answer_by`. Who may not be there any more goes back among who waits,
    and nothing leaves before it was read again: how many they are."""
    row = held_round(group.round)
    require(may_run(by, row.structure))
    sheet = sheet_of(row)
    found = next((one for one in sheet.groups if one.pk == group.pk), None)
    if found is None:
        raise Refused(_("Ce groupe n’est plus là. Rechargez la page."))
    seats = sheet.inside[found.pk]
    out = [one for one in seats if not sheet.lets_in(sheet.rank[one.wish_id], found)]
    if out:
        GroupPlace.objects.filter(pk__in=[one.pk for one in out]).delete()
        return len(out)
    require(may_invite(found, len(seats)))
    found.move_to(FormedGroup.State.INVITED, answer_by=answer_by)
    type(row).objects.filter(pk=row.pk).update(undo=[])
    for seat in seats:
        _propose(seat)
    journal(by, "group.invited", found)
    announce(row)
    return 0


@transaction.atomic
def invite_one(group: FormedGroup, wish: GroupWish, *, by: Person) -> None:
    """Someone more, in a group that waits for answers."""
    row = held_round(group.round)
    require(may_run(by, row.structure))
    sheet = sheet_of(row)
    who, found = sheet.rank.get(wish.pk), next((one for one in sheet.groups if one.pk == group.pk), None)
    if who is None or who not in sheet.waiting or found is None or found.state != FormedGroup.State.INVITED:
        raise Refused(_("Quelque chose a changé entre-temps. Rechargez la page."))
    goes_with = not sheet.apart(who, [sheet.rank[one.wish_id] for one in sheet.inside[found.pk]])
    require(may_join(goes_with and sheet.lets_in(who, found), len(sheet.inside[found.pk])))
    GroupPlace.objects.filter(group=found, wish=wish).delete()
    _propose(GroupPlace.objects.create(group=found, wish=wish))
    announce(row)


@transaction.atomic
def accept_place(place: GroupPlace, *, by: Person) -> bool:
    """Yes. False when the group can take nobody more: they stay among who waits."""
    place = _held(place)
    require(may_answer_place(by, place))
    if place.state == State.ACCEPTED:
        return True
    group = place.group
    place.move_to(State.ACCEPTED, answered_at=now())
    going = accepted(group)
    if place not in going or len(going) > MOST:
        place.move_to(State.LAPSED)
        settle(group.pk)
        return False
    announce(group.round)
    settle(group.pk)
    return True


@transaction.atomic
def prefer_another(place: GroupPlace, *, by: Person) -> None:
    """Not this group, another one: back among who waits, and never asked for this one again."""
    place = _held(place)
    require(may_answer_place(by, place))
    place.move_to(State.PASSED, answered_at=now())
    announce(place.group.round)
    settle(place.group_id)


@transaction.atomic
def start_group(group: FormedGroup, *, by: Person) -> None:
    """Without waiting for the answers that are missing."""
    found = held_group(group.pk)
    if found is None:
        raise Refused(_("Ce groupe n’est plus là. Rechargez la page."))
    require(may_run(by, found.round.structure))
    require(may_start(found, len(accepted(found))))
    start(found)
    journal(by, "group.started", found)


@transaction.atomic
def wait_longer(group: FormedGroup, answer_by: datetime, *, by: Person) -> None:
    """Another day to answer."""
    require(may_run(by, group.round.structure))
    FormedGroup.objects.filter(pk=group.pk, state=FormedGroup.State.INVITED).update(answer_by=answer_by, is_told=False)


def _propose(seat: GroupPlace) -> None:
    if seat.state == State.DRAFT:
        seat.move_to(State.INVITED)
    notify(seat.wish.person, "group_proposed", reverse("agenda:group_place", args=[seat.pk]))


def _held(place: GroupPlace) -> GroupPlace:
    held_group(place.group_id)
    found = GroupPlace.objects.select_related("wish__person", "group__round__structure", "group__lead")
    return found.get(pk=place.pk)
