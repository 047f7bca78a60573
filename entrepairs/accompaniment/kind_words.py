"""What each of the two reads when something stops, pauses or changes: written by us, the same for everyone. Pure.

One sentence of fact, one that takes the weight off, one thing to do. Never a reason, never a name that was not
already known. `role`: Participant.Role of who reads."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SEEKER, SUPPORTER, RELAY = "seeker", "supporter", "relay"

PAUSED_BY_ME = _("Vous êtes en pause ici. Revenez quand vous voulez. L’autre personne ne sait pas pourquoi.")
PAUSED = {
    SEEKER: _(
        "La personne qui vous accompagne fait une pause. Ce n’est pas à cause de vous. "
        "Vos messages et vos notes restent là."
    ),
    SUPPORTER: _(
        "La personne que vous accompagnez fait une pause. Ce n’est pas à cause de vous. "
        "Elle reviendra si elle le souhaite."
    ),
    RELAY: _("L’accompagnement est en pause. Vous êtes là en relais : un mot simple suffit."),
}
ENDED_BY_ME = _("Vous avez mis fin à cet accompagnement. Merci pour ce que vous y avez mis.")
ENDED = {
    SEEKER: _(
        "Cet accompagnement est terminé. Ce que vous avez vécu ici reste à vous. "
        "Vous pouvez écrire une nouvelle demande quand vous voulez."
    ),
    SUPPORTER: _(
        "Cet accompagnement est terminé. Vous avez été là, et cela compte. "
        "Si vous voulez en parler, votre maison vous écoute."
    ),
    RELAY: _("Cet accompagnement est terminé. Merci d’avoir été là."),
}


def paused(role: str, *, by_me: bool) -> str | Promise:
    return PAUSED_BY_ME if by_me else PAUSED[role]


def ended(role: str, *, by_me: bool) -> str | Promise:
    """The same words whether it was planned, changed, stopped or blocked: nobody learns which."""
    return ENDED_BY_ME if by_me else ENDED[role]
