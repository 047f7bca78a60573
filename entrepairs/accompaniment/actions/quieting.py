"""Someone may not write in private for a time: nobody waits for them in silence."""

from django.db import transaction
from django.urls import reverse

from entrepairs.accompaniment.actions.holding import tell_others
from entrepairs.accompaniment.models import Accompaniment, Participant
from entrepairs.accompaniment.rules.pauses import overseers
from entrepairs.people.actions.notices import notify
from entrepairs.people.models import Person


@transaction.atomic
def tell_of_silence(person: Person) -> None:
    """The others read until when. When it is someone who accompanies, the house sees to it that nobody stays alone: it
    is told where, and never why."""
    for accompaniment in Accompaniment.objects.open().filter(participants__person=person, participants__left_at=None):
        me = accompaniment.participants.filter(person=person, left_at=None).first()
        if me is None:
            continue
        tell_others(accompaniment, me, "pair_quiet", accompaniment.get_absolute_url())
        if me.role != Participant.Role.SEEKER:
            for overseer in overseers(accompaniment):
                notify(overseer, "pair_needs_you", reverse("accompaniment:desk_pair", args=[accompaniment.pk]))
