"""Who writes the minutes of a house, and when they are closed."""

from django.utils.translation import gettext as _

from entrepairs.core.rules import YES, No, Verdict
from entrepairs.participation.models import KEEPERS, Minutes
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure, held_by


def may_keep(person: Person, house: Structure) -> Verdict:
    """The board, and those who run the house."""
    if not held_by(person, *KEEPERS).filter(pk=house.pk).exists():
        return No(_("Le bureau ou l’équipe de la maison écrit les comptes rendus."))
    return YES


def may_write(person: Person, minutes: Minutes) -> Verdict:
    """While it is a draft."""
    if minutes.state == Minutes.State.ADOPTED:
        return No(_("Ce compte rendu est adopté. Pour le corriger, rouvrez-le en disant pourquoi."))
    return may_keep(person, minutes.structure)


def may_adopt(person: Person, minutes: Minutes) -> Verdict:
    """Once it says something."""
    if not minutes.points.exists():
        return No(_("Ce compte rendu est vide. Ajoutez d’abord un point."))
    return may_write(person, minutes)


def may_reopen(person: Person, minutes: Minutes) -> Verdict:
    if minutes.state != Minutes.State.ADOPTED:
        return No(_("Ce compte rendu est déjà ouvert."))
    return may_keep(person, minutes.structure)
