"""Who counts, and which days can still be counted."""

from datetime import date
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from entrepairs.agenda.models import Nameless, Spot
from entrepairs.agenda.rules.running import may_run
from entrepairs.core.clock import now
from entrepairs.core.rules import YES, No, Verdict
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure


def today_of(house: Structure) -> date:
    """The day that its calendar shows."""
    return now().astimezone(ZoneInfo(house.zone)).date()


def may_count(person: Person, spot: Spot) -> Verdict:
    """Those who run the house, from the first of January of last year until today."""
    verdict = may_run(person, spot.house)
    return verdict and may_be_counted(spot)


def may_be_counted(spot: Spot) -> Verdict:
    """A day that has come, and whose report can still change; a gathering that took place."""
    today = today_of(spot.house)
    if spot.gathering is not None and spot.gathering.is_cancelled:
        return No(_("Cette rencontre a été annulée : il n’y a personne à compter."))
    if spot.day > today:
        return No(_("Ce jour n’est pas encore venu."))
    if spot.day < date(today.year - 1, 1, 1):
        return No(_("Ce jour est trop ancien : le rapport de son année est fait."))
    return YES


def may_note(person: Person, spot: Spot, someone: Person) -> Verdict:
    """As above; never by their pseudonym someone who asked to be counted without it."""
    if Nameless.objects.filter(person=someone).exists():
        return No(_("Cette personne demande à être comptée sans son pseudonyme. Touchez + pour la compter."))
    return may_count(person, spot)
