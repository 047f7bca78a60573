"""Who may answer the two questions, and until when."""

from django.utils.translation import gettext as _

from entrepairs.agenda.impressions import is_open
from entrepairs.agenda.models import Impression, Signup
from entrepairs.agenda.models.programme import Kind
from entrepairs.core.clock import now
from entrepairs.core.rules import YES, No, Verdict

ASKED = (Kind.TALK, Kind.WORKSHOP)
"""What one is asked about afterwards: a walk or a coffee needs no question."""


def may_draw(signup: Signup) -> Verdict:
    """Who had a seat in a group or a workshop, from its end on, for a week, until they answered."""
    row = signup.gathering
    if row.kind not in ASKED or row.is_cancelled or signup.state != Signup.State.GOING:
        return No(_("Il n’y a pas de question pour cette rencontre."))
    if not is_open(row.ends_at, now()):
        return No(_("On peut répondre à partir de la fin, pendant sept jours."))
    if signup.drew and not Impression.objects.open_with(signup.slip).exists():
        return No(_("Vous avez déjà répondu à ces deux questions. Merci."))
    return YES
