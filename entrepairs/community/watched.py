"""What the watch may look at here: a post of a circle."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from entrepairs.community.actions.removing import apply_measure
from entrepairs.community.models import Post, Thread
from entrepairs.community.rules import is_author
from entrepairs.community.written import KIND
from entrepairs.people.models import Person
from entrepairs.safety import subjects
from entrepairs.safety.models import Measure


def find(pk: UUID) -> Post | None:
    rows = Post.objects.select_related("voice__person", "thread__circle__structure", "thread__circle__data_key")
    return rows.filter(pk=pk).first()


def author(post: Post) -> Person | None:
    """None under an alias: no page opens one."""
    return post.voice.person


def is_by(post: Post, person: Person) -> bool:
    """Under an alias too: the mark tells this person alone, and opens nothing."""
    return is_author(person, post)


def snapshot(post: Post) -> str:
    """Title and note of the thread too, when it is its first post."""
    heading = [post.thread.title, post.thread.content_note] if post.begins else []
    return "\n\n".join(filter(None, [*heading, post.text]))


def visible_to(post: Post, person: Person | None) -> bool:
    thread = Thread.objects.visible_to(person).filter(pk=post.thread_id).first()
    return thread is not None and Post.objects.visible_to(person, post.thread).filter(pk=post.pk).exists()


def add() -> None:
    post = subjects.Subject(
        kind=KIND,
        label=_("un message d’un cercle"),
        find=find,
        author=author,
        snapshot=snapshot,
        url=Post.get_absolute_url,
        visible_to=visible_to,
        apply=apply_measure,
        measures=(Measure.NOTE, Measure.BLUR, Measure.LIMIT, Measure.REMOVE),
        concerns=is_by,
        tells_opening=False,
    )
    subjects.add(post)
