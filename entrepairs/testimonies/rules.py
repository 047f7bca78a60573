"""Who may write, submit, review, publish and take back a story."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from entrepairs.core.clock import now
from entrepairs.core.rules import YES, No, Verdict
from entrepairs.people.models import Person
from entrepairs.structures.models import Role, Structure
from entrepairs.testimonies.models import Testimony

State = Testimony.State


def is_author(person: Person, testimony: Testimony) -> Verdict:
    return YES if testimony.author_id == person.pk else No(_("Cette histoire est celle d’une autre personne."))


def may_write(person: Person, testimony: Testimony) -> Verdict:
    if not (verdict := is_author(person, testimony)):
        return verdict
    if testimony.state != State.DRAFT:
        return No(_("Reprenez d’abord votre texte. Il redeviendra un brouillon."), testimony.get_absolute_url())
    return YES


def may_submit(person: Person, testimony: Testimony, structure: Structure) -> Verdict:
    """To a house where someone else than the author can read it."""
    if not (verdict := may_write(person, testimony)):
        return verdict
    if not houses_for(person).filter(pk=structure.pk).exists():
        return No(_("Personne dans cette maison ne peut relire votre histoire. Choisissez-en une autre."))
    return YES


def may_take_up(person: Person, testimony: Testimony) -> Verdict:
    """Back to a draft, from anywhere but the public page: it is withdrawn first."""
    if not (verdict := is_author(person, testimony)):
        return verdict
    if testimony.state == State.PUBLISHED:
        return No(_("Votre histoire est publique. Retirez-la d’abord : c’est immédiat."), testimony.get_absolute_url())
    return YES


def may_review(person: Person, testimony: Testimony) -> Verdict:
    if not Testimony.objects.to_review_by(person).filter(pk=testimony.pk).exists():
        return No(_("Cette histoire n’attend plus de relecture. Son auteur·e l’a peut-être reprise."))
    return YES


def may_publish(person: Person, testimony: Testimony) -> Verdict:
    """The author, once accepted, 48 hours after."""
    if not (verdict := is_author(person, testimony)):
        return verdict
    if testimony.state != State.ACCEPTED or testimony.may_publish_from is None:
        return No(_("Votre histoire n’est pas prête à être publiée. La page dit où elle en est."))
    if now() < testimony.may_publish_from:
        return No(_("Il faut deux jours entre la relecture et la publication, pour que vous puissiez changer d’avis."))
    return YES


def may_withdraw(person: Person, testimony: Testimony) -> Verdict:
    if not (verdict := is_author(person, testimony)):
        return verdict
    return YES if testimony.state == State.PUBLISHED else No(_("Cette histoire n’est pas publique."))


def may_erase(person: Person, testimony: Testimony) -> Verdict:
    return is_author(person, testimony)


def houses_for(person: Person) -> QuerySet[Structure]:
    """The houses where someone else coordinates now."""
    held = Role.objects.in_force().filter(name=Role.Name.COORDINATOR).exclude(person=person)
    return Structure.objects.filter(pk__in=held.values("structure"))
