"""Form groups, give it up, change the drafts, take the last change back. A change never writes what a rule refuses."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from entrepairs.agenda.actions.wishes import held_round
from entrepairs.agenda.forming.values import MOST, Circle
from entrepairs.agenda.models import FormedGroup, GroupPlace, GroupWish, WishRound
from entrepairs.agenda.pooled import Sheet, circle_of, sheet_of
from entrepairs.agenda.rules.grouping import may_change_group, may_form, may_join
from entrepairs.agenda.rules.running import may_run
from entrepairs.agenda.tasks.grouping import announce, form_round
from entrepairs.agenda.tasks.starting import call_off
from entrepairs.core.journal import journal
from entrepairs.core.rules import Refused, require
from entrepairs.people.models import Person

MOST_UNDO = 20
DRAFT, INVITED = FormedGroup.State.DRAFT, FormedGroup.State.INVITED


@transaction.atomic
def ask_groups(row: WishRound, *, by: Person) -> None:
    """« Former les groupes » : drawn in the background, in place of the drafts that were there."""
    row = held_round(row)
    require(may_form(by, row))
    row.move_to(WishRound.State.SENT, stage="")
    journal(by, "round.forming", row)
    form_round.enqueue(str(row.pk))


@transaction.atomic
def give_up_forming(row: WishRound, *, by: Person) -> None:
    """The search, or the drafts: groups that went out stay."""
    row = held_round(row)
    require(may_run(by, row.structure))
    row.move_to(WishRound.State.OPEN, stage="", undo=[], run=None)
    row.groups.filter(state=DRAFT).delete()
    journal(by, "round.given_up", row)
    announce(row)


@transaction.atomic
def put_in(group: FormedGroup, wish: GroupWish, *, by: Person) -> int:
    """Add someone, or move them from the draft where they are, as far as every rule allows. Who may not be there any
    more goes back among who waits: how many."""
    sheet, group = _to_change(group, by)
    who = sheet.rank.get(wish.pk)
    if who is None:
        raise Refused(_("Ce souhait a été retiré. Rechargez la page."))
    require(may_join(sheet.lets_in(who, group), len(sheet.inside[group.pk])))
    place = next((one for one in sheet.seats if one.wish_id == wish.pk and one.state in GroupPlace.LIVE), None)
    if place is not None and place.state != GroupPlace.State.DRAFT:
        raise Refused(_("Cette personne a déjà une proposition. Elle peut répondre qu’elle en préfère une autre."))
    if group.state != DRAFT:
        raise Refused(_("Ce groupe est déjà parti. Utilisez « Inviter aussi »."))
    _remember(sheet)
    _stay, out = split(sheet, group, circle_of(group))
    GroupPlace.objects.filter(pk__in=[one.pk for one in out]).delete()
    if place is not None:
        place.delete()
    GroupPlace.objects.filter(group=group, wish=wish).delete()
    GroupPlace.objects.create(group=group, wish=wish)
    announce(group.round)
    return len(out)


@transaction.atomic
def take_out(group: FormedGroup, wish: GroupWish, *, by: Person) -> None:
    """Back among who waits, from a draft."""
    sheet, group = _to_change(group, by)
    if group.state != DRAFT:
        raise Refused(_("Ce groupe est déjà parti. Rechargez la page pour voir où il en est."))
    _remember(sheet)
    GroupPlace.objects.filter(group=group, wish=wish).delete()
    announce(group.round)


@transaction.atomic
def move_group(group: FormedGroup, moment: int, *, by: Person) -> int:
    """At another moment. Who cannot then goes back among who waits: how many."""
    sheet, group = _to_change(group, by)
    if group.state != DRAFT:
        raise Refused(_("Ce groupe est déjà parti. Rechargez la page pour voir où il en est."))
    circle = Circle(group.theme, moment, group.language, group.place)
    if not sheet.may_lead(group, circle):
        raise Refused(_("La personne qui anime ne peut pas à ce moment, ou anime déjà un autre groupe."))
    _remember(sheet)
    stay, out = split(sheet, group, circle)
    GroupPlace.objects.filter(pk__in=[one.pk for one in out]).delete()
    FormedGroup.objects.filter(pk=group.pk).update(moment=moment, drawn=[str(one.wish_id) for one in stay])
    announce(group.round)
    return len(out)


@transaction.atomic
def close_group(group: FormedGroup, *, by: Person) -> None:
    """Its people go back among who waits. Who was invited is told."""
    sheet, group = _to_change(group, by)
    if group.state == DRAFT:
        _remember(sheet)
        group.delete()
    else:
        call_off(group)
    announce(group.round)


@transaction.atomic
def undo_change(row: WishRound, *, by: Person) -> None:
    """The drafts as they were before the last change; what no rule allows any more is left out."""
    row = held_round(row)
    require(may_run(by, row.structure))
    if row.goes_on or not row.undo:
        raise Refused(_("Il n’y a plus de changement à reprendre."))
    row.groups.filter(state=DRAFT).delete()
    leads = {str(key) for key in row.leads.values_list("pk", flat=True)}
    taken = set(GroupPlace.objects.live().filter(wish__round=row).values_list("wish", flat=True))
    for said in row.undo[-1]:
        people = [UUID(key) for key in said.pop("people")]
        group = FormedGroup.objects.create(
            round=row, **said | {"lead_id": said["lead_id"] if said["lead_id"] in leads else None}
        )
        sheet = sheet_of(row)
        free = [key for key in people if key in sheet.rank and key not in taken]
        GroupPlace.objects.bulk_create(
            GroupPlace(group=group, wish_id=key) for key in free[:MOST] if sheet.lets_in(sheet.rank[key], group)
        )
    WishRound.objects.filter(pk=row.pk).update(undo=row.undo[:-1])
    announce(row)


def split(sheet: Sheet, group: FormedGroup, circle: Circle) -> tuple[list[GroupPlace], list[GroupPlace]]:
    """Who could stay if the group were so, and who could not."""
    seats = sheet.inside[group.pk]
    stay = [one for one in seats if sheet.lets_in(sheet.rank[one.wish_id], group, circle)]
    return stay, [one for one in seats if one not in stay]


def _to_change(group: FormedGroup, by: Person) -> tuple[Sheet, FormedGroup]:
    """The sheet and the group of a round that is held."""
    row = held_round(group.round)
    sheet = sheet_of(row)
    found = next((one for one in sheet.groups if one.pk == group.pk), None)
    if found is None:
        raise Refused(_("Ce groupe n’est plus là. Rechargez la page."))
    found.round = row
    require(may_change_group(by, found))
    return sheet, found


def _remember(sheet: Sheet) -> None:
    drafts = [one for one in sheet.groups if one.state == DRAFT]
    said = [_said(one, sheet.inside[one.pk]) for one in drafts]
    undo = [*sheet.round.undo, said][-MOST_UNDO:]
    WishRound.objects.filter(pk=sheet.round.pk).update(undo=undo)


def _said(group: FormedGroup, seats: list[GroupPlace]) -> dict[str, Any]:
    names = ("number", "theme", "moment", "place", "language", "drawn")
    lead = str(group.lead_id) if group.lead_id else None
    kept: dict[str, Any] = {name: getattr(group, name) for name in names}
    return kept | {"id": str(group.pk), "lead_id": lead, "people": [str(one.wish_id) for one in seats]}
