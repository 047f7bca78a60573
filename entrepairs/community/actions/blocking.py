"""Want no contact any more with someone met in a circle."""

from django.db import transaction

from entrepairs.community.models import Post
from entrepairs.community.rules.reading import may_turn_from_author
from entrepairs.core.rules import require
from entrepairs.people.models import Person
from entrepairs.safety.actions.blocks import block


@transaction.atomic
def block_author(post: Post, *, by: Person) -> None:
    """Who wrote it under a pseudonym: both ways, everywhere, in silence. « Mes blocages » undoes it.

    Never who writes under an alias. That list would show the pseudonym, and what this person signs elsewhere would
    vanish: pressing once would say who it is (ADR 0018)."""
    require(may_turn_from_author(by, post))
    if post.voice.person is not None:
        block(post.voice.person, by=by)
