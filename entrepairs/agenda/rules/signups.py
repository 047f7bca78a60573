"""Who may sign up, and until when."""

from django.utils.translation import gettext as _

from entrepairs.agenda.models import Gathering, Signup
from entrepairs.core.clock import now
from entrepairs.core.rules import YES, No, Verdict
from entrepairs.people.models import Person


def may_sign_up(person: Person, gathering: Gathering) -> Verdict:
    """Whoever may see it, until it begins, once."""
    if gathering.is_cancelled:
        return No(_("Cette rencontre est annulée."))
    if gathering.starts_at <= now():
        return No(_("Cette rencontre a déjà commencé. Vous pouvez venir, tout simplement."))
    if Signup.objects.live().filter(gathering=gathering, person=person).exists():
        return No(_("C’est déjà noté : nous vous attendons."))
    return YES


def may_withdraw(person: Person, signup: Signup) -> Verdict:
    if signup.person_id != person.pk:
        return No(_("Cette inscription est celle d’une autre personne."))
    return YES
