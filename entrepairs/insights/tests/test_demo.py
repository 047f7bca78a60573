"""The demonstration house has lived: its reports have something to say."""

from datetime import UTC, datetime

import pytest

from entrepairs.core.clock import at
from entrepairs.core.demonstration import seed_house
from entrepairs.insights.figures import figures_of
from entrepairs.insights.reports import period_of, told_outside, whole
from entrepairs.structures.models import Structure

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 25, 11, tzinfo=UTC)


def test_last_year_is_closed_and_this_one_lacks_nothing():
    with at(NOON):
        seed_house("vie", NOON)
        house = Structure.objects.here().get(commune="FR-21231")
        last, this = (whole(house, period_of(house, year)) for year in (2025, 2026))

    assert last.closing
    assert all(text for _heading, _label, text in last.narratives)
    assert not this.lacks
    assert all(figure.last is not None for figure in figures_of(this.families).values())
    assert any(figure.is_hidden for figure in figures_of(told_outside(last)).values())
