"""What is one's own is decided by oneself alone."""

from django.utils.translation import gettext as _

from entrepairs.core.rules import YES, No, Verdict
from entrepairs.people.models import Person


def may_act_for(by: Person, person: Person) -> Verdict:
    """Only the person: nobody consents, shows or erases in their place."""
    return YES if by.pk == person.pk else No(_("Seule la personne elle-même peut décider de cela."))
