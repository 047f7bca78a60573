"""A seat that comes free goes to the first who waits: they are asked, and have a while to answer."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django_tasks import task

from entrepairs.agenda.models import Gathering, Signup
from entrepairs.agenda.offers import kept_until
from entrepairs.agenda.tasks.rolls import Party, Roll, hold
from entrepairs.agenda.tasks.telling import tell_one
from entrepairs.core.clock import now
from entrepairs.jobs.periodic import every


def fill(roll: Roll) -> None:
    """Give every free seat to who waits: offered, or theirs at once when it begins soon. The roll is held."""
    if roll.sessions[0].is_cancelled or roll.starts_at <= now():
        return
    while (party := roll.next_served()) is not None:
        until = kept_until(now(), roll.starts_at, roll.zone)
        if until is None:
            party.move_to(Signup.State.GOING)
        else:
            party.move_to(Signup.State.OFFERED, offered_until=until)
        tell_one(party.first, "seat_given" if until is None else "seat_offered")


@every(minutes=5)
@task()
def serve_waiting() -> None:
    """Offers that ended go to the next; so do seats that came free since: more of them, or no longer kept."""
    at = now()
    ended = Q(state=Signup.State.OFFERED, offered_until__lte=at)
    asked = Signup.objects.filter(ended | Q(state=Signup.State.WAITING), gathering__starts_at__gt=at)
    for gathering in Gathering.objects.standing().filter(signups__in=asked).select_related("series").distinct():
        serve(gathering)


@transaction.atomic
def serve(gathering: Gathering) -> None:
    """End what has ended, then fill. Done twice, it changes nothing more."""
    roll, at = hold(gathering), now()
    for party in [one for one in roll.parties if _has_ended(one, at)]:
        party.move_to(Signup.State.CANCELLED, offered_until=None)
        roll.parties.remove(party)
        tell_one(party.first, "seat_passed")
    fill(roll)


def _has_ended(party: Party, at: datetime) -> bool:
    until = party.first.offered_until
    return party.state == Signup.State.OFFERED and until is not None and until <= at
