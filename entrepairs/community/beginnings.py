"""Where a thread stands whose beginning others do not read: said here once, from what is left of it."""

from uuid import UUID

from django.db.models import Case, Exists, F, Q, Value, When

from entrepairs.community.models import Post, Thread
from entrepairs.community.models.thread import Standing
from entrepairs.community.written import KIND, THREAD
from entrepairs.safety.models import HIDING, Decision, Look, Measure
from entrepairs.safety.models.look import LookQuerySet


def stand_without_beginning(thread: UUID) -> None:
    """With nothing left it goes. What all read stays where it is, as long as there is something. Else the first of
    these that is true: the team has set its beginning aside, as far as anything still tells; an answer is for all, or
    what an author who has erased their beginning said besides, and no danger that they said there is looked at; its
    author and the team go on there. Nothing, as long as others read its beginning: it goes as that goes."""
    posts = Post.objects.filter(thread=thread)
    away = posts.filter(begins=True).exclude(standing=Standing.SHOWN)
    erased, left = away.filter(standing=Standing.REMOVED), posts.exclude(standing=Standing.REMOVED)
    read = posts.for_all().filter(Q(voice__opened_it=False) | Exists(erased))
    decided = Decision.objects.filter(kind=KIND, object_id__in=away.values("pk"))
    hiding = decided.in_force().filter(by_human=True, measure__in=HIDING).exclude(measure=Measure.EDIT)
    aside = Exists(hiding) | (Q(standing=Standing.SET_ASIDE) & Exists(erased) & ~Exists(decided))
    standing = Case(
        When(~Exists(left), then=Value(Standing.REMOVED)),
        When(Exists(posts.for_all()), standing=Standing.SHOWN, then=Value(Standing.SHOWN)),
        When(aside, then=Value(Standing.SET_ASIDE)),
        When(Exists(read) & ~Exists(reds_of(thread).open()), then=Value(Standing.SHOWN)),
        When(Exists(away.filter(standing=Standing.HELD)), standing=Standing.SHOWN, then=Value(Standing.HELD)),
        When(standing__in=[Standing.SHOWN, Standing.SET_ASIDE], then=Value(Standing.LOOKED_AT)),
        default=F("standing"),
    )
    rows = Thread.objects.filter(Exists(away), pk=thread)
    rows.update(standing=standing)
    rows.filter(standing=Standing.SHOWN).set_back()


def reds_of(thread: UUID) -> LookQuerySet:
    """The near dangers that its author said there, or that were told of it; ended ones too."""
    theirs = Post.objects.filter(thread=thread, voice__opened_it=True).values("pk")
    about = Q(kind=KIND, object_id__in=theirs) | Q(kind=THREAD, object_id=thread)
    return Look.objects.filter(about, queue=Look.Queue.RED)
