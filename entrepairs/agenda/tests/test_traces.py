"""Someone leaves, or years pass: the figures of the house stay, nobody is in them."""

from datetime import UTC, date, datetime

import pytest

from entrepairs.agenda.models import Headcount, MonthTrace, Presence
from entrepairs.agenda.tasks.traces import forget_old_presences
from entrepairs.agenda.tests.gathered import planned
from entrepairs.agenda.visits import Visits, by_month
from entrepairs.core.clock import at, now
from entrepairs.people.actions.erasures import ask_erasure

pytestmark = pytest.mark.django_db


def came(house, person, *days, gathering=None):
    for day in days:
        Presence.objects.create(
            structure=house, person=person, day=day, gathering=gathering, how=Presence.How.SELF, noted_at=now()
        )


def figures(house, year):
    """Different people, days when they came, weeks when they came several times: of those here and those who left."""
    days = {}
    for person, day in Presence.objects.filter(structure=house, day__year=year).values_list("person", "day"):
        days.setdefault(person, set()).add(day)
    here = [visits for one in days.values() for visits in by_month(one).values()]
    gone = MonthTrace.objects.filter(structure=house, month__year=year)
    left = set(gone.values_list("who", flat=True))
    counted = [*here, *gone]
    return len(days) + len(left), sum(one.visits for one in counted), sum(one.several for one in counted)


def test_a_week_counts_in_the_month_of_its_second_visit_and_stays_in_its_year():
    assert by_month([date(2026, 6, 30), date(2026, 7, 2), date(2026, 7, 2)]) == {
        date(2026, 6, 1): Visits(1, 0),
        date(2026, 7, 1): Visits(1, 1),
    }
    assert by_month([date(2026, 12, 31), date(2027, 1, 1)])[date(2027, 1, 1)] == Visits(1, 0)


def test_an_erased_account_leaves_the_same_figures_and_no_name(house, elena, bruno, farid):
    row = planned(house, by=elena)
    came(house, bruno, date(2026, 3, 3), date(2026, 3, 5), date(2026, 4, 7))
    came(house, bruno, date(2026, 5, 4), gathering=row)
    came(house, bruno, date(2025, 5, 4))
    came(house, farid, date(2026, 3, 3))
    before = figures(house, 2026), figures(house, 2025)
    assert before[0] == (2, 5, 1)

    ask_erasure(bruno, keep_shared=True, at_once=True, by=bruno)

    assert (figures(house, 2026), figures(house, 2025)) == before
    assert Headcount.objects.get(gathering=row).gone == 1
    assert list(Presence.objects.values_list("person", flat=True)) == [farid.pk]
    assert MonthTrace.objects.filter(month__year=2026).values("who").distinct().count() == 1
    assert MonthTrace.objects.values("who").distinct().count() == 2, "nothing joins two years of someone"


def test_two_houses_of_someone_are_joined_by_nothing(house, bruno):
    other = type(house).objects.create(name="Autre", kind="gem", country="FR", commune=house.commune)
    came(house, bruno, date(2026, 3, 3))
    came(other, bruno, date(2026, 3, 4))

    ask_erasure(bruno, keep_shared=False, at_once=True, by=bruno)

    assert MonthTrace.objects.values("who").distinct().count() == 2


def test_two_years_after_the_end_of_their_year_presences_are_only_numbers(house, bruno, farid):
    came(house, bruno, date(2024, 2, 5), date(2024, 12, 31), date(2025, 1, 1))
    came(house, farid, date(2024, 2, 5))
    before = figures(house, 2024)

    with at(datetime(2026, 12, 31, 20, tzinfo=UTC)):
        forget_old_presences.call()
    assert not MonthTrace.objects.exists()
    with at(datetime(2027, 1, 1, 3, tzinfo=UTC)):
        forget_old_presences.call()
        forget_old_presences.call()

    assert figures(house, 2024) == before == (2, 3, 0)
    assert [one.day for one in Presence.objects.all()] == [date(2025, 1, 1)]
