"""Who may write in a circle, answer, and what waits to be read first."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from entrepairs.community.models import Charter, CharterAcceptance, Circle, Post, Reader, Thread, Voice
from entrepairs.community.models.thread import APART, Standing, in_danger
from entrepairs.community.rules.reading import reads_thread
from entrepairs.core.clock import now
from entrepairs.core.prepared import prepared
from entrepairs.core.rules import YES, No, Verdict
from entrepairs.people.models import Person
from entrepairs.safety.models import Decision
from entrepairs.safety.rules.limits import may_write_in
from entrepairs.safety.rules.resting import unless
from entrepairs.ui import dates

FIRST = 2
"""So many posts of someone are looked at first, where the circle says so."""


def may_write(person: Person, circle: Circle) -> Verdict:
    """Whoever reads it, when it is open for writing."""
    if not Circle.objects.visible_to(person).filter(pk=circle.pk).exists():
        return No(_("Ce cercle n’est pas ouvert pour vous."))
    return welcomes(person, circle)


def welcomes(person: Person, circle: Circle) -> Verdict:
    """Someone who reads it: is it open for writing now, and is nothing limited for them?"""
    return is_open(person, circle) and may_write_in(person, circle)


def is_open(person: Person, circle: Circle) -> Verdict:
    if circle.closed_at is not None:
        sentence = _("Ce cercle est fermé depuis le %(day)s. On le lit, on n’y écrit plus. Chacun·e y retire ses mots.")
        return No(sentence % {"day": dates.day(circle.closed_at, year=True)}, reverse("safety:help_now"))
    verdict = not_paused(circle)
    return verdict if verdict or not circle.is_kept_by(person) else YES


def not_paused(circle: Circle) -> Verdict:
    """For all but its team."""
    if circle.out_of_hours == Circle.OutOfHours.CLOSED and not circle.has_team_at(now()):
        sentence = _(
            "Sans l’équipe du cercle, on lit ici sans écrire. Elle est là : %(hours)s. Votre texte peut attendre."
        )
        return No(sentence % {"hours": circle.announced_now}, reverse("safety:help_now"))
    return YES


def may_go_unnamed(thread: Thread, *, goes_on: bool) -> Verdict:
    """While only the team writes there, an alias would say that it is one of them. `goes_on`: it began the thread, or
    is in danger there, and goes on while the team looks at it."""
    if thread.standing in APART and not goes_on:
        return No(_("Ici, seule l’équipe peut répondre : un nom tiré au hasard dirait que vous en êtes."))
    if not not_paused(thread.circle):
        return No(_("À cette heure, seule l’équipe écrit ici : un nom tiré au hasard dirait que vous en êtes."))
    return YES


def goes_on_there(thread: Thread, voice: Voice, by: Person) -> bool:
    """While others do not read the thread: who began it, unless it is set aside; whose words the team looks at."""
    if is_in_danger(by, thread):
        return True
    is_open = thread.standing != Standing.SET_ASIDE
    return is_open and (voice.opened_it or voice.posts.filter(standing=Standing.LOOKED_AT).exists())


def may_answer(person: Person, thread: Thread, rest: Decision | None) -> Verdict:
    is_there = reads_thread(Reader.of(person), thread.pk)
    return goes_on(person, thread, rest) if is_there else No(_("Ce fil n’est plus là."))


def may_answer_all(person: Person, thread: Thread, rest: Decision | None) -> Verdict:
    """While it rests, the team says what it says to whoever is in danger there, alone: the rest tells nothing."""
    return YES if is_in_danger(person, thread) else unless(rest)


def goes_on(person: Person, thread: Thread, rest: Decision | None) -> Verdict:
    """Someone who reads it: may they add to it now? While the team looks at it first, its author may: in danger, what
    matters is to stay in contact, limits or not."""
    is_team = thread.circle.is_kept_by(person) if rest or thread.standing == Standing.SET_ASIDE else False
    if thread.standing == Standing.SET_ASIDE and not (is_team or is_in_danger(person, thread)):
        return No(_("Ce fil n’est plus ouvert. Le message dit pourquoi."))
    verdict = unless(rest) and welcomes(person, thread.circle)
    if verdict or not (is_in_danger(person, thread) or (is_team and _dangers(thread, Reader.of(person).apart))):
        return verdict
    return is_open(person, thread.circle)


def is_in_danger(person: Person, thread: Thread) -> bool:
    """The team looks at what this person said there, and others do not read it; or at what they began there. That
    somebody worries about what all read is not told so."""
    return bool(_of_voice(thread, thread.mark_of(person)))


@prepared
def _of_voice(thread: Thread, mark: str) -> QuerySet[Any, Any]:
    began = Q(begins=True, standing=Standing.LOOKED_AT)
    return Post.objects.filter(began | in_danger(), thread=thread, voice__mark=mark).order_by().values_list("pk")


@prepared
def _dangers(thread: Thread, apart: frozenset[UUID]) -> QuerySet[Any, Any]:
    """Of those whom one reads, and who are still there."""
    rows = Post.objects.filter(in_danger(), thread=thread).exclude(voice__person__in=apart)
    return rows.exclude(voice__person=None, voice__alias="").order_by().values_list("pk")


def may_keep_for(person: Person, circle: Circle, readers: str) -> Verdict:
    """Never more people than the circle, nor people of whom one is not."""
    if readers not in circle.readers_within(Reader.of(person)):
        return No(_("Ce choix n’est plus possible ici. Choisissez à nouveau qui lit ce fil."))
    return YES


def charter_to_accept(person: Person | None, circle: Circle) -> Charter | None:
    """The version in force, unless they have said yes to it."""
    if person is None:
        return charter_of(circle)
    charter = charter_in_force(person, circle)
    return None if charter is None or charter.is_accepted else charter


def charter_of(circle: Circle) -> Charter | None:
    """The version in force."""
    return _latest.first(circle)


@prepared
def _latest(circle: Circle) -> QuerySet[Charter]:
    return Charter.objects.filter(circle=circle)[:1]


def charter_in_force(person: Person, circle: Circle, thread: UUID | None = None, mark: str | None = None) -> Any:
    """The latest version, with `is_accepted`; and `is_named` when a thread is given: a voice there has this mark."""
    return _charter.first(circle, person, thread, mark)


@prepared
def _charter(circle: Circle, person: Person, thread: UUID | None, mark: str | None) -> QuerySet[Charter]:
    accepted = Exists(CharterAcceptance.objects.filter(charter=OuterRef("pk"), person=person))
    rows = Charter.objects.filter(circle=circle).annotate(is_accepted=accepted)
    if thread is not None:
        rows = rows.annotate(is_named=Exists(Voice.objects.filter(thread=thread, mark=mark)))
    return rows[:1]


def waits_first(voice: Voice, circle: Circle, at: datetime, *, besides: Post | None = None) -> bool:
    """Whether what it says is looked at before others read it: the first two posts of a person, where the circle says
    so. `besides`: the post that they change, which does not count.

    Of an alias, those of its thread, whoever it is: one that waited, or did not, for what it said elsewhere would say
    whether it is of someone new."""
    without_team = circle.out_of_hours == Circle.OutOfHours.FIRST_WAIT and not circle.has_team_at(at)
    if not (circle.first_are_held or without_team):
        return False
    theirs = Q(voice=voice) if voice.alias else Q(voice__person=voice.person_id)
    shown = Post.objects.for_all().filter(theirs).exclude(pk__in=[besides.pk] if besides else [])
    return shown[:FIRST].count() < FIRST
