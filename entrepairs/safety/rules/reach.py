"""Who may be rung when a danger calls, and where."""

from django.conf import settings
from django.utils.translation import gettext as _

from entrepairs.core.rules import YES, No, Verdict
from entrepairs.core.webpush import Subscription, encrypted, is_known
from entrepairs.people.models import Person
from entrepairs.safety.rules.watch import watches


def may_be_rung(person: Person) -> Verdict:
    return YES if watches(person) else No(_("C’est pour les personnes qui veillent."))


def may_ring_there(subscription: Subscription) -> Verdict:
    """A service that the host allows, and keys that are keys."""
    if not is_known(subscription.endpoint, settings.PUSH_SERVICES):
        return No(_("Ce navigateur passe par un service que ce site ne connaît pas. Essayez avec un autre."))
    try:
        encrypted("", subscription)
    except ValueError:
        return No(_("Ce navigateur n’a pas donné ce qu’il fallait. Rechargez la page, puis essayez encore."))
    return YES
