"""Who may follow what happens in a thread: whoever reads it. A topic carries keys only; the page asks for the rest."""

from uuid import UUID

from entrepairs.community.models import Thread
from entrepairs.live import publish, register
from entrepairs.people.models import Person


def topic_of(thread: Thread) -> str:
    return f"thread:{thread.pk}"


def may_follow_thread(person: UUID, thread: str) -> bool:
    """Asked when the stream opens and every minute after, in a thread."""
    try:
        key = UUID(thread)
    except ValueError:
        return False
    reader = Person.objects.filter(pk=person).first()
    return reader is not None and Thread.objects.visible_to(reader).filter(pk=key).exists()


def tell_readers(thread: Thread, post: UUID) -> None:
    """Something new may be read there, if and when the transaction commits."""
    publish(topic_of(thread), post)


register("thread", may_follow_thread)
