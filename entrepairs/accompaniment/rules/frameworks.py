"""Who may change the framework, and who must say yes to it."""

from django.utils.translation import gettext as _

from entrepairs.accompaniment.models import Accompaniment, Framework, Participant
from entrepairs.accompaniment.rules.talk import may_share
from entrepairs.core.rules import YES, No, Verdict

AGREEING = (Participant.Role.SEEKER, Participant.Role.SUPPORTER)


def may_set_framework(me: Participant, accompaniment: Accompaniment) -> Verdict:
    """Those who walk together; a relay reads it."""
    open_to_me = may_share(me, accompaniment)
    if not open_to_me:
        return open_to_me
    if accompaniment.state == Accompaniment.State.PAUSED:
        return No(_("Cet accompagnement est en pause. Vous reprendrez le cadre à la reprise. Votre texte reste ici."))
    if me.role not in AGREEING:
        return No(_("Le cadre se décide entre la personne accompagnée et son ou sa pair·e."))
    return YES


def may_accept(me: Participant, framework: Framework) -> Verdict:
    """The latest version only: nobody agrees to words they have not seen."""
    open_to_me = may_set_framework(me, framework.accompaniment)
    if not open_to_me:
        return open_to_me
    if framework.accompaniment.frameworks.filter(version__gt=framework.version).exists():
        return No(_("Le cadre a changé entre-temps. Relisez-le avant de l’accepter."))
    return YES


def is_agreed(framework: Framework) -> bool:
    """Everyone who walks together now has accepted this version."""
    needed = framework.accompaniment.participants.filter(role__in=AGREEING, left_at=None)
    return not needed.exclude(pk__in=framework.acceptances.values("participant")).exists()
