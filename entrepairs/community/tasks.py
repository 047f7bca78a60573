"""Nobody stays unanswered: a thread to which nobody answered comes before the watch, and leaves once someone has. Those
who wait for an answer are told that there is one.

What is shown is found: the index of a search is filled with what it lacks."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.timezone import localdate
from django_tasks import task

from entrepairs.community.erasing import go_on_leaving
from entrepairs.community.models import Charter, Circle, Findable, Follow, Leaving, PlaceRead, Post, Thread, Voice
from entrepairs.community.models.place_read import KEPT
from entrepairs.community.models.thread import Standing
from entrepairs.community.own_choices import texts_of, wants_to_hear
from entrepairs.community.rules.reading import is_author, reads
from entrepairs.community.written import THREAD
from entrepairs.core.clock import now
from entrepairs.core.each import for_each
from entrepairs.jobs.periodic import daily, every
from entrepairs.people.models import Person
from entrepairs.people.tasks.telling import notify
from entrepairs.safety.actions.looks import look_at, need_no_look
from entrepairs.safety.models import Look, team_hours
from entrepairs.safety.watch_hours import TeamHours, is_there

AFTER, AFTER_A_FIRST = timedelta(hours=4), timedelta(hours=1)
"""Without an answer, by the clock; less for the first words of someone here."""
NOT_AFTER = timedelta(days=30)
"""Older threads do not begin to wait."""
UNANSWERED = Look.Because.UNANSWERED
MOST_TOLD = 200
"""Answers at once: who changes one of them waits as long."""


@every(minutes=10)
@task()
def look_for_unanswered() -> None:
    """They come while somebody of the team is there: what waited all night is on the list of the morning."""
    at, hours = now(), team_hours()
    for key in _waiting(at).values_list("pk", flat=True):
        _bring(key, at, hours)
    brought = Look.objects.open().filter(kind=THREAD, because=UNANSWERED).values_list("object_id", flat=True)
    rows = Thread.objects.filter(pk__in=list(brought)).exclude(pk__in=unanswered().values("pk"))
    for thread in rows.select_related("circle"):
        gone = thread.standing != Standing.SHOWN or thread.circle.closed_at is not None
        need_no_look(THREAD, thread.pk, UNANSWERED, Look.Outcome.GONE if gone else Look.Outcome.ANSWERED)


@daily(at="03:50")
@task()
def forget_places() -> None:
    """Where people were in what they no longer read."""
    PlaceRead.objects.filter(hour__lt=now() - KEPT).delete()


@daily(at="09:10")
@task()
def remind_of_charters() -> None:
    """The day has come to read one again: its team is told, once; the circle says it to the others."""
    due = Charter.objects.filter(reminded_at=None, review_on__lte=localdate(now()), circle__closed_at=None)
    later = Charter.objects.filter(circle=OuterRef("circle"), version__gt=OuterRef("version"))
    for key in due.exclude(Exists(later)).values_list("pk", flat=True):
        _remind(key)


@transaction.atomic
def _remind(key: int) -> None:
    rows = Charter.objects.select_for_update(of=("self",)).select_related("circle")
    charter = rows.filter(pk=key, reminded_at=None).first()
    if charter is None:
        return
    for person in charter.circle.team():
        if wants_to_hear(person, charter.circle_id):
            notify(person, "circle_charter", charter.circle.get_absolute_url())
    Charter.objects.filter(pk=key).update(reminded_at=now())


@every(minutes=10)
@task()
def finish_leaving() -> None:
    """What accounts that are gone had said without their name."""
    for_each(Leaving.objects.order_by("until").values_list("pk", flat=True), go_on_leaving)


@every(minutes=10)
@task()
def fill_index() -> None:
    """Posts of before there was an index, or of a copy that was brought back: some each time."""
    Findable.objects.fill()


def unanswered() -> QuerySet[Thread]:
    """Threads that others read, in which only who opened them has written. What waits to be read is no answer yet.

    An answer counts whatever block there is: under an alias, a thread that was answered and still waited would show the
    watch, and those it asks, whom its opener keeps away from (ADR 0018)."""
    answers = Post.objects.for_all().filter(thread=OuterRef("pk"), voice__opened_it=False)
    return Thread.objects.filter(~Exists(answers), standing=Standing.SHOWN, circle__closed_at=None)


def recently_unanswered(circle: Circle) -> int:
    """How many of its threads: to be answered before it closes."""
    return unanswered().filter(circle=circle, opened_at__gt=now() - NOT_AFTER).count()


def _waiting(at: datetime) -> QuerySet[Thread]:
    """Long enough, not yet before the watch, and not left as it is by a human."""
    looks = Look.objects.filter(Q(done_at=None) | Q(done_by__isnull=False), kind=THREAD, object_id=OuterRef("pk"))
    opened = Q(opened_at__gt=at - NOT_AFTER, opened_at__lte=at - AFTER_A_FIRST)
    return unanswered().filter(opened, ~Exists(looks))


@transaction.atomic
def _bring(key: UUID, at: datetime, hours: TeamHours) -> None:
    """Looked at once more, now that nobody can answer meanwhile."""
    rows = Thread.objects.select_for_update(of=("self",)).select_related("circle").filter(pk=key)
    thread = rows.filter(pk__in=_waiting(at).values("pk")).first()
    if thread is None or not (thread.circle.has_team_at(at) or (hours.usual and is_there(hours, at))):
        return
    if thread.opened_at <= at - (AFTER_A_FIRST if _is_first(thread) else AFTER):
        look_at(THREAD, thread.pk, Look.Queue.BLUE, because=UNANSWERED)


def _is_first(thread: Thread) -> bool:
    """Its author has written nowhere else. An alias is not counted: that would say whose it is."""
    opener = thread.voices.filter(opened_it=True).first()
    if opener is None or opener.person_id is None:
        return False
    return not Post.objects.filter(voice__person=opener.person_id).exclude(thread=thread).exists()


@every(minutes=10)
@task()
def tell_followers() -> None:
    """Of the answers that others read now; whoever the team answers alone, whether they follow or not. Who opened a
    thread under their pseudonym follows it from the start; under an alias only if they ask to: the notice would say
    whose it is, and « Mes fils » shows it to them."""
    while _tell_some() == MOST_TOLD:
        pass


@transaction.atomic
def _tell_some() -> int:
    """How many answers. They are held, in order: whoever tells at the same moment waits, and finds them told. Notices
    before Follow, as when one reads again or leaves."""
    rows = Post.objects.select_for_update(of=("self",)).filter(is_told=False, standing=Standing.SHOWN)
    around = "picture", "thread__circle__structure", "thread__circle__data_key"
    rows = rows.select_related("voice__person", "only_for__person", *around)
    posts: dict[UUID, list[Post]] = {}
    for post in rows.defer("picture__sealed_image").order_by("written_at", "pk")[:MOST_TOLD]:
        posts.setdefault(post.thread_id, []).append(post)
    for alone in [post for some in posts.values() for post in some if post.only_for]:
        _tell_alone(alone)
    opened = Voice.objects.filter(thread=OuterRef("thread"), person=OuterRef("person"), opened_it=True)
    waiting = Follow.objects.filter(thread__in=posts, told_at=None).select_related("person")
    for row in waiting.annotate(opened_it=Exists(opened)):
        _tell(row, posts[row.thread_id])
    return Post.objects.filter(pk__in=[post.pk for some in posts.values() for post in some]).update(is_told=True)


def _tell_alone(post: Post) -> None:
    """An alias is told of nothing: the notice would say whose it is."""
    person = post.only_for.person if post.only_for else None
    if person is not None and not is_author(person, post) and wants_to_know(person, post):
        notify(person, "circle_answer", post.thread.get_absolute_url())


def _tell(row: Any, posts: list[Post]) -> None:
    told = [post for post in posts if post.only_for is None or post.only_for.person_id != row.person_id]
    if any(not is_author(row.person, post) and wants_to_know(row.person, post) for post in told):
        kind = "circle_answer" if row.opened_it else "circle_followed"
        notify(row.person, kind, posts[0].thread.get_absolute_url())
        Follow.objects.filter(pk=row.pk).update(told_at=now())


def wants_to_know(person: Person, post: Post) -> bool:
    """They read it, and would not find it folded."""
    circle, author = post.thread.circle_id, post.voice.person_id
    return wants_to_hear(person, circle, lambda: texts_of(post), author) and reads(person, post)
