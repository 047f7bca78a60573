"""What is written is read by a human: in which queue, and who is told at once."""

from entrepairs.community.hints import queue_of
from entrepairs.community.models import Post
from entrepairs.community.models.thread import Standing
from entrepairs.community.written import KIND
from entrepairs.safety.actions.looks import look_at, tell_holders
from entrepairs.safety.models import Look
from entrepairs.safety.queues import nearest
from entrepairs.safety.triage.judge import Reading


def have_read(post: Post, reading: Reading, *, waits: bool, is_new: bool = False) -> None:
    """Humans read it: soon when the triage says so or when others wait for it, within the day otherwise. What only a
    house or guests read is its team’s, unless something in it calls for the watch. Whoever is in danger and writes
    again is not well, whatever the words; who has their danger is told."""
    is_in_danger = post.standing == Standing.LOOKED_AT
    by_rule = bool(reading.is_raised or reading.leaks or reading.abuse)
    if not (by_rule or waits or is_in_danger) and post.thread.who_reads.are_few:
        return
    queue = nearest(queue_of(reading, waits=waits), Look.Queue.ORANGE if is_in_danger else Look.Queue.GREEN)
    because = Look.Because.RULE if by_rule else Look.Because.NEW
    words = reading.words if by_rule else ()
    look_at(KIND, post.pk, queue, because=because, words=words, thing=post, is_new=is_new)
    if is_in_danger:
        others = Post.objects.filter(voice=post.voice_id).exclude(pk=post.pk)
        tell_holders(KIND, others.values_list("pk", flat=True))
