"""Who runs the days of a house."""

from django.utils.translation import gettext as _

from entrepairs.core.rules import YES, No, Verdict
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure, run_by


def may_run(person: Person, house: Structure) -> Verdict:
    """Those who run the days of the house."""
    if not run_by(person).filter(pk=house.pk).exists():
        return No(_("Seule l’équipe de cette maison peut faire cela."))
    return YES
