"""Wishes are not kept: two weeks after a house is done with its groups, they are gone. A forgotten round ends alone."""

from datetime import timedelta

from django.db import transaction
from django_tasks import task

from entrepairs.agenda.models import FormedGroup, GroupWish, RoundLead, WishRound
from entrepairs.agenda.tasks.starting import tell_team
from entrepairs.core.clock import now
from entrepairs.core.sqlite.log import empty_log
from entrepairs.jobs.periodic import daily

AFTER = timedelta(days=14)
FORGOTTEN = timedelta(days=60)
State = WishRound.State


@daily(at="08:10")
@task()
def tell_closed_wishes() -> None:
    """Since yesterday no wish can be said, and some wait: the house is told."""
    yesterday = now().date() - timedelta(days=1)
    closed = WishRound.objects.filter(state=State.OPEN, wishes_until=yesterday, wishes__isnull=False)
    for row in closed.distinct():
        tell_team(row, "wishes_closed")


@daily(at="03:40")
@task()
def forget_wishes() -> None:
    """Those of rounds that ended; a round that nobody looks at any more ends sixty days after its last day."""
    at = now()
    busy = FormedGroup.objects.filter(state=FormedGroup.State.INVITED).values("round")
    late = WishRound.objects.standing().filter(wishes_until__lt=(at - FORGOTTEN).date()).exclude(pk__in=busy)
    with transaction.atomic():
        for row in late.exclude(state__in=[State.SENT, State.SEARCHING]).select_for_update(of=("self",)):
            row.move_to(State.ENDED, closed_at=at, undo=[])
        over = WishRound.objects.filter(state=State.ENDED, closed_at__lt=at - AFTER)
        GroupWish.objects.filter(round__in=over).delete()
        RoundLead.objects.filter(round__in=over).delete()
        FormedGroup.objects.filter(round__in=over).exclude(state=FormedGroup.State.STARTED).delete()
        transaction.on_commit(empty_log)
