"""Who may block whom: anyone, anyone else."""

from django.utils.translation import gettext as _

from entrepairs.core.rules import YES, No, Verdict
from entrepairs.people.models import Person


def may_block(person: Person, other: Person) -> Verdict:
    if person == other:
        return No(_("Vous ne pouvez pas vous bloquer vous-même."))
    return YES
