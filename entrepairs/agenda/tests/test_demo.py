"""The agenda of the demonstration: the typical week, always the same."""

from datetime import UTC, datetime

import pytest

from entrepairs.agenda.models import Gathering, GroupPlace, WishRound
from entrepairs.core.demonstration import seed_house

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 25, 11, tzinfo=UTC)


def test_the_week_of_dijon_is_full_of_things_and_it_rained_once():
    seed_house("vie", NOON)

    dijon = Gathering.objects.filter(structure__commune="FR-21231", series__isnull=False)
    assert dijon.filter(starts_at__week=48, starts_at__year=2026).count() >= 15
    assert [row.cancelled_because for row in dijon.filter(state="annulee")] == ["Il pleut."]
    assert dijon.filter(kind="atelier").count() == 8


def test_in_namur_the_group_of_those_who_help_meets_in_the_room_and_on_screen():
    seed_house("vie", NOON)

    group = Gathering.objects.filter(structure__commune="BE-92094", way="deux").coming(NOON)
    assert (group[0].capacity, group[0].reserved, group[0].zone) == (10, 2, "Europe/Brussels")
    assert (group[1].starts_at - group[0].starts_at).days == 14


def test_in_dijon_one_round_can_be_drawn_and_a_group_waits_for_bruno():
    seed_house("vie", NOON)

    ready, waiting = WishRound.objects.order_by("asked_at")
    assert ready.state == WishRound.State.OPEN and ready.wishes.count() == 15
    assert GroupPlace.objects.filter(state=GroupPlace.State.ACCEPTED, wish__round=waiting).count() == 3
    assert GroupPlace.objects.get(wish__round=waiting, wish__person__pseudonym="Bruno").state == "invite"
