"""Who may do what with a report."""

from django.utils.translation import gettext as _

from entrepairs.core.rules import YES, No, Verdict
from entrepairs.insights.models import Closing
from entrepairs.insights.period import Period
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure
from entrepairs.structures.rules import may_coordinate


def closing_of(house: Structure, year: int) -> Closing | None:
    """The one that stands."""
    closings = Closing.objects.filter(report__structure=house, report__year=year, reopened_at=None)
    return closings.select_related("report", "by").first()


def closed_years(house: Structure) -> list[int]:
    """Their days no longer change."""
    return list(
        Closing.objects.filter(report__structure=house, reopened_at=None).values_list("report__year", flat=True)
    )


def may_write(person: Person, house: Structure, period: Period) -> Verdict:
    """Correct a figure, write the story: the coordination, as long as the report is open."""
    if not (verdict := may_coordinate(person, house)):
        return verdict
    if closing_of(house, period.year):
        return No(_("Ce rapport est clos. Rouvrez-le d’abord, en disant pourquoi."))
    return YES


def may_close(person: Person, house: Structure, period: Period) -> Verdict:
    """Once the year is over, one year after the other: each is protected beside the one before."""
    if not (verdict := may_write(person, house, period)):
        return verdict
    if not period.is_over:
        return No(_("L’année n’est pas finie. Vous pourrez clore ce rapport en janvier."))
    return _is_last(house, period)


def may_reopen(person: Person, house: Structure, period: Period) -> Verdict:
    if not (verdict := may_coordinate(person, house)):
        return verdict
    if not closing_of(house, period.year):
        return No(_("Ce rapport n’est pas clos."))
    return _is_last(house, period)


def may_send(person: Person, house: Structure, period: Period) -> Verdict:
    """What leaves the house is a closed report: its figures no longer move."""
    if not (verdict := may_coordinate(person, house)):
        return verdict
    if not closing_of(house, period.year):
        return No(_("Ce rapport n’est pas clos. Ses chiffres peuvent encore changer : il ne sort pas de la maison."))
    return YES


def may_add_up(person: Person, network: Structure, period: Period) -> Verdict:
    """The coordination of the network, for a year that is over: figures that no longer move."""
    if not (verdict := may_coordinate(person, network)):
        return verdict
    return YES if period.is_over else No(_("L’année n’est pas finie. Les sommes se font en janvier."))


def _is_last(house: Structure, period: Period) -> Verdict:
    if closing_of(house, period.year + 1):
        return No(_("Le rapport de l’année d’après est clos. Rouvrez-le d’abord."))
    return YES
