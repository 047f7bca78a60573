"""The whole report of a year, family by family, in the order in which a funder reads it."""

from entrepairs.insights.families.activities import activities
from entrepairs.insights.families.attendance import attendance
from entrepairs.insights.families.house import house
from entrepairs.insights.families.members import members
from entrepairs.insights.families.opening import opened
from entrepairs.insights.families.partners import partners
from entrepairs.insights.families.team import team
from entrepairs.insights.figures import Families
from entrepairs.insights.period import Period
from entrepairs.insights.readings import Lived

FAMILIES = (house, members, attendance, opened, team, activities, partners)


def report(lived: Lived, period: Period) -> Families:
    return tuple(family(lived, period) for family in FAMILIES)
