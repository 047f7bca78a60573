"""Who may offer help, pause, be away."""

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from entrepairs.accompaniment.models import Offer
from entrepairs.core.rules import YES, No, Verdict
from entrepairs.people.models import Person, Profile
from entrepairs.safety.models import blocked_with
from entrepairs.training.models import Habilitation
from entrepairs.training.rules import may_help


def may_offer(person: Person) -> Verdict:
    """Those a house has habilitated."""
    verdict = may_help(person)
    return verdict if verdict else No(verdict.reason, reverse("accompaniment:help"))


def may_change_offer(person: Person, offer: Offer) -> Verdict:
    if offer.person_id != person.pk:
        return No(_("Cette offre est celle d’une autre personne."))
    return YES


def possible_relays(person: Person) -> QuerySet[Person]:
    """Supporters of the same houses, with an offer, and no block between the two."""
    mine = Habilitation.objects.in_force().filter(person=person).values("structure")
    others = Habilitation.objects.in_force().filter(structure__in=mine).values("person")
    offering = Offer.objects.filter(person__in=others).exclude(person=person).exclude(person__in=blocked_with(person))
    return Person.objects.filter(pk__in=offering.values("person")).order_by("pseudonym")


def may_be_relay_of(person: Person, relay: Person | None) -> Verdict:
    if relay is not None and not possible_relays(person).filter(pk=relay.pk).exists():
        return No(_("Cette personne ne peut pas être votre relais. Choisissez quelqu’un de votre maison."))
    return YES


def missing_in_profile(person: Person) -> list[str]:
    """What the profile does not say, and what it prevents: sentences for the supporter."""
    profile = Profile.objects.filter(person=person).first()
    lacks = [
        (
            not (profile and profile.languages),
            _("Vos langues. Sans elles, on suppose que vous parlez seulement français."),
        ),
        (
            not (profile and profile.commune),
            _("Votre commune. Sans elle, personne ne peut vous être proposé pour se voir en personne."),
        ),
    ]
    return [sentence for holds, sentence in lacks if holds]


def may_be_away(first_day: date, last_day: date, *, today: date) -> Verdict:
    if last_day < today:
        return No(_("Ces dates sont passées. Choisissez une date à partir d’aujourd’hui."))
    if last_day < first_day:
        return No(_("Le dernier jour vient avant le premier. Vérifiez les deux dates."))
    return YES
