"""A page about a member: the member decides, the other helps to write."""

from django.utils.translation import gettext as _

from entrepairs.clubhouse.models import Record, team_of
from entrepairs.core.rules import YES, No, Verdict
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure, run_by


def may_ask(member: Person, other: Person | None, house: Structure) -> Verdict:
    """Whoever is of the team now, and is not oneself. Nobody at all is a choice too."""
    if other is None:
        return YES
    if other.pk == member.pk or not team_of(house).filter(pk=other.pk).exists():
        return No(_("Choisissez une personne de l’équipe de cette maison."))
    return YES


def is_the_member(person: Person, record: Record) -> Verdict:
    """What only the person whom the page is about decides."""
    if person.pk != record.member_id:
        return No(_("Seule la personne concernée peut décider cela."))
    return YES


def may_answer(person: Person, record: Record) -> Verdict:
    if person.pk != record.facilitator_id:
        return No(_("Cette page n’attend pas de réponse de votre part."))
    return YES


def may_write(person: Person, record: Record) -> Verdict:
    """The member at any time; the other once they agreed, as long as they are of the team."""
    if person.pk == record.member_id:
        return YES
    if not record.opens_for(person) or not run_by(person).filter(pk=record.structure_id).exists():
        return No(_("Cette page n’est plus partagée avec vous."))
    return YES


def may_sign(person: Person, record: Record, number: int) -> Verdict:
    """Only the words that one had before one’s eyes."""
    if not (verdict := may_write(person, record)):
        return verdict
    last = record.versions.first()
    if last is None or last.number != number:
        return No(_("Le texte a changé entre-temps. Relisez-le avant de signer."))
    return YES
