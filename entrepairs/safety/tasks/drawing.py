"""Who joins the watch, or the team of a circle, is drawn for what waits under an alias. What is late, while all those
who look at it are in a pause, is left to all: nobody is unread."""

from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django_tasks import task

from entrepairs.core.clock import now
from entrepairs.core.each import for_each
from entrepairs.core.journal import journal
from entrepairs.jobs.periodic import every
from entrepairs.safety import apart, subjects
from entrepairs.safety.models import Look, Watcher
from entrepairs.safety.rules.nearness import draw_for


@every(minutes=15)
@task()
def draw_newcomers() -> None:
    """Until then they do not look at it, whoever wrote it."""
    waiting = Look.objects.open().exclude(voice=None)
    _leave_late(waiting)
    for_each(set(filter(None, waiting.values_list("voice", flat=True))), draw_again)


def _leave_late(waiting: QuerySet[Look]) -> None:
    late = waiting.filter(due_at__lt=now(), left_to_all=False).exclude(queue=Look.Queue.RED).only("left_to")
    there = {apart.mark(key) for key in Watcher.objects.on_watch().values_list("person", flat=True)}
    for look in late:
        if there and there.isdisjoint(look.left_to):
            leave_to_all(look)


def leave_to_all(look: Look, *, is_new: bool = True) -> None:
    """To all who are there, whoever wrote it: it says nothing of who. `is_new`: it was not so before."""
    Look.objects.filter(pk=look.pk).update(left_to_all=True)
    if is_new:
        journal(None, "look.left_to_all", look)


@transaction.atomic
def draw_again(voice: UUID) -> None:
    """Once for all that this alias wrote. Who was drawn stays so while somebody is left to look."""
    looks = list(Look.objects.filter(voice=voice, left_to_all=False).select_for_update(of=("self",)).order_by("pk"))
    fullest = max(looks, key=lambda look: len(look.left_to) + len(look.set_aside), default=None)
    subject, thing = next(filter(all, (subjects.both(look.kind, look.object_id) for look in looks)), (None, None))
    if fullest is None or subject is None:
        return
    draw = draw_for(subject, thing, fullest.draw)
    Look.objects.filter(pk__in=[look.pk for look in looks if look.draw != draw]).update(**draw.columns)
