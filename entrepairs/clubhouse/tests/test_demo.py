"""The Clubhouse of the demonstration lives, small, and the same each time."""

import pytest

from entrepairs.agenda.models import CallSheet, Swap
from entrepairs.clubhouse.demo import NAME
from entrepairs.clubhouse.models import ReachOut, Record, Task, Unit
from entrepairs.core.clock import now
from entrepairs.core.demonstration import seed_house
from entrepairs.structures.models import Structure

pytestmark = pytest.mark.django_db


def test_the_mill_has_a_day_a_page_and_someone_to_give_news_to():
    seed_house("vie", now())
    club = Structure.objects.get(name=NAME)

    assert Unit.objects.filter(structure=club).count() == 3
    assert Record.objects.get(structure=club).versions.get().is_signed
    assert ReachOut.objects.in_force().count() == 2
    assert Task.objects.get(structure=club, reach_out__isnull=False).reach_out.member.pseudonym == "Nuage"
    assert Swap.objects.filter(seat__shift__structure=club, state=Swap.State.OPEN).count() == 1
    assert CallSheet.objects.filter(structure=club).count() == 4


def test_at_the_opening_there_is_no_mill():
    seed_house("ouverture", now())
    assert not Structure.objects.here().filter(name=NAME).exists()
