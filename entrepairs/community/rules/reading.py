"""Who reads a post or a thread, follows it, answers it with a phrase, turns from its author."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from entrepairs.community.models import Post, Reader, Thread
from entrepairs.community.models.post import sight
from entrepairs.community.models.thread import Standing, then_waiting
from entrepairs.core.prepared import prepared
from entrepairs.core.rules import YES, No, Verdict
from entrepairs.people.models import Person
from entrepairs.safety.rules.limits import may_write_in


def reads(person: Person | None, post: Post) -> bool:
    """A post without a thread stands for none: it takes as many questions to know it."""
    reader = Reader.of(person) if person else None
    seen = sight(reader, post.thread) if hasattr(post, "thread") else sight(None, Thread(pk=post.pk))
    return bool(then_waiting(lambda waiting: _post_seen(reader, waiting, seen, post.pk), person))


def reads_thread(reader: Reader | None, pk: UUID) -> bool:
    return bool(then_waiting(lambda waiting: _thread_seen(reader, waiting, pk), reader.person if reader else None))


@prepared
def _thread_seen(reader: Reader | None, waiting: list[UUID], pk: UUID) -> QuerySet[Any, Any]:
    return Thread.objects.read_by(reader, waiting).filter(pk=pk).values_list("pk")


@prepared
def _post_seen(reader: Reader | None, waiting: list[UUID], seen: tuple[Any, ...], pk: UUID) -> QuerySet[Any, Any]:
    threads = Thread.objects.read_by(reader, waiting)
    return Post.objects.seen(*seen).filter(pk=pk, thread__in=threads).order_by().values_list("pk")


def may_follow(person: Person, thread: Thread) -> Verdict:
    if not Thread.objects.visible_to(person).filter(pk=thread.pk).exists():
        return No(_("Ce fil n’est plus là."))
    return YES


def may_turn_from_author(person: Person, post: Post) -> Verdict:
    """Put aside or block only a name that lasts: what then changed elsewhere would say whose an alias is."""
    if post.voice.person is None:
        sentence = _("Ce nom ne dure que ce fil. On ne sait pas qui écrit : on ne peut ni plier ce nom ni le bloquer.")
        return No(sentence)
    return No(_("Ce message est le vôtre.")) if post.voice.person == person else YES


def is_author(person: Person, post: Post) -> bool:
    return post.voice.mark == post.thread.mark_of(person)


def may_react(person: Person, post: Post) -> Verdict:
    """Say a phrase; one’s own is taken back at any time."""
    if is_author(person, post):
        return No(_("Ces mots sont pour les autres : ce message est le vôtre."))
    if post.standing != Standing.SHOWN:
        return No(_("On ne peut pas répondre à ce message pour l’instant."))
    if post.thread.circle.closed_at is not None:
        return No(_("Ce cercle est fermé. On le lit, on n’y dit plus rien."))
    return may_write_in(person, post.thread.circle)
