"""A reader who holds everything that left the house: every list, every share, the version before, the sums of the
network. They know the method and which of the hidden counts are small; they never learn which small number it is."""

from functools import lru_cache
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entrepairs.core.clock import now
from entrepairs.insights.figures import Family, Figure, figures_of, to_json
from entrepairs.insights.models import Closing, Report
from entrepairs.insights.network import STEPS
from entrepairs.insights.networks import sums_to_publish
from entrepairs.insights.publication import Outside, kept_in, outgoing
from entrepairs.insights.suppression import LEAST, is_small
from entrepairs.insights.words import HIDDEN
from entrepairs.structures.actions.houses import open_structure
from entrepairs.structures.models import Affiliation, Structure

KEYS = ("met", "several", "met_members", "regular_others")
LIVED, IMAGINED = 8, 14
"""Most people in the years that are tried; in those that a reader thinks of, who does not know it."""


@lru_cache
def worlds(most):
    """Every small year: who came, of them several times a week, members, and regular without being members."""
    counts = product(range(most + 1), repeat=4)
    return [(met, several, mine, others) for met, several, mine, others in counts if several <= met >= mine + others]


def of_year(counts):
    """The family of attendance as the report prints it, shares included."""
    values = dict(zip(KEYS, counts, strict=True))
    figures = [Figure(key, key, n, people=True) for key, n in values.items()]
    for key in ("several", "met_members"):
        share = round(100 * values[key] / values["met"], 1) if values["met"] else None
        figures.append(Figure(f"{key}_share", key, share, unit="%", follows=(key, "met")))
    return (Family("frequentation", "", tuple(figures)),)


def told(counts):
    families = of_year(counts)
    return {key: one.value for key, one in figures_of(outgoing(families, kept_in(families, Outside()), {})).items()}


def alike(seen, counts, other):
    """Whether this other year is possible for who reads `seen` and knows which of the hidden counts are small."""
    for key, true, tried in zip(KEYS, counts, other, strict=True):
        if seen[key] != HIDDEN:
            if tried != seen[key]:
                return False
        elif is_small(true) != is_small(tried) or not tried:
            return False
    return all(
        seen[f"{key}_share"] in (HIDDEN, None) or told_share(key, other) == seen[f"{key}_share"] for key in KEYS[1:3]
    )


def told_share(key, counts):
    values = dict(zip(KEYS, counts, strict=True))
    return round(100 * values[key] / values["met"], 1) if values["met"] else None


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(worlds(LIVED)))
def test_lists_and_shares_of_a_year_do_not_give_a_small_count_back(counts):
    seen = told(counts)
    possible = [other for other in worlds(IMAGINED) if alike(seen, counts, other)]

    for n, (key, true) in enumerate(zip(KEYS, counts, strict=True)):
        if is_small(true):
            assert seen[key] == HIDDEN
            assert len({other[n] for other in possible}) > 1, (counts, seen)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(worlds(LIVED)))
def test_those_who_are_in_no_list_are_not_found_by_subtraction(counts):
    """Who does not come several times a week; who is not a member."""
    seen = told(counts)
    met, several, mine, _others = counts
    for part, rest in (("several", met - several), ("met_members", met - mine)):
        if is_small(rest):
            assert HIDDEN in (seen["met"], seen[part])


@pytest.mark.django_db
@given(values=st.lists(st.integers(0, 60), min_size=6, max_size=9))
@settings(max_examples=25, deadline=None)
def test_a_sum_beside_the_reports_of_its_houses_gives_nothing_back(values, elena):
    """The agency receives the reports, the network the sum: they compare. What a report hides is in no sum."""
    network = open_structure(name="Réseau", kind="plateforme_pairs", country="FR", commune="FR-21231", by=elena)
    said = []
    for n in values:
        families = (Family("membres", "", (Figure("members", "", n, people=True),)),)
        away = kept_in(families, Outside())
        said += [] if "members" in away else [n]
        house = Structure.objects.create(name="M", kind="gem", country="FR", commune="FR-21231", opened_at=now())
        Affiliation.objects.create(network=network, house=house, asked_by="reseau", asked_at=now(), agreed_at=now())
        report = Report.objects.create(structure=house, year=2025)
        Closing.objects.create(report=report, at=now(), figures=to_json(families), kept_in=sorted(away))

    found = sums_to_publish(network, 2025).get("members")

    if found is not None:
        houses, total = found
        assert len(houses) == len(said) >= LEAST
        assert abs(total - sum(said)) <= STEPS["members"] / 2
