"""Who writes for the first time is noted, so that someone of the team writes to them."""

from typing import Any

from django.db.models import QuerySet

from entrepairs.community.models import Post, Reader, Welcome
from entrepairs.core.clock import now
from entrepairs.core.prepared import prepared
from entrepairs.people.models import Person


def note_newcomer(post: Post, by: Person) -> None:
    """The first post of a person, or of an alias in its thread, whoever it is: an alias is never counted with what it
    wrote elsewhere, nor left out as one of the team, that would tell whose it is. What the team answers under a
    pseudonym welcomes who opened the thread."""
    thread = post.thread
    if post.voice.alias:
        if not post.voice.has_written:
            said = {"circle": thread.circle, "wrote_at": post.written_at}
            Welcome.objects.get_or_create(voice=post.voice, defaults=said)
    elif thread.circle.is_kept_by(by):
        note_answer(post, by)
    elif post.voice.has_written:
        return
    elif not _others(by, post):
        said = {"circle": thread.circle, "voice": post.voice, "wrote_at": post.written_at}
        Welcome.objects.get_or_create(person=by, defaults=said)


@prepared
def _others(by: Person, post: Post) -> QuerySet[Any, Any]:
    """Whether they wrote before."""
    return Post.objects.filter(voice__person=by).exclude(pk=post.pk).order_by().values_list("pk")[:1]


def note_answer(post: Post, by: Person) -> None:
    """That one of the team has written under their name, once who opened the thread reads it."""
    is_read = post.is_for_all or (post.only_for is not None and post.only_for.opened_it)
    if is_read and not post.voice.opened_it and post.thread.circle.is_kept_by(by):
        waiting = Welcome.objects.filter(voice__thread=post.thread, voice__opened_it=True, said_at=None)
        waiting.exclude(person__in=Reader.of(by).apart).update(taken_by=by, taken_at=now(), said_at=now())
