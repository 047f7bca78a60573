"""Who may tell the team about a thing: whoever can see it, within limits that say when one can write again."""

from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from entrepairs.core.clock import now
from entrepairs.core.rules import YES, No, Verdict
from entrepairs.people.models import Person
from entrepairs.safety.models import Report
from entrepairs.safety.subjects import Subject
from entrepairs.ui import dates

A_DAY = timedelta(hours=24)
MOST_A_DAY = 10
"""Reports of one person in 24 hours. « Je m’inquiète » has no such limit."""
SETTLED_AFTER = timedelta(days=7)
"""A younger account, of a house or not, is read like any other, and counts for none of the three."""


def may_tell(person: Person | None, subject: Subject, thing: Any) -> Verdict:
    """What one can see, one can tell of."""
    if not subject.visible_to(thing, person):
        return No(_("Ce que vous vouliez montrer n’est plus là. L’équipe l’a peut-être déjà regardé."))
    return YES


def may_report_now(person: Person) -> Verdict:
    since = now() - A_DAY
    recent = Report.objects.told_by(person).filter(sent_at__gt=since).order_by("-sent_at")
    told = list(recent.values_list("sent_at", flat=True)[:MOST_A_DAY])
    if len(told) < MOST_A_DAY:
        return YES
    return No(_again(told[-1] + A_DAY), reverse("safety:help_now"))


def _again(at: datetime) -> str:
    sentence = _(
        "Vous avez beaucoup signalé aujourd’hui, et l’équipe lit tout. Vous pourrez écrire de nouveau %(moment)s. "
        "Si quelqu’un est en danger, n’attendez pas : appelez."
    )
    return sentence % {"moment": dates.moment(at)}


def counts(person: Person | None) -> bool:
    """Whether this report is one of the three that hide a thing: of someone who is here for a week. A house opens in a
    minute to whoever holds its paper: it changes nothing."""
    return person is not None and person.joined_on <= (now() - SETTLED_AFTER).date()
