"""What is decided of a text, changed by its author, contested; by the real actions."""

from datetime import timedelta

from entrepairs.community.actions.writing import edit_post
from entrepairs.community.models import Post
from entrepairs.community.tests.looked_at import look_at_it
from entrepairs.core.clock import at, now
from entrepairs.people.models import Person
from entrepairs.safety.actions.appeals import ask_another_look
from entrepairs.safety.actions.decisions import Ruling, decide
from entrepairs.safety.models import Appeal, Decision, Measure

NOTE = Ruling(Measure.NOTE, "autre", "Non.", "note")
REMOVE = Ruling(Measure.REMOVE, "attaque", "Cette phrase blesse.")
LEAVE = Ruling(Measure.LEAVE, "autre", "Rien à changer.")


def decided(post: Post, ruling: Ruling, *, by: Person) -> Decision:
    look_at_it(post, by)
    return decide("post", post.pk, ruling, by=by)


def rewritten(post: Post, by: Person) -> None:
    """A minute later."""
    with at(now() + timedelta(minutes=1)):
        edit_post(post, "Une cruche.", by=by)


def asked(decision: Decision, aicha: Person) -> Appeal:
    return ask_another_look(decision, "Je ne vois pas.", by=aicha)
