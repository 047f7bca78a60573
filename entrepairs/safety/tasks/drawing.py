"""Who joins the watch, or the team of a circle, is drawn for what waits under an alias. What is late, while nobody who
may look at it is there, is left to all: nobody is unread."""

from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django_tasks import task

from entrepairs.core.clock import now
from entrepairs.core.each import for_each
from entrepairs.jobs.periodic import every
from entrepairs.safety import apart, subjects
from entrepairs.safety.models import Look, Watcher
from entrepairs.safety.rules.nearness import draw_for
from entrepairs.safety.rules.watch import who_may_watch
from entrepairs.safety.widening import leave_to_all


@every(minutes=15)
@task()
def draw_newcomers() -> None:
    """Until then they do not look at it, whoever wrote it."""
    _leave_late(Look.objects.open())
    waiting = Look.objects.open().exclude(voice=None)
    for_each(set(filter(None, waiting.values_list("voice", flat=True))), draw_again)


def _leave_late(waiting: QuerySet[Look]) -> None:
    """A danger near is called for otherwise. Who told the team about it changes nothing: that would say who did."""
    there = [watcher.person for watcher in Watcher.objects.on_watch().select_related("person")]
    near = set.intersection(*({apart.mark(key) for key in apart.from_whom(one)} for one in there)) if there else set()
    kept = Q(author_mark__in=near) | Q(voice__isnull=False) | Q(kind__in=subjects.asked_one_by_one())
    late = waiting.filter(kept, due_at__lt=now(), left_to_all=False, claimed_by=None).exclude(queue=Look.Queue.RED)
    for look in late if there else ():
        if not who_may_watch(look):
            leave_to_all(look)


@transaction.atomic
def draw_again(voice: UUID) -> None:
    """Once for all that this alias wrote. Who was drawn stays so while somebody is left to look."""
    looks = list(Look.objects.filter(voice=voice).select_for_update(of=("self",)).order_by("pk"))
    fullest = max(looks, key=lambda look: len(look.left_to) + len(look.set_aside), default=None)
    subject, thing = next(filter(all, (subjects.both(look.kind, look.object_id) for look in looks)), (None, None))
    if fullest is None or subject is None:
        return
    draw = draw_for(subject, thing, fullest.draw)
    Look.objects.filter(pk__in=[look.pk for look in looks if look.draw != draw]).update(**draw.columns)
