"""A near danger for tests, by the real actions: written, or worried about; the quarters of an hour that pass."""

from datetime import UTC, datetime, timedelta

from entrepairs.community.models import Circle, Post
from entrepairs.community.tests.talking import DANGER, NIGHT, begun
from entrepairs.core.clock import at
from entrepairs.core.ids import new_id
from entrepairs.people.models import Person
from entrepairs.safety.actions.reports import Danger, Shown, send_concern
from entrepairs.safety.models import Concern, Look, LookCall
from entrepairs.safety.tasks.watch import call_for_reds

MORNING = datetime(2026, 3, 4, 8, 0, tzinfo=UTC)
"""Nine on the clock of the wall: the team is back."""


def passes(since: datetime, hours: float) -> None:
    for quarters in range(int(hours * 4)):
        with at(since + timedelta(minutes=15 * quarters)):
            call_for_reds.call()


def written(circle: Circle, author: Person, moment: datetime = NIGHT, **said: bool) -> tuple[Post, Look]:
    with at(moment):
        post = begun(circle, author, DANGER, **said).posts.get()
    return post, Look.objects.open().get(object_id=post.pk)


def worried(circle: Circle, author: Person, by: Person | None, moment: datetime = NIGHT) -> tuple[Post, Look]:
    """Of words that all can read."""
    with at(moment):
        post = begun(circle, author, "Le chat dort.").posts.get()
        worries(post, by)
    return post, Look.objects.open().get(object_id=post.pk)


def worries(post: Post, by: Person | None) -> Concern:
    return send_concern(Shown("post", post.pk), Danger("elle ne répond plus", is_now=True), new_id(), by=by)


def called_since(moment: datetime) -> set[Person]:
    return {call.person for call in LookCall.objects.filter(at__gte=moment)}
