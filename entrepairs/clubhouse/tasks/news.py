"""« Donner de nos nouvelles »: on the board of the day, for the members who agreed to it, and for nobody else."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from entrepairs.agenda.models import Presence
from entrepairs.clubhouse.models import ReachOut, Task
from entrepairs.clubhouse.models.belonging import people_of
from entrepairs.clubhouse.reaching import is_time
from entrepairs.clubhouse.tasks.week import today_in
from entrepairs.structures.models import Structure


@transaction.atomic
def prepare_news(house: Structure) -> None:
    """A task of today for each member whose delay is over; those of past days, and of who was seen, leave the board.
    Twice is as once. What someone set aside comes back tomorrow, not today."""
    today = today_in(house)
    agreed = list(ReachOut.objects.in_force().filter(structure=house, member__in=people_of(house)))
    seen = _last_seen(house, [yes.member_id for yes in agreed])
    due = [
        yes for yes in agreed if is_time(today, yes.after_days, yes.agreed_on, yes.given_on, seen.get(yes.member_id))
    ]
    old = Task.objects.filter(structure=house, reach_out__isnull=False, done_at=None)
    old.exclude(day=today, reach_out__in=due).delete()
    news = [Task(structure=house, day=today, reach_out=yes) for yes in due]
    Task.objects.bulk_create(news, ignore_conflicts=True)


def _last_seen(house: Structure, members: Iterable[UUID]) -> dict[UUID, date]:
    """The last day on which each was noted by their pseudonym; asked of those who agreed, of nobody else."""
    rows = Presence.objects.filter(structure=house, person__in=list(members))
    return dict(rows.order_by().values_list("person").annotate(Max("day")))
