"""Who joins the watch, comes back to it, or joins the team of a circle, is drawn for what waits under an alias."""

from uuid import UUID

from django.db import transaction
from django_tasks import task

from entrepairs.core.each import for_each
from entrepairs.jobs.periodic import every
from entrepairs.safety import subjects
from entrepairs.safety.models import Look
from entrepairs.safety.rules.nearness import draw_for


@every(minutes=15)
@task()
def draw_newcomers() -> None:
    """Until then they do not look at it, whoever wrote it."""
    waiting = Look.objects.open().exclude(voice=None).values_list("voice", flat=True)
    for_each(set(filter(None, waiting)), draw_again)


@transaction.atomic
def draw_again(voice: UUID) -> None:
    """Once for all that this alias wrote. Who was drawn stays so while somebody is left to look."""
    looks = list(Look.objects.filter(voice=voice, left_to_all=False).select_for_update(of=("self",)).order_by("pk"))
    fullest = max(looks, key=lambda look: len(look.left_to) + len(look.set_aside), default=None)
    subject, thing = subjects.both(fullest.kind, fullest.object_id) if fullest else (None, None)
    if fullest is None or subject is None or thing is None:
        return
    draw = draw_for(subject, thing, fullest.draw)
    known = {"left_to": sorted(draw.left_to), "set_aside": sorted(draw.set_aside)}
    Look.objects.filter(pk__in=[look.pk for look in looks if look.draw != draw]).update(**known)
