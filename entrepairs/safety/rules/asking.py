"""Who may ask others to answer somebody who waits, and who may be asked."""

from typing import Any

from django.utils.translation import gettext as _

from entrepairs.core.rules import No, Verdict
from entrepairs.people.models import Person
from entrepairs.safety import subjects
from entrepairs.safety.models import Asking, Look, blocked_with
from entrepairs.safety.rules.limits import may_write_in
from entrepairs.safety.rules.watch import may_work_on
from entrepairs.safety.subjects import Subject


def is_unanswered(look: Look, subject: Subject | None, thing: Any) -> bool:
    """It waits for somebody to answer, where it stands for its readers."""
    is_shown = subject is not None and thing is not None and (subject.is_shown is None or subject.is_shown(thing))
    return is_shown and look.because == Look.Because.UNANSWERED and not look.is_red


def may_ask_two(person: Person, look: Look, *, works: Verdict | None = None) -> Verdict:
    """Who has taken it, when nobody answered; two at a time. `works`: `may_work_on`, when it is known."""
    if look.because != Look.Because.UNANSWERED or look.is_red:
        return No(_("On demande à d’autres quand personne n’a répondu."))
    if Asking.objects.recent().filter(look=look).exists():
        return No(_("C’est déjà demandé. Laissez-leur un peu de temps."))
    return works or may_work_on(person, look)


def may_be_asked(person: Person, subject: Subject, thing: Any) -> bool:
    """Reads it already, may write there, and wants to be asked now; neither wrote it, under any name, nor is apart by a
    block from who did."""
    if subject.place and not may_write_in(person, subject.place(thing)):
        return False
    others = [Person(pk=key) for key in blocked_with(person)]
    reads = subject.visible_to(thing, person) and not subjects.is_about(subject, thing, [person, *others])
    return reads and (subject.wanted is None or subject.wanted(thing, person))
