"""Sums of a network: never a house, not even by comparing two sums, two years, two networks, before and after."""

from datetime import UTC, datetime
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entrepairs.core.clock import at, now
from entrepairs.core.rules import Refused
from entrepairs.insights.actions import publish_sums
from entrepairs.insights.figures import Family, Figure, to_json
from entrepairs.insights.models import Closing, NetworkSum, Report
from entrepairs.insights.network import LEAST_HOUSES, tells_of_groups_only, total
from entrepairs.insights.networks import shown
from entrepairs.structures.actions.houses import open_structure
from entrepairs.structures.models import Affiliation, Structure

pytestmark = pytest.mark.django_db
JANUARY = datetime(2027, 1, 15, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def january(db):
    with at(JANUARY):
        yield


@pytest.fixture
def network(elena):
    return open_structure(name="Réseau", kind="plateforme_pairs", country="FR", commune="FR-21231", by=elena)


def joined(network, *, members, year=2026):
    """A house that agreed, and closed its report."""
    house = Structure.objects.create(name="M", kind="gem", country="FR", commune="FR-21231", opened_at=now())
    Affiliation.objects.create(network=network, house=house, asked_by="reseau", asked_at=now(), agreed_at=now())
    report = Report.objects.create(structure=house, year=year)
    families = (Family("membres", "", (Figure("members", "", members, people=True),)),)
    Closing.objects.create(report=report, at=now(), figures=to_json(families))
    return house


def withdraw(network, house):
    Affiliation.objects.filter(network=network, house=house).update(ended_at=now())


def page(network, client):
    return client.get(f"/maisons/{network.pk}/sommes/")


def test_five_houses_make_a_sum_and_four_do_not(network, elena, desk):
    houses = [joined(network, members=n) for n in (12, 21, 33, 47)]
    with pytest.raises(Refused):
        publish_sums(network, 2026, by=elena)
    joined(network, members=9)
    publish_sums(network, 2026, by=elena)

    text = page(network, desk(elena)).text
    assert "120" in text
    assert "122" not in text
    assert not [house for house in houses if str(house.pk) in text]


def test_a_house_that_withdraws_is_gone_at_once_and_cannot_be_worked_out(network, elena):
    houses = [joined(network, members=20 + n) for n in range(8)]
    publish_sums(network, 2026, by=elena)
    withdraw(network, houses[0])

    assert shown(network) == {}
    with pytest.raises(Refused):
        publish_sums(network, 2026, by=elena)
    for house in houses[1:3]:
        withdraw(network, house)
    with pytest.raises(Refused):
        publish_sums(network, 2026, by=elena)


def test_a_house_that_joins_after_is_not_worked_out_either(network, elena):
    for n in range(6):
        joined(network, members=20 + n)
    publish_sums(network, 2026, by=elena)
    for n in range(LEAST_HOUSES - 1):
        joined(network, members=30 + n)
        with pytest.raises(Refused):
            publish_sums(network, 2026, by=elena)
    joined(network, members=40)

    publish_sums(network, 2026, by=elena)
    assert [one.houses for one in shown(network)[2026]] == [11]


def test_two_networks_cannot_compare_their_sums(network, elena):
    houses = [joined(network, members=20 + n) for n in range(7)]
    publish_sums(network, 2026, by=elena)
    other = open_structure(name="Autre", kind="plateforme_pairs", country="FR", commune="FR-21231", by=elena)
    for house in houses[:6]:
        Affiliation.objects.create(network=other, house=house, asked_by="reseau", asked_at=now(), agreed_at=now())

    with pytest.raises(Refused):
        publish_sums(other, 2026, by=elena)


def test_the_year_under_way_and_open_reports_are_not_added(network, elena):
    houses = [joined(network, members=20, year=2027) for _n in range(6)]
    Closing.objects.filter(report__structure=houses[0]).update(reopened_at=now(), reason="…")
    with pytest.raises(Refused):
        publish_sums(network, 2027, by=elena)
    with at(datetime(2028, 1, 15, tzinfo=UTC)):
        publish_sums(network, 2027, by=elena)

    assert [len(row.houses) for row in NetworkSum.objects.all()] == [5]


def test_nobody_else_sees_the_sums_and_a_house_is_no_network(network, house, elena, farid, bruno, desk):
    for someone in (farid, bruno):
        assert page(network, desk(someone)).status_code == 404
        assert desk(someone).post(f"/maisons/{network.pk}/sommes/2026/").status_code == 404
    assert page(house, desk(elena)).status_code == 404


def test_one_large_house_is_not_told_by_a_sum():
    assert total("members", [200, 10, 10, 10, 10]) is None
    assert total("members", [23, 10, 10, 10, 10]) == 65


@given(st.lists(st.sets(st.integers(0, 14), min_size=1), min_size=1, max_size=4))
def test_no_combination_of_published_sums_isolates_few_houses(asked):
    """Whatever a network asks for: houses that no published sum tells apart are five or more."""
    published = []
    for houses in asked:
        if tells_of_groups_only(houses, published):
            published.append(houses)
    together = {
        house: {other for other in range(15) if all((house in one) == (other in one) for one in published)}
        for house in set().union(*published)
    }
    assert all(len(group) >= LEAST_HOUSES for group in together.values())
    for one, other in combinations(published, 2):
        assert not 0 < len(one - other) < LEAST_HOUSES
