"""The e-mails to who signed up without an account: neutral sender and subject, a link to the site. Nothing is sent."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from entrepairs.agenda.models import Signup
from entrepairs.agenda.notices import KINDS
from entrepairs.people.mails import site


def letter(signup: Signup, kind: str) -> EmailMessage:
    """« Une rencontre a changé », where to read which. `kind`: a key of KINDS."""
    said = KINDS[kind]
    context = {"title": said.title, "text": said.text, "page": site(signup.path)}
    text = render_to_string("agenda/emails/word.txt", context)
    return EmailMessage(_("Un mot pour vous"), text, settings.DEFAULT_FROM_EMAIL, [signup.email])
