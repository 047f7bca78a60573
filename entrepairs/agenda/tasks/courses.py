"""Who follows a course has a seat in the sessions that were planned since."""

from django.db import transaction
from django_tasks import task

from entrepairs.agenda.models import Gathering, Signup
from entrepairs.agenda.tasks.rolls import hold
from entrepairs.agenda.tasks.telling import tell_one
from entrepairs.core.clock import now
from entrepairs.jobs.periodic import every


@every(minutes=60)
@task()
def follow_courses() -> None:
    """Every course that goes on."""
    coming = Gathering.objects.standing().filter(series__is_course=True, starts_at__gt=now())
    for series in set(coming.values_list("series", flat=True)):
        follow(coming.filter(series=series).order_by("starts_at").select_related("series")[0])


@transaction.atomic
def follow(session: Gathering) -> None:
    """One row for each session that a sign-up does not know yet, and who has a seat is told; a session that someone
    left stays left."""
    roll = hold(session)
    for party in roll.parties:
        known = set(Signup.objects.filter(course=party.first.course).values_list("gathering", flat=True))
        added = [party.first.copied_to(one) for one in roll.sessions if one.pk not in known]
        Signup.objects.bulk_create(added)
        if added and party.state == Signup.State.GOING:
            tell_one(added[0], "sessions_added")
