"""Who may pause, relay, ask for supervision: always with a few words, never with a reason."""

from django.utils.translation import gettext as _

from entrepairs.accompaniment.models import Accompaniment, AccompanimentPause, Participant, Relay
from entrepairs.core.rules import YES, No, Verdict
from entrepairs.people.models import Person
from entrepairs.structures.models import coordinated_by


def may_pause(me: Participant, accompaniment: Accompaniment) -> Verdict:
    if me.left_at is not None:
        return No(_("Vous ne participez plus à cet accompagnement."))
    if accompaniment.state == Accompaniment.State.ENDED:
        return No(_("Cet accompagnement est déjà terminé."))
    return YES


def may_resume(me: Participant, pause: AccompanimentPause | None) -> Verdict:
    """Who paused comes back when they want; nobody hurries them."""
    if pause is None:
        return No(_("La pause est déjà finie."))
    if pause.by_id != me.pk:
        return No(_("L’autre personne est en pause. Elle reviendra quand elle pourra."))
    return YES


def may_oversee(person: Person, accompaniment: Accompaniment) -> Verdict:
    """The coordinators of the house."""
    if not coordinated_by(person).filter(pk=accompaniment.structure_id).exists():
        return No(_("Seule la coordination de cette maison peut faire cela."))
    return YES


def may_answer_relay(person: Person, relay: Relay) -> Verdict:
    """The one who is asked to come, and the person accompanied; as long as it stands."""
    if relay.ended_at is not None:
        return No(_("Ce relais n’est plus utile. Merci."))
    asked = relay.to_id == person.pk
    concerned = relay.accompaniment.participants.filter(
        person=person, role=Participant.Role.SEEKER, left_at=None
    ).exists()
    return YES if asked or concerned else No(_("Ce relais est proposé à une autre personne."))


def may_need_supervision(me: Participant) -> Verdict:
    if me.role == Participant.Role.SEEKER:
        return No(_("Ce bouton sert aux pair·es. Pour vous, la coordination est là."))
    return YES


def supporters(accompaniment: Accompaniment) -> list[Participant]:
    """Those who accompany now, first come first."""
    present = accompaniment.participants.filter(role=Participant.Role.SUPPORTER, left_at=None)
    return list(present.select_related("person").order_by("joined_at", "pk"))


def has_relay(accompaniment: Accompaniment) -> bool:
    """A relay who has said yes, and to whom the person said yes."""
    return accompaniment.participants.filter(role=Participant.Role.RELAY, left_at=None).exists()
