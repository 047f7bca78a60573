"""Which past days a house may still write hours for: those of a year that nobody has closed, since last year.

A house may say « we were closed last Tuesday after all ». Once the report of a year is closed, its days no longer
change. The app that holds the reports says which are: below never names above.

    written_days.register(closed_years)        # in AppConfig.ready: house → years"""

from collections.abc import Callable, Iterable
from datetime import date

from django.utils.translation import gettext as _

from entrepairs.core.rules import YES, No, Verdict
from entrepairs.structures.models import Structure

_sources: list[Callable[[Structure], Iterable[int]]] = []


def register(closed_years: Callable[[Structure], Iterable[int]]) -> None:
    """Who knows the years of a house whose report is closed. Registering twice is as once."""
    if closed_years not in _sources:
        _sources.append(closed_years)


def first_day(house: Structure) -> date:
    """The first of the days whose hours may be written."""
    return date(max(house.today.year - 1, _last_closed(house) + 1), 1, 1)


def may_write(house: Structure, day: date) -> Verdict:
    """Whether the hours of `day` may be said now."""
    first = first_day(house)
    if day >= first:
        return YES
    said = {"year": first.year, "closed": first.year - 1}
    if _last_closed(house) == said["closed"]:
        return No(
            _(
                "Le rapport de %(closed)s est clos : ses jours ne changent plus. Choisissez un jour à partir du "
                "1er janvier %(year)s, ou demandez à la coordination de rouvrir ce rapport."
            )
            % said
        )
    return No(_("On peut écrire à partir du 1er janvier %(year)s. Les jours d’avant ne changent plus.") % said)


def _last_closed(house: Structure) -> int:
    return max((year for closed in _sources for year in closed(house)), default=0)
