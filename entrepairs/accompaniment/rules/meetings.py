"""When a meeting may be set, who answers it, who takes it back."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from entrepairs.accompaniment.models import Accompaniment, Meeting, Participant
from entrepairs.accompaniment.rules.talk import may_share
from entrepairs.core.clock import now
from entrepairs.core.rules import YES, No, Verdict

FARTHEST = timedelta(days=366)


def may_meet(me: Participant, accompaniment: Accompaniment, starts_at: datetime) -> Verdict:
    """Neither in the past nor in more than a year, and not in a pause."""
    open_to_me = may_share(me, accompaniment)
    if not open_to_me:
        return open_to_me
    if accompaniment.state == Accompaniment.State.PAUSED:
        return No(_("Cet accompagnement est en pause. Vous pourrez proposer un rendez-vous à la reprise."))
    if starts_at <= now():
        return No(_("Ce moment est déjà passé. Choisissez un jour et une heure à venir."))
    if starts_at > now() + FARTHEST:
        return No(_("C’est dans plus d’un an. Choisissez un jour plus proche."))
    return YES


def may_confirm(me: Participant, meeting: Meeting) -> Verdict:
    """Someone else than who proposed this time last."""
    if meeting.state != Meeting.State.PROPOSED:
        return No(_("Ce rendez-vous n’attend plus de réponse. Rechargez la page pour voir où vous en êtes."))
    if meeting.proposed_by_id == me.pk:
        return No(_("Vous avez proposé ce moment. C’est à l’autre personne de répondre."))
    return may_meet(me, meeting.accompaniment, meeting.starts_at)


def may_move(me: Participant, meeting: Meeting, starts_at: datetime) -> Verdict:
    """Either of them, to a time to come, as long as it was not cancelled."""
    if meeting.state == Meeting.State.CANCELLED:
        return No(_("Ce rendez-vous est annulé. Vous pouvez en proposer un nouveau."))
    return may_meet(me, meeting.accompaniment, starts_at)


def may_cancel(me: Participant, meeting: Meeting) -> Verdict:
    """Either of them, until it begins."""
    if meeting.state != Meeting.State.CANCELLED and meeting.starts_at <= now():
        return No(_("Ce rendez-vous est passé : il n’y a plus rien à annuler."))
    return YES
