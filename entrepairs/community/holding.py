"""What is held until a transaction ends, in the order that all keep: rows of the watch, then threads, then posts, as
they were written."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q

from entrepairs.community.models import Post, Thread, Voice
from entrepairs.community.written import KIND, THREAD
from entrepairs.safety.models import Look


def hold_threads(threads: Collection[UUID]) -> None:
    """What becomes of their beginning, and of what was added to them, is said in turn."""
    list(Thread.objects.filter(pk__in=threads).order_by("pk").select_for_update(of=("self",)))


def hold_voices(voices: Collection[UUID]) -> None:
    """What the watch has of them, and where they wrote. Of a thread that they opened, a near danger: that it waits for
    an answer comes after it, as for whoever answers."""
    found = Voice.objects.filter(pk__in=voices)
    told = Q(kind=THREAD, queue=Look.Queue.RED, object_id__in=found.filter(opened_it=True).values("thread"))
    said = Q(kind=KIND, object_id__in=Post.objects.filter(voice__in=voices).values("pk"))
    list(Look.objects.open().filter(said | told).order_by("pk").select_for_update(of=("self",)))
    hold_threads(found.values_list("thread", flat=True))
