"""Who may pause, relay, leave, ask for supervision, look after: always with a few words, never with a reason."""

from uuid import UUID

from django.utils.translation import gettext as _

from entrepairs.accompaniment.models import Accompaniment, AccompanimentPause, Offer, Participant, Relay
from entrepairs.accompaniment.rules.proposals import places_left
from entrepairs.core.clock import now
from entrepairs.core.rules import YES, No, Verdict
from entrepairs.people.models import Person
from entrepairs.safety.models import blocked_with
from entrepairs.structures.models import left_by
from entrepairs.structures.rules import coordinators
from entrepairs.training.rules import may_help


def may_pause(me: Participant, accompaniment: Accompaniment) -> Verdict:
    """The person and those who accompany; a relay gives the relay back."""
    if accompaniment.state == Accompaniment.State.ENDED:
        return No(_("Cet accompagnement est déjà terminé."))
    if me.role == Participant.Role.RELAY:
        return No(_("Vous êtes là en relais. Vous pouvez rendre ce relais quand vous voulez."))
    return YES


def may_resume(me: Participant, accompaniment: Accompaniment) -> Verdict:
    """Who paused comes back when they want; nobody hurries them."""
    standing = AccompanimentPause.objects.filter(accompaniment=accompaniment, ended_at=None)
    if not standing.exists():
        return No(_("La pause est déjà finie."))
    if not standing.filter(by=me).exists():
        return No(_("L’autre personne est en pause. Elle reviendra quand elle pourra."))
    return YES


def may_leave(me: Participant, accompaniment: Accompaniment) -> Verdict:
    """A relay at any time; one of two supporters, since the other stays."""
    if accompaniment.state == Accompaniment.State.ENDED:
        return No(_("Cet accompagnement est déjà terminé."))
    if me.role == Participant.Role.RELAY:
        return YES
    if me.role == Participant.Role.SUPPORTER and len(supporters(accompaniment)) > 1:
        return YES
    return No(_("Personne d’autre n’accompagne ici. Vous pouvez faire une pause, changer ou finir."))


def may_oversee(person: Person, accompaniment: Accompaniment) -> Verdict:
    """The coordinators of the house, besides those who are part of the pair."""
    if person not in overseers(accompaniment):
        return No(_("Seule la coordination de cette maison peut faire cela."))
    return YES


def may_look_after(person: Person, accompaniment: Accompaniment) -> Verdict:
    """The coordinators and the referent of this accompaniment."""
    if referent_of(accompaniment) == person and person.pk not in _present(accompaniment):
        return YES
    return may_oversee(person, accompaniment)


def may_answer_relay(person: Person, relay: Relay) -> Verdict:
    """The one who is asked to come, and the person accompanied; as long as it stands."""
    if relay.ended_at is not None:
        return No(_("Ce relais n’est plus utile. Merci."))
    if relay.to_id is not None and person in (relay.to, seeker_of_pair(relay.accompaniment)):
        return YES
    return No(_("Ce relais est proposé à une autre personne."))


def may_come(person: Person, accompaniment: Accompaniment) -> bool:
    """Habilitated, with a place, there today, not in the pair already, and no block with anyone in it."""
    present = _present(accompaniment)
    offer = Offer.objects.present(now().date()).select_related("person").filter(person=person).first()
    if offer is None or person.pk in present or not may_help(person):
        return False
    return places_left(offer) > 0 and not (blocked_with(person) & present)


def may_need_supervision(me: Participant) -> Verdict:
    if me.role == Participant.Role.SEEKER:
        return No(_("Ce bouton sert aux pair·es. Pour vous, la coordination est là."))
    return YES


def supporters(accompaniment: Accompaniment) -> list[Participant]:
    """Those who accompany now, first come first."""
    present = accompaniment.participants.filter(role=Participant.Role.SUPPORTER, left_at=None)
    return list(present.select_related("person").order_by("joined_at", "pk"))


def seeker_of_pair(accompaniment: Accompaniment) -> Person | None:
    """The person accompanied; None once their account is erased."""
    seeker = accompaniment.participants.filter(role=Participant.Role.SEEKER).select_related("person").first()
    return seeker.person if seeker else None


def is_stopped(accompaniment: Accompaniment) -> bool:
    """The person is in pause, or everyone who accompanies them is."""
    away = set(accompaniment.pauses.filter(ended_at=None).values_list("by_id", flat=True))
    needed = {one.pk for one in supporters(accompaniment)}
    seekers = accompaniment.participants.filter(role=Participant.Role.SEEKER, pk__in=away)
    return seekers.exists() or (bool(needed) and needed <= away)


def overseers(accompaniment: Accompaniment) -> list[Person]:
    """The coordinators of the house who are no part of the pair."""
    present = _present(accompaniment)
    return [one for one in coordinators(accompaniment.structure) if one.pk not in present]


def keeper(accompaniment: Accompaniment) -> Person | None:
    """The human who looks after it meanwhile, by name: the referent, else a coordinator; nobody blocked with the
    person."""
    seeker = seeker_of_pair(accompaniment)
    away = (blocked_with(seeker) if seeker else set()) | _present(accompaniment)
    referent = referent_of(accompaniment)
    able = [one for one in [referent, *overseers(accompaniment)] if one is not None and one.pk not in away]
    return next(iter(able), None)


def referent_of(accompaniment: Accompaniment) -> Person | None:
    """The referent, unless they have left the team of the house since."""
    named = accompaniment.referent
    has_left = named is not None and left_by(named).filter(pk=accompaniment.structure_id).exists()
    return None if has_left else named


def _present(accompaniment: Accompaniment) -> set[UUID]:
    here = accompaniment.participants.filter(left_at=None, person__isnull=False)
    return {one.person_id for one in here if one.person_id}
