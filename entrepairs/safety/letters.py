"""The e-mail to who left an address with a report: neutral sender and subject, a link. Nothing is sent here."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from entrepairs.people.mails import site
from entrepairs.safety.models.report import Told
from entrepairs.safety.receipts import receipt_of, spaced


def letter(told: Told) -> EmailMessage:
    """« Un mot pour vous »: where one reads what became of it."""
    where = site(reverse("safety:follow_up", args=[spaced(receipt_of(told.pk))]))
    text = render_to_string("safety/emails/told.txt", {"page": where, "is_closed": told.closed_at is not None})
    return EmailMessage(_("Un mot pour vous"), text, settings.DEFAULT_FROM_EMAIL, [told.email])
