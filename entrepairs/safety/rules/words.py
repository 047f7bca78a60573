"""Who writes to the author of something, and who keeps what of a danger."""

from typing import Any

from django.utils.translation import gettext as _

from entrepairs.core.rules import No, Verdict
from entrepairs.people.models import Person
from entrepairs.safety.models import Look
from entrepairs.safety.rules.watch import may_watch, may_work_on
from entrepairs.safety.subjects import Subject


def may_write_to_author(
    person: Person, look: Look, subject: Subject | None, thing: Any, *, works: Verdict | None = None
) -> Verdict:
    """Who has taken it; once a red is over, anybody of the watch who may look at it: the day after, it may be another.

    To one person, known or under an alias. `works`: `may_work_on`, when it is known."""
    if subject is None or thing is None:
        return No(_("Ce n’est plus là : il n’y a plus personne à qui écrire ici."))
    if subject.author(thing) is None and (
        subject.answers_for is None or subject.concerns is None or subject.is_private
    ):
        return No(_("Ce texte est de plusieurs personnes. Écrivez-leur là où il se trouve."))
    return may_watch(person, look) if look.is_red and look.done_at else works or may_work_on(person, look)


def may_keep_incident(person: Person, look: Look) -> Verdict:
    """The watch, for a red that is over."""
    if not look.is_red or look.done_at is None:
        return No(_("La fiche s’écrit quand un danger est passé."))
    return may_watch(person, look)


def may_follow(person: Person, look: Look) -> Verdict:
    """The day after a red."""
    if look.followed_at is not None:
        return No(_("Quelqu’un s’en est occupé."))
    return may_keep_incident(person, look)
