"""The e-mails of an account: neutral sender and subject, nothing private, a link to the site. Nothing is sent here."""

from typing import Any

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from entrepairs.people.models import Address

UNSUBSCRIBE = "people.unsubscribe"
VERIFY = "people.verify-address"
VERIFY_DAYS = 3


def notice_mail(address: Address) -> EmailMultiAlternatives:
    """« Un message vous attend »: which one, only the site says. Unsubscribed in one click (RFC 8058)."""
    unsubscribe = site(reverse("people:unsubscribe", args=[signing.dumps(str(address.pk), salt=UNSUBSCRIBE)]))
    context = {"page": site(reverse("people:notices")), "unsubscribe": unsubscribe}
    headers = {"List-Unsubscribe": f"<{unsubscribe}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return _mail("notice", _("Un message vous attend"), address, context, headers)


def verification_mail(address: Address) -> EmailMultiAlternatives:
    """Proves that whoever wrote the address can read it. The link is good for three days, for this address only."""
    token = signing.dumps([str(address.pk), fingerprint(address.email)], salt=VERIFY)
    context = {"page": site(reverse("people:verify_address", args=[token]))}
    return _mail("verify", _("Confirmez cette adresse"), address, context, {})


def fingerprint(email: str) -> str:
    """Tells one address from another without saying it."""
    return salted_hmac(VERIFY, email).hexdigest()[:32]


def site(path: str) -> str:
    """A path of this site, as a whole address."""
    return f"{settings.SITE_URL.rstrip('/')}{path}"


def _mail(
    name: str, subject: str, address: Address, context: dict[str, Any], headers: dict[str, str]
) -> EmailMultiAlternatives:
    text = render_to_string(f"people/emails/{name}.txt", context)
    html = render_to_string(f"people/emails/{name}.html", {**context, "subject": subject})
    mail = EmailMultiAlternatives(subject, text, settings.DEFAULT_FROM_EMAIL, [address.email], headers=headers)
    mail.attach_alternative(html, "text/html")
    return mail
