"""Tell those who come that something changed, in the transaction of what changed."""

from entrepairs.agenda.models import Facilitation, Gathering, Signup
from entrepairs.agenda.tasks.letters import send_letter
from entrepairs.core.clock import now
from entrepairs.live import publish
from entrepairs.people.tasks.telling import notify


def tell(gathering: Gathering, kind: str) -> int:
    """Everyone who signed up, the waiting list too, with an account or by the e-mail they left, and those who hold it.
    `kind`: a key of `agenda.notices.KINDS`. Returns how many were signed up."""
    signups = list(Signup.objects.live().filter(gathering=gathering).select_related("person", "gathering"))
    for signup in signups:
        tell_one(signup, kind)
    for one in Facilitation.objects.holding(gathering):
        notify(one.person, kind, gathering.get_absolute_url())
    publish(f"gathering:{gathering.pk}", gathering.pk)
    publish(f"days:{gathering.structure_id}", gathering.structure_id)
    return len(signups)


def tell_once(gatherings: list[Gathering], kind: str) -> None:
    """Several sessions of a course changed: each who follows it is told of the first that is theirs; so is who holds
    it."""
    told = set()
    rows = Signup.objects.live().filter(gathering__in=gatherings).order_by("gathering__starts_at", "pk")
    for signup in rows.select_related("person", "gathering"):
        if (signup.course or signup.pk) not in told:
            told.add(signup.course or signup.pk)
            tell_one(signup, kind)
    for one in Facilitation.objects.holding(gatherings[0]):
        notify(one.person, kind, gatherings[0].get_absolute_url())


def call_off(gathering: Gathering, because: str) -> None:
    """A locked row does not take place: it stays, marked, and everyone is told."""
    mark(gathering, Gathering.State.CANCELLED, because)
    tell(gathering, "gathering_cancelled")


def mark(gathering: Gathering, state: str, because: str) -> None:
    """Move a locked row to `state`; calendars learn it. Raises Refused when it is there already."""
    gathering.move_to(state, sequence=gathering.sequence + 1, changed_at=now(), cancelled_because=because)


def tell_one(signup: Signup, kind: str) -> None:
    """Who signed up; nobody when they left no way to be told: their page says it when they come back to it."""
    if signup.person is not None:
        notify(signup.person, kind, signup.gathering.get_absolute_url())
    elif signup.sealed_email:
        send_letter.enqueue(str(signup.pk), kind)
