"""Plan what happens in a house; change it, call it off, bring it back. Whoever signed up is told."""

from datetime import datetime
from typing import Any

from django.db import transaction

from entrepairs.agenda.models import Gathering
from entrepairs.agenda.rules.running import may_cancel, may_change, may_restore, may_run
from entrepairs.agenda.tasks.telling import call_off, mark, tell
from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import require
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure

TOLD = ("starts_at", "way", "place", "meeting_point")
"""What those who come must know when it changes."""
IN_CALENDARS = (*TOLD, "title", "minutes")
"""What calendars show (RFC 5545, SEQUENCE)."""


@transaction.atomic
def plan_gathering(house: Structure, *, starts_at: datetime, zone: str, by: Person, **programme: Any) -> Gathering:
    """One gathering. `programme`: fields of Programme."""
    require(may_run(by, house))
    gathering = Gathering.objects.create(structure=house, starts_at=starts_at, zone=zone, changed_at=now(), **programme)
    journal(by, "gathering.planned", gathering)
    return gathering


@transaction.atomic
def change_gathering(
    gathering: Gathering, *, by: Person, starts_at: datetime | None = None, **programme: Any
) -> Gathering:
    """This one only: a later change of its series leaves it as it is. Those who signed up keep their seat."""
    gathering = locked(gathering)
    require(may_change(by, gathering))
    gathering.is_detached = gathering.series_id is not None
    if rewrite(gathering, {"starts_at": starts_at or gathering.starts_at, **programme}):
        tell(gathering, "gathering_moved")
    journal(by, "gathering.changed", gathering)
    return gathering


@transaction.atomic
def cancel_gathering(gathering: Gathering, *, because: str = "", by: Person) -> Gathering:
    """It does not take place; it stays in the agenda, marked, and can be brought back."""
    gathering = locked(gathering)
    require(may_cancel(by, gathering))
    call_off(gathering, because)
    journal(by, "gathering.cancelled", gathering)
    return gathering


@transaction.atomic
def restore_gathering(gathering: Gathering, *, by: Person) -> Gathering:
    """It takes place after all: everyone keeps the seat they had."""
    gathering = locked(gathering)
    require(may_restore(by, gathering))
    mark(gathering, Gathering.State.PLANNED, "")
    tell(gathering, "gathering_back")
    journal(by, "gathering.restored", gathering)
    return gathering


def locked(gathering: Gathering) -> Gathering:
    """The same row, held until the end of the transaction."""
    return Gathering.objects.select_for_update(of=("self",)).select_related("structure").get(pk=gathering.pk)


def rewrite(gathering: Gathering, values: dict[str, Any]) -> bool:
    """Write these values in a locked row; calendars learn it. Whether those who come must be told."""
    before = {name: getattr(gathering, name) for name in IN_CALENDARS}
    for name, value in values.items():
        setattr(gathering, name, value)
    changed = {name for name in IN_CALENDARS if getattr(gathering, name) != before[name]}
    if changed:
        gathering.sequence += 1
    if "starts_at" in changed:
        gathering.moved_from = gathering.moved_from or before["starts_at"]
    if gathering.moved_from == gathering.starts_at:
        gathering.moved_from = None
    gathering.changed_at = now()
    gathering.save()
    return bool(changed & set(TOLD)) and not gathering.is_cancelled
