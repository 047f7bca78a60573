"""A relay or a second supporter: named by a coordinator, or the usual one; both they and the person say yes."""

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from entrepairs.accompaniment.actions.leaving import leave, let_go
from entrepairs.accompaniment.actions.looking_after import ask, look_again
from entrepairs.accompaniment.models import Accompaniment, Offer, Participant, Relay
from entrepairs.accompaniment.offered import follow
from entrepairs.accompaniment.rules.pauses import may_answer_relay, may_come, may_oversee, seeker_of_pair, supporters
from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.models import DataKey
from entrepairs.core.rules import Refused, require
from entrepairs.people.actions.notices import notify
from entrepairs.people.models import Person
from entrepairs.safety.rules.limits import may_begin_talks

JOINED = Q(relay_agreed_at__isnull=False, person_agreed_at__isnull=False)


@transaction.atomic
def name_relay(accompaniment: Accompaniment, to: Person, *, kind: str = Relay.Kind.RELAY, by: Person) -> Relay:
    """A coordinator names someone: a relay, or a second supporter. They come once they and the person said yes.

    Who was asked before and has not come yet is no longer asked."""
    accompaniment = Accompaniment.objects.select_for_update(of=("self",)).get(pk=accompaniment.pk)
    require(may_oversee(by, accompaniment))
    _require_room(accompaniment, to, kind)
    waiting = Relay.objects.standing().filter(accompaniment=accompaniment, kind=kind).exclude(JOINED)
    waiting.update(ended_at=now())
    relay = Relay.objects.create(
        accompaniment=accompaniment,
        kind=kind,
        instead_of=supporters(accompaniment)[0],
        to=to,
        looked_after_by=by,
        named_at=now(),
    )
    journal(by, "relay.named", relay)
    ask(relay)
    return relay


def _require_room(accompaniment: Accompaniment, to: Person, kind: str) -> None:
    if accompaniment.state == Accompaniment.State.ENDED or not supporters(accompaniment):
        raise Refused(_("Cet accompagnement est terminé."))
    if kind == Relay.Kind.RELAY and accompaniment.state != Accompaniment.State.PAUSED:
        raise Refused(_("Un relais sert pendant une pause. Personne n’est en pause ici. Vous pouvez former un binôme."))
    if Relay.objects.standing().filter(JOINED, accompaniment=accompaniment, kind=kind).exists():
        raise Refused(_("Quelqu’un est déjà là. Cette place se libère quand cette personne s’en va."))
    if not may_come(to, accompaniment):
        raise Refused(_("Cette personne ne peut pas venir ici maintenant. Choisissez quelqu’un d’autre."))


@transaction.atomic
def agree_to_relay(relay: Relay, *, by: Person) -> Relay:
    """One of the two says yes; with both, the relay joins, and reads the talk.

    Returns the relay; it has ended when the one who was to come no longer can: someone else is looked for."""
    relay = _locked(relay)
    require(may_answer_relay(by, relay))
    if by == relay.to:
        require(may_begin_talks(by))
    if relay.relay_agreed_at and relay.person_agreed_at:
        return relay
    if relay.to is None or not may_come(_locked_offer(relay.to), relay.accompaniment):
        return _give_up(relay, by)
    column = "relay_agreed_at" if relay.to_id == by.pk else "person_agreed_at"
    setattr(relay, column, getattr(relay, column) or now())
    relay.save(update_fields=[column])
    journal(by, "relay.agreed", relay)
    _next(relay)
    return relay


def _give_up(relay: Relay, by: Person) -> Relay:
    relay.ended_at = now()
    relay.save(update_fields=["ended_at"])
    journal(by, "relay.given_up", relay)
    look_again(relay)
    return relay


def _next(relay: Relay) -> None:
    if relay.relay_agreed_at and relay.person_agreed_at:
        _join(relay)
    elif relay.relay_agreed_at and (seeker := seeker_of_pair(relay.accompaniment)):
        notify(seeker, "relay_offered", relay.accompaniment.get_absolute_url())


def _join(relay: Relay) -> None:
    role = Participant.Role.SUPPORTER if relay.kind == Relay.Kind.DUO else Participant.Role.RELAY
    relay.accompaniment.participants.create(person=relay.to, role=role, data_key=DataKey.objects.new(), joined_at=now())
    follow([relay.to_id])
    if relay.to is not None:
        notify(relay.to, "relay_begun", relay.accompaniment.get_absolute_url())


@transaction.atomic
def decline_relay(relay: Relay, *, by: Person) -> None:
    """No, without a reason; and, for the person, no longer, once the relay has come. Someone of the house still looks
    after it."""
    relay = _locked(relay)
    require(may_answer_relay(by, relay))
    if relay.relay_agreed_at and relay.person_agreed_at and relay.to is not None:
        here = relay.accompaniment.participants.select_related("person").get(person=relay.to, left_at=None)
        if by.pk == relay.to_id:
            leave(relay.accompaniment, by=by)
        else:
            let_go(relay.accompaniment, here, by=by)
        return
    relay.declined_at = relay.ended_at = now()
    relay.save(update_fields=["declined_at", "ended_at"])
    journal(by, "relay.declined", relay)
    look_again(relay)


def _locked(relay: Relay) -> Relay:
    """The accompaniment is locked first, then the relay: always in this order."""
    accompaniment = Accompaniment.objects.select_for_update(of=("self",)).get(pk=relay.accompaniment_id)
    rows = Relay.objects.select_for_update(of=("self",)).select_related("to", "looked_after_by", "instead_of")
    found = rows.get(pk=relay.pk)
    found.accompaniment = accompaniment
    return found


def _locked_offer(person: Person) -> Person:
    """So that two people do not take the same last place."""
    list(Offer.objects.select_for_update(of=("self",)).filter(person=person))
    return person
