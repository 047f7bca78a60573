"""Who runs the days of a house, and what they may still change."""

from django.utils.translation import gettext as _

from entrepairs.agenda.models import Gathering
from entrepairs.core.clock import now
from entrepairs.core.rules import YES, No, Verdict
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure, run_by


def may_run(person: Person, house: Structure) -> Verdict:
    """Those who run the days of the house."""
    if not run_by(person).filter(pk=house.pk).exists():
        return No(_("Seule l’équipe de cette maison peut faire cela."))
    return YES


def may_change(person: Person, gathering: Gathering) -> Verdict:
    """Until it is over: what was lived stays as it was lived."""
    if gathering.ends_at <= now():
        return No(_("Cette rencontre a eu lieu. Elle reste comme elle était."))
    return may_run(person, gathering.structure)


def may_cancel(person: Person, gathering: Gathering) -> Verdict:
    if gathering.is_cancelled:
        return No(_("Cette rencontre est déjà annulée."))
    return may_change(person, gathering)


def may_restore(person: Person, gathering: Gathering) -> Verdict:
    if not gathering.is_cancelled:
        return No(_("Cette rencontre n’est pas annulée."))
    return may_change(person, gathering)
