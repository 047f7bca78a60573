"""Who may change, end, say how it was."""

from django.utils.translation import gettext as _

from entrepairs.accompaniment.models import Accompaniment, CheckIn, Participant
from entrepairs.accompaniment.rules.pauses import may_leave
from entrepairs.core.rules import YES, No, Verdict
from entrepairs.people.models import Person


def may_end(me: Participant, accompaniment: Accompaniment) -> Verdict:
    """The person or the supporter, at any moment; a relay or one of two supporters just leaves."""
    if accompaniment.state == Accompaniment.State.ENDED:
        return No(_("Cet accompagnement est déjà terminé."))
    if me.role == Participant.Role.RELAY:
        return No(_("Vous êtes là en relais. Vous pouvez rendre ce relais quand vous voulez."))
    if may_leave(me, accompaniment):
        return No(_("Vous accompagnez à deux. Vous pouvez laisser votre place : l’autre pair·e continue."))
    return YES


def may_ask_again(me: Participant, accompaniment: Accompaniment) -> Verdict:
    """The person, once it is over."""
    if me.role != Participant.Role.SEEKER or accompaniment.state != Accompaniment.State.ENDED:
        return No(_("La personne accompagnée peut chercher quelqu’un d’autre quand l’accompagnement est terminé."))
    return YES


def may_tell(me: Participant, accompaniment: Accompaniment) -> Verdict:
    """The person says how it was, once it is over."""
    if accompaniment.state != Accompaniment.State.ENDED:
        return No(_("Vous pourrez dire comment c’était quand l’accompagnement sera terminé."))
    if me.role != Participant.Role.SEEKER:
        return No(_("Seule la personne accompagnée écrit ce retour."))
    return YES


def may_answer_check_in(person: Person, check_in: CheckIn) -> Verdict:
    accompaniment = check_in.accompaniment
    if not accompaniment.participants.filter(person=person, role=Participant.Role.SEEKER).exists():
        return No(_("Cette question est posée à la personne accompagnée."))
    if check_in.asked_at is None:
        return No(_("Cette question viendra à trois semaines."))
    if accompaniment.state == Accompaniment.State.ENDED:
        return No(_("Cet accompagnement est déjà terminé."))
    return YES
