"""Who may write here, and until when a message may be changed."""

from datetime import timedelta

from django.utils.translation import gettext as _

from entrepairs.accompaniment.models import Accompaniment, Message, Participant
from entrepairs.core.clock import now
from entrepairs.core.rules import YES, No, Verdict

TIME_TO_EDIT = timedelta(minutes=10)


def may_write(me: Participant, accompaniment: Accompaniment) -> Verdict:
    """Participants, until the end. In a pause, only when a relay stands in."""
    open_to_me = may_share(me, accompaniment)
    if open_to_me and accompaniment.state == Accompaniment.State.PAUSED and not _has_relay(accompaniment):
        return No(_("Cet accompagnement est en pause. Votre texte reste ici : vous pourrez l’envoyer à la reprise."))
    return open_to_me


def may_share(me: Participant, accompaniment: Accompaniment) -> Verdict:
    """Change what is kept together (notes, projects): participants, until the end, in a pause as well."""
    if me.accompaniment_id != accompaniment.pk or me.left_at is not None:
        return No(_("Vous ne participez plus à cet accompagnement."))
    if accompaniment.state == Accompaniment.State.ENDED or accompaniment.data_key is None:
        return No(
            _("Cet accompagnement est terminé : on ne peut plus y écrire. Votre texte reste ici, pour le copier.")
        )
    return me.may_say


def may_edit(me: Participant, message: Message) -> Verdict:
    """One’s own message, for ten minutes."""
    open_to_me = may_remove(me, message)
    if not open_to_me:
        return open_to_me
    if message.removed_at is not None:
        return No(_("Ce message est déjà retiré."))
    if now() - message.sent_at > TIME_TO_EDIT:
        return No(_("Les dix minutes pour modifier ce message sont passées. Vous pouvez encore le retirer."))
    return may_share(me, message.accompaniment)


def may_remove(me: Participant, message: Message) -> Verdict:
    """One’s own message, at any time, even after the end."""
    return YES if message.participant_id == me.pk else No(_("Seule la personne qui a écrit ce message peut y toucher."))


def _has_relay(accompaniment: Accompaniment) -> bool:
    return accompaniment.participants.filter(role=Participant.Role.RELAY, left_at=None).exists()
