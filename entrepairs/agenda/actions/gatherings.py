"""Plan what happens in a house."""

from datetime import datetime
from typing import Any

from django.db import transaction

from entrepairs.agenda.models import Gathering
from entrepairs.agenda.rules.running import may_run
from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import require
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure


@transaction.atomic
def plan_gathering(house: Structure, *, starts_at: datetime, zone: str, by: Person, **programme: Any) -> Gathering:
    """One gathering. `programme`: fields of Programme."""
    require(may_run(by, house))
    gathering = Gathering.objects.create(structure=house, starts_at=starts_at, zone=zone, changed_at=now(), **programme)
    journal(by, "gathering.planned", gathering)
    return gathering
