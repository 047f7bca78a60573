"""Who may be rung when a danger calls, and where."""

from django.conf import settings
from django.utils.translation import gettext as _

from entrepairs.core.rules import YES, No, Verdict
from entrepairs.core.webpush import Subscription, encrypted, is_known
from entrepairs.people.models import Person
from entrepairs.people.rules.notices import choice_of, is_shown, mail_address
from entrepairs.safety.models import CallNumber, RingingDevice
from entrepairs.safety.rules.watch import watches


def may_be_rung(person: Person) -> Verdict:
    return YES if watches(person) else No(_("C’est pour les personnes qui veillent."))


def can_be_woken(person: Person) -> bool:
    """By something besides the site, at any hour: an e-mail, a browser that rings, an SMS."""
    choice = choice_of(person, "watch_call")
    by_mail = is_shown(choice) and choice.at_night and choice.by_mail and mail_address(person) is not None
    by_browser = bool(settings.PUSH_KEY) and RingingDevice.objects.filter(person=person).exists()
    return by_mail or by_browser or (bool(settings.SMS_COMMAND) and CallNumber.objects.filter(person=person).exists())


def may_ring_there(subscription: Subscription) -> Verdict:
    """A service that the host allows, and keys that are keys."""
    if not is_known(subscription.endpoint, settings.PUSH_SERVICES):
        return No(_("Ce navigateur passe par un service que ce site ne connaît pas. Essayez avec un autre."))
    try:
        encrypted("", subscription)
    except ValueError:
        return No(_("Ce navigateur n’a pas donné ce qu’il fallait. Rechargez la page, puis essayez encore."))
    return YES
