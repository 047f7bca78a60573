"""Where a thread stands whose author has erased its beginning: said here once, from what is left of it."""

from uuid import UUID

from django.db.models import Case, Exists, F, OuterRef, Q, Value, When

from entrepairs.community.models import Post, Thread
from entrepairs.community.models.thread import Standing
from entrepairs.community.written import KIND
from entrepairs.safety.models import HIDING, Decision, Look, Measure
from entrepairs.structures.models import Role
from entrepairs.structures.models.role import TEAM


def stand_without_beginning(thread: UUID) -> None:
    """With nothing left it goes. What everybody reads stays where it is. Else the first of these that is true: the team
    has set its beginning aside; something of its author or of others is shown under it, no danger that it said is
    looked at, and the team has answered that one nothing; its author and the team go on there. Nothing, as long as its
    beginning is there: it goes as that goes.

    What the team said to somebody in danger was for them alone; nor does a thread appear for its other answers."""
    posts = Post.objects.filter(thread=thread)
    erased, left = posts.filter(begins=True, standing=Standing.REMOVED), posts.exclude(standing=Standing.REMOVED)
    shown = posts.filter(standing=Standing.SHOWN)
    roles = Role.objects.filter(name__in=TEAM, structure=OuterRef("thread__circle__structure"))
    by_team = Exists(roles.filter(person=OuterRef("voice__person")))
    about = {"kind": KIND, "object_id__in": erased.values("pk")}
    reds = Look.objects.filter(**about, queue=Look.Queue.RED)
    since = erased.filter(Exists(reds)).filter(Q(edited_at=None) | Q(edited_at__lte=OuterRef("written_at")))
    alone = Exists(reds.open()) | Exists(shown.filter(by_team, Exists(since)))
    aside = Decision.objects.in_force().filter(**about, by_human=True, measure__in=HIDING).exclude(measure=Measure.EDIT)
    standing = Case(
        When(~Exists(left), then=Value(Standing.REMOVED)),
        When(standing=Standing.SHOWN, then=Value(Standing.SHOWN)),
        When(Exists(aside), then=Value(Standing.SET_ASIDE)),
        When(Exists(shown.exclude(by_team)) & ~alone, then=Value(Standing.SHOWN)),
        When(standing=Standing.SET_ASIDE, then=Value(Standing.LOOKED_AT)),
        default=F("standing"),
    )
    Thread.objects.filter(Exists(erased), pk=thread).update(standing=standing)
