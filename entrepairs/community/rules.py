"""Who may write in a circle, answer, change, take back, let a post be seen."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from entrepairs.community.models import Charter, CharterAcceptance, Circle, Post, Reader, Thread, Voice, Welcome
from entrepairs.community.models.post import sight
from entrepairs.community.models.thread import APART, WIDEST_FIRST, Standing, then_waiting
from entrepairs.community.written import KIND, THREAD
from entrepairs.core.clock import now
from entrepairs.core.prepared import prepared
from entrepairs.core.rules import YES, No, Verdict
from entrepairs.people.models import Person
from entrepairs.safety.models import Decision
from entrepairs.safety.rules.limits import may_write_in
from entrepairs.safety.rules.nearness import may_rule_on
from entrepairs.safety.rules.resting import goes_on as not_resting
from entrepairs.safety.rules.resting import rest_of, unless
from entrepairs.safety.rules.watch import is_for_two
from entrepairs.structures.models import coordinated_by
from entrepairs.structures.models.structure import Structure
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


def may_go_unnamed(thread: Thread, *, opens: bool) -> Verdict:
    """While only the team writes there, an alias would say that it is one of them. `opens`: it began the thread."""
    if thread.standing in APART and not opens:
        return No(_("Ici, seule l’équipe peut répondre : un nom tiré au hasard dirait que vous en êtes."))
    if not not_paused(thread.circle):
        return No(_("À cette heure, seule l’équipe écrit ici : un nom tiré au hasard dirait que vous en êtes."))
    return YES


def may_answer(person: Person, thread: Thread) -> Verdict:
    is_there = reads_thread(Reader.of(person), thread.pk)
    return goes_on(person, thread, rest_of(THREAD, thread.pk)) if is_there else No(_("Ce fil n’est plus là."))


def goes_on(person: Person, thread: Thread, rest: Decision | None) -> Verdict:
    """Someone who reads it: may they add to it now? While the team looks at it first, its author may: in danger, what
    matters is to stay in contact, limits or not."""
    if thread.standing == Standing.SET_ASIDE and not thread.circle.is_kept_by(person):
        return No(_("Ce fil n’est plus ouvert. Le message dit pourquoi."))
    verdict = unless(rest) and welcomes(person, thread.circle)
    return verdict if verdict or not is_in_danger(person, thread) else is_open(person, thread.circle)


def is_in_danger(person: Person, thread: Thread) -> bool:
    """The team looks at what this person began there."""
    return bool(_began_and_looked_at(thread, thread.mark_of(person)))


@prepared
def _began_and_looked_at(thread: Thread, mark: str) -> QuerySet[Any, Any]:
    looked_at = Post.objects.filter(thread=thread, begins=True, standing=Standing.LOOKED_AT)
    return looked_at.filter(voice__mark=mark).order_by().values_list("pk")


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


def may_keep_for(person: Person, circle: Circle, readers: str) -> Verdict:
    """Never more people than the circle, nor people of whom one is not."""
    if readers not in circle.readers_within(Reader.of(person)):
        return No(_("Ce choix n’est plus possible ici. Choisissez à nouveau qui lit ce fil."))
    return YES


def may_narrow(person: Person, thread: Thread, readers: str) -> Verdict:
    """Who opened it, to fewer people. Nobody opens it to more: others wrote under that promise."""
    if not thread.voices.filter(opened_it=True, mark=thread.mark_of(person)).exists():
        return No(_("La personne qui a ouvert ce fil choisit qui le lit."))
    if readers not in fewer(person, thread):
        return No(_("Un fil peut se lire à moins de monde, pas à plus\u00a0: d’autres y ont écrit sur cette promesse."))
    return YES


def fewer(person: Person, thread: Thread) -> list[str]:
    """For whom this person may keep a thread of theirs from now on."""
    place = WIDEST_FIRST.index
    within = thread.circle.readers_within(Reader.of(person))
    return [one for one in within if place(one) > place(thread.who_reads)]


def is_author(person: Person, post: Post) -> bool:
    return post.voice.mark == post.thread.mark_of(person)


def may_remove(person: Person, post: Post) -> Verdict:
    """One’s own, at any time, even in a circle that one no longer reads."""
    if not is_author(person, post):
        return No(_("Ce message est celui d’une autre personne."))
    return No(_("Ce message est retiré. Son texte est effacé.")) if post.standing == Standing.REMOVED else YES


def may_change(person: Person, post: Post) -> Verdict:
    """One’s own, where one still reads, when it is open for writing: otherwise another text would slip in at night."""
    if not (verdict := may_remove(person, post)):
        return verdict
    if not Thread.objects.visible_to(person).filter(pk=post.thread_id).exists():
        return No(_("Ce fil n’est plus ouvert pour vous. Vous pouvez retirer ce message."))
    return not_resting(THREAD, post.thread_id) and welcomes(person, post.thread.circle)


def may_react(person: Person, post: Post) -> Verdict:
    if is_author(person, post):
        return No(_("Ces mots sont pour les autres : ce message est le vôtre."))
    if post.standing != Standing.SHOWN:
        return No(_("On ne peut pas répondre à ce message pour l’instant."))
    return may_write_in(person, post.thread.circle)


def may_show(person: Person, post: Post) -> Verdict:
    """Someone of the team, other than its author and those who are near to them."""
    if not post.thread.circle.is_kept_by(person):
        return No(_("L’équipe du cercle décide."))
    if is_author(person, post):
        return No(_("Une autre personne de l’équipe lit ce message, puisqu’il est de vous."))
    if post.standing not in (Standing.HELD, Standing.LOOKED_AT):
        return No(_("Ce message est déjà lu."))
    if post.standing == Standing.LOOKED_AT and is_for_two(KIND, post.pk):
        return No(_("La veille regarde ce message à deux. Il pourra paraître ensuite."))
    return may_rule_on(person, KIND, post.pk)


def is_as_read(post: Post, read: str) -> Verdict:
    """The text and the picture of the page are still those that others will read. "": the page showed none."""
    if read and read != post.fingerprint:
        return No(_("Ce que vous avez ouvert a changé depuis. Regardez-le d’abord."), post.get_absolute_url())
    return YES


def may_open_circle(person: Person, house: Structure) -> Verdict:
    if not coordinated_by(person).filter(pk=house.pk).exists():
        return No(_("Un cercle s’ouvre par la coordination d’une maison."))
    return YES


def may_close_circle(person: Person, circle: Circle) -> Verdict:
    """The coordination, once what waits is read: nobody stays in danger, or unread, in a place where nobody writes."""
    if not (verdict := may_open_circle(person, circle.structure)):
        return verdict
    if circle.closed_at is not None:
        return No(_("Ce cercle est déjà fermé."))
    if Post.objects.filter(thread__circle=circle, standing__in=[Standing.HELD, Standing.LOOKED_AT]).exists():
        sentence = _("Des messages attendent encore l’équipe. On les lit d’abord ; ensuite, le cercle se ferme.")
        return No(sentence, circle.get_absolute_url())
    return YES


def may_invite(person: Person, circle: Circle) -> Verdict:
    """The team, to a circle that is by invitation."""
    if not circle.is_kept_by(person):
        return No(_("L’équipe du cercle invite."))
    if circle.readers != Circle.Readers.INVITED:
        return No(_("Ce cercle n’est pas sur invitation : on y vient sans être invité·e."))
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
    shown = Post.objects.filter(theirs, standing=Standing.SHOWN).exclude(pk__in=[besides.pk] if besides else [])
    return shown[:FIRST].count() < FIRST


def may_take_welcome(person: Person, welcome: Welcome) -> Verdict:
    """Someone of the team, when nobody else is about to write."""
    if not Welcome.objects.visible_to(person).filter(pk=welcome.pk).exists():
        return No(_("L’équipe du cercle accueille."))
    if welcome.said_at is not None:
        return No(_("C’est fait : quelqu’un de l’équipe a écrit à cette personne."))
    if welcome.is_held and welcome.taken_by_id != person.pk:
        return No(_("Quelqu’un de l’équipe s’en occupe déjà."))
    return YES


def may_say_welcome(person: Person, welcome: Welcome) -> Verdict:
    """Who has taken it: the others know that they need not write."""
    if not (verdict := may_take_welcome(person, welcome)):
        return verdict
    if welcome.person_id is None and welcome.voice.thread.is_unnamed(person):
        return No(_("Dans ce fil, vous écrivez sans votre pseudonyme. Laissez une autre personne l’accueillir."))
    return YES if welcome.taken_by_id == person.pk else No(_("Dites d’abord « Je l’accueille » : l’équipe le verra."))


def may_hand_back_welcome(person: Person, welcome: Welcome) -> Verdict:
    if welcome.taken_by_id != person.pk or welcome.said_at is not None:
        return No(_("Il n’y a rien à rendre : ce n’est pas, ou plus, entre vos mains."))
    return YES
