"""Block and unblock. Silent: the other person never learns."""

from django.db import transaction

from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import require
from entrepairs.people.models import Person
from entrepairs.safety.events import person_blocked
from entrepairs.safety.models import Block
from entrepairs.safety.rules.blocks import may_block


@transaction.atomic
def block(person: Person, *, by: Person) -> Block:
    """`by` no longer wants any contact with `person`. Doing it twice changes nothing."""
    require(may_block(by, person))
    block, is_new = Block.objects.get_or_create(blocker=by, blocked=person, defaults={"at": now()})
    if is_new:
        journal(by, "block.set", block)
        person_blocked.send(sender=Block, blocker=by, blocked=person, at=block.at)
    return block


@transaction.atomic
def unblock(person: Person, *, by: Person) -> None:
    """Contact becomes possible again; nothing that was ended comes back."""
    for block in Block.objects.filter(blocker=by, blocked=person):
        journal(by, "block.lifted", block)
        block.delete()
