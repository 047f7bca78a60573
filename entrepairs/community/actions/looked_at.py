"""What is written is read by a human: in which queue, and who is told at once."""

from datetime import timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from entrepairs.community.harmless import is_for_team
from entrepairs.community.hints import queue_of
from entrepairs.community.models import Post, Voice
from entrepairs.community.models.thread import Standing
from entrepairs.community.written import KIND, THREAD
from entrepairs.core.clock import now
from entrepairs.core.prepared import prepared
from entrepairs.safety.actions.looks import look_at, tell_of_more
from entrepairs.safety.models import Look
from entrepairs.safety.queues import nearest
from entrepairs.safety.triage.judge import Reading

STANDS_FOR = timedelta(minutes=30)
"""What is written in danger and waits to be read at once stands for what follows, so long."""


def have_read(post: Post, reading: Reading, *, is_new: bool = False) -> None:
    """Humans read it: soon when the triage says so or when it waits for them, within the day otherwise. What only a
    house or guests read is its team’s, unless something in it calls for the watch.

    Whoever is in danger and writes again is not well, whatever the words: who has their danger is told each time, or
    somebody is called. Such a text is read at once, those that follow it in their turn: they would stand before those
    of others who are not well."""
    raised = [] if is_new and not post.voice.has_written else _raised(post.voice_id)
    is_in_danger = any(look.is_red for look in raised)
    by_rule = bool(reading.is_raised or reading.leaks or reading.abuse)
    waits = post.standing != Standing.SHOWN
    if not (by_rule or waits or is_in_danger) and post.thread.who_reads.are_few:
        return
    at_once = is_in_danger and not any(_stands_for_more(look) for look in raised)
    queue = nearest(queue_of(reading, waits=waits), Look.Queue.ORANGE if at_once else Look.Queue.GREEN)
    because = Look.Because.RULE if by_rule else Look.Because.NEW
    words = reading.words if by_rule else ()
    look_at(KIND, post.pk, queue, because=because, words=words, thing=post, is_new=is_new)
    tell_of_more(raised)


def _stands_for_more(look: Look) -> bool:
    return not look.is_red and look.entered_at > now() - STANDS_FOR


def read_what_was_added(voice: UUID) -> None:
    """What it said was no danger, or the thread that it began in one appears: what it added meanwhile, and humans have
    read already, is read again, since it then stayed with the team. Not what was a danger itself."""
    its = Look.objects.filter(kind=KIND, object_id=OuterRef("pk"))
    known = Exists(its.filter(Q(done_at=None) | Q(queue=Look.Queue.RED)))
    added = Post.objects.filter(voice=voice, standing=Standing.LOOKED_AT).exclude(known)
    for post in added:
        if not is_for_team(post):
            look_at(KIND, post.pk, Look.Queue.YELLOW, because=Look.Because.NEW)


def read_after_care(post: Post) -> None:
    """Somebody took care of who wrote it; what it says is still to be read, when it was no danger."""
    is_hidden = Post.objects.filter(pk=post.pk, standing=Standing.LOOKED_AT).exists()
    if is_hidden and not is_for_team(post):
        look_at(KIND, post.pk, Look.Queue.YELLOW, because=Look.Because.NEW)


@prepared
def _raised(voice: UUID) -> QuerySet[Look]:
    """In red now, of all that this voice wrote and of the thread that it opened; in orange only because it was in
    danger, and while somebody who takes it will read something there."""
    opened, posts = Voice.objects.filter(pk=voice, opened_it=True).values("thread"), Post.objects.filter(voice=voice)
    theirs, gone = posts.values("pk").union(opened, all=True), posts.filter(standing=Standing.REMOVED).values("pk")
    waits = Q(queue=Look.Queue.ORANGE, because=Look.Because.NEW, claimed_by=None) & ~Q(object_id__in=gone)
    found = Look.objects.open().filter(kind__in=[KIND, THREAD], object_id__in=theirs)
    return found.filter(Q(queue=Look.Queue.RED) | waits).order_by()
