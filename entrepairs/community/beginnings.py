"""Where a thread stands whose beginning others do not read: said here once, from what is left of it."""

from uuid import UUID

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When

from entrepairs.community.models import Post, Thread
from entrepairs.community.models.thread import Standing
from entrepairs.community.written import KIND, THREAD
from entrepairs.core.clock import now
from entrepairs.safety.models import HIDING, Decision, Look, Measure
from entrepairs.safety.models.look import LookQuerySet
from entrepairs.safety.tasks.watch import KEPT
from entrepairs.structures.models import Role
from entrepairs.structures.models.role import TEAM


def stand_without_beginning(thread: UUID) -> None:
    """With nothing left it goes. What everybody reads stays where it is. Else the first of these that is true: the team
    has set its beginning aside, as far as anything still tells; an answer is shown, or what an author who has erased
    their beginning said besides, and nothing keeps it among few (`_among_few`); its author and the team go on there.
    Nothing, as long as others read its beginning: it goes as that goes."""
    posts = Post.objects.filter(thread=thread)
    away = posts.filter(begins=True).exclude(standing=Standing.SHOWN)
    erased, left = away.filter(standing=Standing.REMOVED), posts.exclude(standing=Standing.REMOVED)
    roles = Role.objects.filter(structure=OuterRef("thread__circle__structure"), person=OuterRef("voice__person"))
    by_team = Exists(roles.filter(name__in=TEAM, accepted_at__isnull=False))  # also once it has ended
    shown = posts.filter(standing=Standing.SHOWN)
    for_others = shown.exclude(by_team).filter(Q(voice__opened_it=False) | Exists(erased))
    decided = Decision.objects.filter(kind=KIND, object_id__in=away.values("pk"))
    hiding = decided.in_force().filter(by_human=True, measure__in=HIDING).exclude(measure=Measure.EDIT)
    aside = Exists(hiding) | (Q(standing=Standing.SET_ASIDE) & Exists(erased) & ~Exists(decided))
    standing = Case(
        When(~Exists(left), then=Value(Standing.REMOVED)),
        When(standing=Standing.SHOWN, then=Value(Standing.SHOWN)),
        When(aside, then=Value(Standing.SET_ASIDE)),
        When(Exists(for_others) & ~_among_few(thread, away, shown.filter(by_team)), then=Value(Standing.SHOWN)),
        When(standing=Standing.SET_ASIDE, then=Value(Standing.LOOKED_AT)),
        default=F("standing"),
    )
    Thread.objects.filter(Exists(away), pk=thread).update(standing=standing)


def reds_of(thread: UUID) -> LookQuerySet:
    """The near dangers that its author said there, or that were told of it; ended ones too."""
    theirs = Post.objects.filter(thread=thread, voice__opened_it=True).values("pk")
    about = Q(kind=KIND, object_id__in=theirs) | Q(kind=THREAD, object_id=thread)
    return Look.objects.filter(about, queue=Look.Queue.RED)


def _among_few(thread: UUID, away: QuerySet[Post], by_team: QuerySet[Post]) -> Q:
    """A danger that its author said there is looked at; or the team has answered one since: that was for one person.
    Once nothing tells any more whether its beginning was one then, it was."""
    reds = reds_of(thread)
    looks = Look.objects.filter(kind=KIND, object_id__in=away.values("pk"))
    before = {"entered_at__lte": OuterRef("written_at")}
    changed = away.filter(Exists(reds), edited_at__lte=OuterRef("written_at"))
    untold = Exists(away.filter(written_at__lt=now() - KEPT)) & ~Exists(looks.filter(**before))
    since = Exists(changed) | Exists(reds.filter(**before)) | untold
    return Q(Exists(reds.open())) | Q(Exists(by_team.filter(since)))
