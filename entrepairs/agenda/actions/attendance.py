"""Note who came."""

from django.db import transaction

from entrepairs.agenda.models import Gathering, Headcount
from entrepairs.agenda.rules.running import may_run
from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import require
from entrepairs.people.models import Person


@transaction.atomic
def count(gathering: Gathering, people: int, *, by: Person) -> Headcount:
    """How many were there besides those who said their pseudonym; counted again, it replaces the former."""
    require(may_run(by, gathering.structure))
    day = gathering.wall_time.date()
    values = {"structure": gathering.structure, "day": day, "people": people, "noted_by": by, "noted_at": now()}
    headcount, _new = Headcount.objects.update_or_create(gathering=gathering, defaults=values)
    journal(by, "headcount.noted", headcount)
    return headcount
