"""Sums over the houses of a network: when they may be said, and how roughly. Pure.

All that is ever published of one figure of one year, by all networks together, splits the houses into groups: those
that are in the same sums. A sum may be published when every group has at least LEAST_HOUSES houses, or none. Whatever
is added to or subtracted from whatever, one only learns of groups, never of a house: not of one that joins, nor of one
that withdraws."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

LEAST_HOUSES = 5
HALF = 0.5
STEPS: Mapping[str, int] = {
    "members": 5,
    "new": 5,
    "visitors": 5,
    "met": 5,
    "visits": 10,
    "participations": 10,
    "held": 5,
    "open_hours": 10,
    "fte": 1,
    "volunteers": 5,
}
"""Figures that may be added from one house to another, and to what their sum is rounded."""


def tells_of_groups_only(houses: Collection[str], published: Iterable[Collection[str]]) -> bool:
    """Whether this sum, beside those that were ever published, keeps every group large enough."""
    sums = [set(houses), *map(set, published)]
    everyone = set().union(*sums)
    groups = Counter(tuple(house in one for one in sums) for house in everyone)
    return all(size >= LEAST_HOUSES for size in groups.values())


def total(key: str, values: Collection[float]) -> float | None:
    """Their sum, rounded; None when one house makes more than half of it."""
    whole = sum(values)
    if not values or max(values) > HALF * whole:
        return None
    return round(whole / STEPS[key]) * STEPS[key]
