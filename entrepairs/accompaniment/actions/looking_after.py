"""Nobody is dropped: while a supporter is away, someone of the house looks after it, by name, and a relay is asked."""

from entrepairs.accompaniment.models import Accompaniment, AccompanimentPause, Offer, Participant, Relay
from entrepairs.accompaniment.offered import follow
from entrepairs.accompaniment.rules.pauses import keeper, may_come
from entrepairs.core.clock import now
from entrepairs.live import revoke
from entrepairs.people.actions.notices import notify
from entrepairs.people.models import Person

DESK = "/coordination/"


def give_a_name(held: Accompaniment, away: Participant) -> None:
    """Someone of the house looks after it from now on; the supporter’s usual relay is asked, if they can come."""
    if Relay.objects.standing().filter(accompaniment=held, kind=Relay.Kind.RELAY).exists():
        return
    usual = _usual_relay(away)
    able = usual is not None and may_come(usual, held)
    look_after(held, away, keeper(held), usual if able else None)


def look_after(held: Accompaniment, away: Participant, by: Person | None, to: Person | None = None) -> Relay:
    """Write who looks after it, and who is asked to come, if anyone; tell both."""
    relay = Relay.objects.create(
        accompaniment=held, instead_of=away, to=to, looked_after_by=by or keeper(held), named_at=now()
    )
    if relay.looked_after_by is not None:
        notify(relay.looked_after_by, "relay_named" if to else "relay_to_name", DESK)
    ask(relay)
    return relay


def ask(relay: Relay) -> None:
    if relay.to is not None:
        notify(relay.to, "relay_asked", f"/relais/{relay.pk}/")


def look_again(relay: Relay) -> None:
    """The relay will not come, or left. If the supporter is still away, the same human looks for someone else."""
    still_away = AccompanimentPause.objects.filter(by=relay.instead_of_id, ended_at=None)
    if relay.kind == Relay.Kind.RELAY and still_away.exists():
        look_after(relay.accompaniment, relay.instead_of, relay.looked_after_by)


def end_relays(held: Accompaniment, *, instead_of: Participant | None = None) -> None:
    """The supporter is back, or all is over: those who came leave the talk, and are thanked."""
    standing = Relay.objects.standing().filter(accompaniment=held, kind=Relay.Kind.RELAY)
    if instead_of is not None:
        standing = standing.filter(instead_of=instead_of)
    for relay in standing.select_related("to"):
        end_relay(relay)


def end_relay(relay: Relay) -> None:
    """It is over for this relay. Told only if they had come."""
    at = now()
    Relay.objects.filter(pk=relay.pk, ended_at=None).update(ended_at=at)
    here = relay.accompaniment.participants.filter(role=Participant.Role.RELAY, person=relay.to, left_at=None)
    if relay.to is not None and here.update(left_at=at):
        follow([relay.to_id])
        revoke(f"talk:{relay.accompaniment_id}", relay.to)
        notify(relay.to, "relay_ended", f"/relais/{relay.pk}/")


def _usual_relay(away: Participant) -> Person | None:
    offer = Offer.objects.select_related("relay").filter(person=away.person).first()
    return offer.relay if offer else None
