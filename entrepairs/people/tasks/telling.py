"""A notice is written, and its mail planned, in the transaction of what it tells."""

from django.db import transaction
from django.db.models import QuerySet

from entrepairs.core.clock import now
from entrepairs.core.prepared import prepared
from entrepairs.live import publish
from entrepairs.people.kinds import kinds
from entrepairs.people.models import Notice, Person
from entrepairs.people.rules.notices import choice_of, is_shown, mail_time
from entrepairs.people.tasks.mail import send_notice


@transaction.atomic(savepoint=False)
def notify(person: Person, kind: str, path: str, *, again: bool = False) -> Notice | None:
    """Tell `person` that the page `path` has something of this `kind` (a key of an app's `notices.KINDS`).

    The same kind about the same page, still unread, is told once: its date moves, no second mail leaves. Said `again`,
    it is told anew. None when the person muted the kind. ValueError when no app declares it: a fault of the
    program."""
    if kind not in kinds():
        raise ValueError(f"Unknown kind of notice {kind!r}: choose among {', '.join(sorted(kinds()))}.")
    choice = choice_of(person, kind)
    if not is_shown(choice):
        return None
    at = now()
    unread = None if again else _unread.first(person, kind, path)
    notice = unread or Notice(person=person, kind=kind, path=path)
    notice.at = at
    if notice.mail_due_at is None:
        notice.mail_due_at = mail_time(choice, at)
        _enqueue(notice)
    notice.save()
    publish(f"person:{person.pk}", notice.pk)
    return notice


@prepared
def _unread(person: Person, kind: str, path: str) -> QuerySet[Notice]:
    return Notice.objects.visible_to(person).unread().filter(kind=kind, path=path)[:1]


def _enqueue(notice: Notice) -> None:
    if notice.mail_due_at is not None:
        send_notice.using(run_after=notice.mail_due_at).enqueue(str(notice.pk))
