"""Nobody is dropped: when a supporter stops for a while, the person gets a name at once, then a relay if they wish."""

from django.db import transaction
from django.utils.translation import gettext as _

from entrepairs.accompaniment.actions.pauses import pause, resume
from entrepairs.accompaniment.models import Accompaniment, AccompanimentPause, Offer, Participant, Relay
from entrepairs.accompaniment.rules.pauses import may_answer_relay, may_oversee
from entrepairs.accompaniment.rules.proposals import places_left
from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.models import DataKey
from entrepairs.core.rules import Refused, require
from entrepairs.people.actions.notices import notify
from entrepairs.people.models import Person
from entrepairs.safety.models import blocked_with
from entrepairs.structures.rules import coordinators
from entrepairs.training.rules import may_help


@transaction.atomic
def stand_back(supporter: Person) -> None:
    """The supporter takes a pause everywhere: each person accompanied gets a kind word and a name."""
    for accompaniment in Accompaniment.objects.open().led_by(supporter).select_related("structure", "referent"):
        if accompaniment.state != Accompaniment.State.PAUSED:
            pause(accompaniment, by=supporter)
        _give_a_name(accompaniment, supporter)


@transaction.atomic
def come_back(supporter: Person) -> None:
    """The supporter is back everywhere they had paused; relays go, with thanks."""
    paused = AccompanimentPause.objects.filter(ended_at=None, by__person=supporter).values("accompaniment")
    for accompaniment in Accompaniment.objects.filter(pk__in=paused):
        resume(accompaniment, by=supporter)
        end_relays(accompaniment)


def _give_a_name(accompaniment: Accompaniment, supporter: Person) -> None:
    """Someone of the house looks after it from now on; the supporter’s usual relay is asked, if they have room."""
    if Relay.objects.standing().filter(accompaniment=accompaniment, kind=Relay.Kind.RELAY).exists():
        return
    me = accompaniment.participants.get(person=supporter, left_at=None)
    usual = Offer.objects.get(person=supporter).relay
    relay = Relay.objects.create(
        accompaniment=accompaniment,
        instead_of=me,
        to=usual if usual is not None and _may_come(usual, accompaniment) else None,
        looked_after_by=accompaniment.referent or next(iter(coordinators(accompaniment.structure)), None),
        named_at=now(),
    )
    _ask(relay)
    if relay.looked_after_by is not None:
        notify(relay.looked_after_by, "relay_to_name", "/coordination/")


@transaction.atomic
def name_relay(accompaniment: Accompaniment, to: Person, *, kind: str = Relay.Kind.RELAY, by: Person) -> Relay:
    """A coordinator names someone: a relay, or a second supporter. They come once they and the person said yes."""
    accompaniment = Accompaniment.objects.select_for_update(of=("self",)).get(pk=accompaniment.pk)
    require(may_oversee(by, accompaniment))
    if not _may_come(to, accompaniment):
        raise Refused(
            _("Cette personne ne peut pas venir ici maintenant : pas de place, pas d’habilitation, ou en pause.")
        )
    Relay.objects.standing().filter(accompaniment=accompaniment, kind=kind, person_agreed_at=None).update(
        ended_at=now()
    )
    if Relay.objects.standing().filter(accompaniment=accompaniment, kind=kind).exists():
        raise Refused(_("Quelqu’un est déjà là. Terminez d’abord ce relais."))
    first = accompaniment.participants.filter(role=Participant.Role.SUPPORTER, left_at=None).first()
    if first is None:
        raise Refused(_("Cet accompagnement n’a plus de pair·e."))
    relay = Relay.objects.create(
        accompaniment=accompaniment, kind=kind, instead_of=first, to=to, looked_after_by=by, named_at=now()
    )
    journal(by, "relay.named", relay)
    _ask(relay)
    return relay


def _ask(relay: Relay) -> None:
    if relay.to is not None:
        notify(relay.to, "relay_asked", f"/relais/{relay.pk}/")


def _may_come(person: Person, accompaniment: Accompaniment) -> bool:
    """Habilitated, with a place, present, not there already, and no block with anyone there."""
    present = set(accompaniment.participants.filter(left_at=None).values_list("person_id", flat=True))
    offer = Offer.objects.present(now().date()).filter(person=person).first()
    if offer is None or person.pk in present or not may_help(person):
        return False
    return places_left(offer) > 0 and not (blocked_with(person) & present)


@transaction.atomic
def agree_to_relay(relay: Relay, *, by: Person) -> None:
    """One of the two says yes; with both, the relay joins, and reads only what is written from then on together."""
    relay = _locked(relay)
    require(may_answer_relay(by, relay))
    column = "relay_agreed_at" if relay.to_id == by.pk else "person_agreed_at"
    if getattr(relay, column) is None:
        setattr(relay, column, now())
        relay.save(update_fields=[column])
        journal(by, "relay.agreed", relay)
        _next(relay)


def _next(relay: Relay) -> None:
    seeker = relay.accompaniment.participants.filter(role=Participant.Role.SEEKER).select_related("person").first()
    if relay.relay_agreed_at and relay.person_agreed_at:
        _join(relay)
    elif relay.relay_agreed_at and seeker is not None and seeker.person is not None:
        notify(seeker.person, "relay_offered", relay.accompaniment.get_absolute_url())


def _join(relay: Relay) -> None:
    role = Participant.Role.SUPPORTER if relay.kind == Relay.Kind.DUO else Participant.Role.RELAY
    relay.accompaniment.participants.create(person=relay.to, role=role, data_key=DataKey.objects.new(), joined_at=now())
    if relay.to is not None:
        notify(relay.to, "relay_begun", relay.accompaniment.get_absolute_url())


@transaction.atomic
def decline_relay(relay: Relay, *, by: Person) -> None:
    """No, without a reason. The coordinator is told, and looks for someone else if the person wishes."""
    relay = _locked(relay)
    require(may_answer_relay(by, relay))
    at = now()
    Relay.objects.filter(pk=relay.pk).update(declined_at=at, ended_at=at)
    journal(by, "relay.declined", relay)
    if relay.looked_after_by is not None and by != relay.looked_after_by:
        notify(relay.looked_after_by, "relay_to_name", "/coordination/")


def end_relays(accompaniment: Accompaniment) -> None:
    """The supporter is back, or all is over: the relay leaves the talk."""
    at = now()
    Relay.objects.standing().filter(accompaniment=accompaniment, kind=Relay.Kind.RELAY).update(ended_at=at)
    accompaniment.participants.filter(role=Participant.Role.RELAY, left_at=None).update(left_at=at)


def _locked(relay: Relay) -> Relay:
    rows = Relay.objects.select_for_update(of=("self",)).select_related("accompaniment", "to", "looked_after_by")
    return rows.get(pk=relay.pk)
