"""Who may offer help, pause, be away."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from entrepairs.accompaniment.models import Offer
from entrepairs.core.rules import YES, No, Verdict
from entrepairs.people.models import Person
from entrepairs.training.rules import may_help


def may_offer(person: Person) -> Verdict:
    """Those a house has habilitated."""
    verdict = may_help(person)
    return verdict if verdict else No(verdict.reason, reverse("accompaniment:help"))


def may_change_offer(person: Person, offer: Offer) -> Verdict:
    if offer.person_id != person.pk:
        return No(_("Cette offre est celle d’une autre personne."))
    return YES


def may_be_away(first_day: date, last_day: date, *, today: date) -> Verdict:
    if last_day < today:
        return No(_("Ces dates sont passées. Choisissez une date à partir d’aujourd’hui."))
    if last_day < first_day:
        return No(_("Le dernier jour vient avant le premier. Vérifiez les deux dates."))
    return YES
