"""What an account that ends takes away from the chain, and what it leaves to the other."""

from django.db import transaction

from entrepairs.accompaniment.actions.blocks import withdraw_towards
from entrepairs.accompaniment.actions.endings import finish
from entrepairs.accompaniment.actions.holding import hold
from entrepairs.accompaniment.actions.leaving import leave
from entrepairs.accompaniment.models import Accompaniment, Ending, Participant, Proposal, Request
from entrepairs.accompaniment.offered import follow
from entrepairs.accompaniment.rules.pauses import may_leave
from entrepairs.accompaniment.tasks.forgetting import erase_shared_words, erase_words
from entrepairs.people.models import Person


@transaction.atomic
def leave_everything(person: Person) -> None:
    """Ends, with the same words as any end, what still goes on; takes requests back; frees who waits for them."""
    withdraw_towards(person)
    asked = list(Proposal.objects.asked().filter(request__person=person).values_list("supporter", flat=True))
    Request.objects.filter(person=person).delete()
    follow(asked)
    for accompaniment in Accompaniment.objects.open().visible_to(person):
        held, me = hold(accompaniment, person)
        if may_leave(me, held):
            leave(held, by=person)
        else:
            finish(held, me, Ending.Kind.STOPPED, "", person)


@transaction.atomic
def erase_words_of(person: Person) -> None:
    """Their messages, in every talk they took part in, and what they said of it afterwards."""
    erase_words(Participant.objects.filter(person=person))


@transaction.atomic
def erase_shared_of(person: Person, *, keep_shared: bool) -> None:
    """What was written together in pairs that are over: gone when the person wishes, or when nobody is left to read.

    A pair that goes on without them (two supporters) keeps its notes: they belong to those who stay."""
    for accompaniment in Accompaniment.objects.filter(participants__person=person, state=Accompaniment.State.ENDED):
        others = accompaniment.participants.exclude(person=None).exclude(person=person)
        if not (keep_shared and others.exists()):
            erase_shared_words(accompaniment)
