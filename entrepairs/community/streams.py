"""Who may follow what happens in a thread: whoever reads it. A topic carries keys only; the page asks for the rest."""

from uuid import UUID

from django.db.models import Q, QuerySet

from entrepairs.community.models import Circle, Post, Thread
from entrepairs.core.prepared import prepared
from entrepairs.live import publish, register, revoke
from entrepairs.people.models import Person
from entrepairs.safety.models import Block

NOBODY = UUID(int=0)


def topic_of(thread: Thread) -> str:
    """It names the circle first, so that all those of a circle can be named at once."""
    return f"thread:{thread.circle_id}.{thread.pk}"


def topic_of_team(thread: Thread) -> str:
    """What its team reads there and others do not: what it answers somebody alone."""
    return f"team:{thread.circle_id}.{thread.pk}"


def may_follow_team(person: UUID, thread: str) -> bool:
    reader, circle = Person.objects.filter(pk=person).first(), thread.partition(".")[0]
    if reader is None or not may_follow_thread(person, thread):
        return False
    return Circle.objects.get(pk=circle).is_kept_by(reader)


def topic_of_voice(thread: Thread, mark: str) -> str:
    """What the team tells this voice alone."""
    return f"voice:{thread.pk.hex}.{mark}"


def may_follow_voice(person: UUID, voice: str) -> bool:
    """Their own, as long as they read there."""
    key, _, mark = voice.partition(".")
    reader = Person.objects.filter(pk=person).first()
    try:
        rows = Thread.objects.filter(pk=UUID(key)).select_related("circle__data_key")
    except ValueError:
        return False
    found = rows.visible_to(reader).first() if reader else None
    return reader is not None and found is not None and found.mark_of(reader) == mark


def may_follow_thread(person: UUID, thread: str) -> bool:
    """Asked when the stream opens and every minute after, in a thread."""
    circle, _, key = thread.partition(".")
    try:
        rows = Thread.objects.filter(circle=UUID(circle), pk=UUID(key))
    except ValueError:
        return False
    reader = Person.objects.filter(pk=person).first()
    return reader is not None and rows.visible_to(reader).exists()


def check_followers(thread: Thread) -> None:
    """Others read it than before: whether those who follow it still may is looked at again, at once."""
    revoke(topic_of(thread), None)


def check_circle_followers(circle: Circle, person: Person | None = None) -> None:
    """The same for all its threads; `person`: for them alone."""
    revoke(f"thread:{circle.pk}.*", person)


def tell_readers(thread: Thread, post: Post) -> None:
    """Something new may be read there, if and when the transaction commits; by none with whom its author has a block:
    « something was written » would say too much, even when the page then shows nothing.

    Under an alias everybody is told (ADR 0018): whoever is asked about, the question is asked all the same."""
    author = post.voice.person_id or NOBODY
    apart = {key for pair in _blocks_of(author) for key in pair} - {author}
    alone = post.only_for
    for topic in [topic_of_voice(thread, alone.mark), topic_of_team(thread)] if alone else [topic_of(thread)]:
        publish(topic, post.pk, apart=apart)


@prepared
def _blocks_of(author: UUID) -> QuerySet[Block, tuple[UUID, UUID]]:
    return Block.objects.filter(Q(blocker=author) | Q(blocked=author)).values_list("blocker", "blocked")


register("thread", may_follow_thread)
register("voice", may_follow_voice)
register("team", may_follow_team)
