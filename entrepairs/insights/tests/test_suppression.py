"""Counts of few people cannot be found again: not by subtraction, not by knowing how they were hidden."""

from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from entrepairs.insights.suppression import LEAST, SPREAD, Counts, Sum, hidden, is_small, possible

NUMBERS = st.integers(0, 12)
LARGE = st.integers(0, 400)


def of_parts(*parts, **more):
    """A total and its parts."""
    values = {"total": sum(parts)} | {f"p{n}": part for n, part in enumerate(parts)}
    return Counts(values, [Sum("total", tuple(f"p{n}" for n in range(len(parts))))], **more)


def of_two_years(left, stayed, new_still, new_gone, **more):
    """Members of two years, as a report prints them; who left in between is printed nowhere."""
    values = {"before": left + stayed, "members": stayed + new_still, "new": new_still + new_gone}
    unsaid = {"left": left, "stayed": stayed, "new_still": new_still, "new_gone": new_gone}
    sums = [Sum("before", ("left", "stayed")), Sum("members", ("stayed", "new_still"))]
    return Counts(values | unsaid, [*sums, Sum("new", ("new_still", "new_gone"))], unsaid=set(unsaid), **more)


def shown(counts):
    """What a reader sees: the number, or that there is one."""
    away = hidden(counts)
    return tuple(None if key in away else n for key, n in counts.values.items() if key not in counts.unsaid)


def might_be(tried, number, is_away):
    """For a reader who knows which of the hidden counts are small."""
    if not is_away:
        return tried == number
    return is_small(tried) if is_small(number) else tried >= min(LEAST, number)


def is_safe(counts, away, key):
    """Any of 1, 2, 3, 4 for all one knows; or all that could be hidden around it is."""
    low, high = possible(counts, away)[key]
    assert low <= counts.values[key] <= high
    to_hide = [
        one for one in counts.values if one not in counts.unsaid and counts.values[one] and not counts.is_out(one)
    ]
    return not is_small(counts.values[key]) or high - low + 1 >= SPREAD or away >= set(to_hide)


def solutions(counts, most):
    """By trying every table: the values that each small count may have, for who sees what is shown."""
    parts, away = [key for key in counts.values if key != "total"], hidden(counts)
    found = {key: set() for key in counts.values}
    for tried in product(range(most + 1), repeat=len(parts)):
        table = dict(zip(parts, tried, strict=True)) | {"total": sum(tried)}
        if all(might_be(table[key], counts.values[key], key in away) for key in table):
            for key, n in table.items():
                found[key].add(n)
    return found


# --- one total and its parts


@pytest.mark.parametrize(
    ("parts", "away"),
    [
        ([10, 20, 30], set()),
        ([0, 20, 30], set()),
        ([3, 20, 30], {"p0", "p1"}),
        ([3, 4, 30], {"p0", "p1", "p2"}),
        ([1, 1, 98], {"p0", "p1", "p2"}),
        ([30, 40, 2], {"p2", "p0"}),
        ([30, 2, 40], {"p1", "p2"}),
        ([5, 4, 4], {"p0", "p1", "p2"}),
        ([3], {"p0", "total"}),
        ([3, 0, 0], {"p0", "total"}),
        ([3, 0, 97], {"p0", "p2"}),
    ],
)
def test_what_is_hidden_is_small_or_protects_what_is_small(parts, away):
    assert hidden(of_parts(*parts)) == away


@given(st.lists(LARGE, min_size=1, max_size=8))
def test_no_subtraction_gives_a_small_count_back(parts):
    counts = of_parts(*parts)
    away = hidden(counts)

    assert all(is_safe(counts, away, key) for key in counts.values)
    assert all(key in away for key, number in counts.values.items() if is_small(number))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 8), min_size=1, max_size=3))
def test_the_ranges_are_those_that_trying_every_table_gives(parts):
    counts = of_parts(*parts)
    ranges, tried = possible(counts, hidden(counts)), solutions(counts, most=12)

    for key, values in tried.items():
        assert min(values) == ranges[key][0]
        assert ranges[key][1] == max(values) or max(values) >= 12


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 7), min_size=2, max_size=3))
def test_who_knows_the_method_still_hesitates(parts):
    """Every table that would have been shown in the same way: a small count is never the same in all of them."""
    seen, number = shown(of_parts(*parts)), sum(parts)
    tables = product(range(max(number + 1, LEAST)), repeat=len(parts))
    alike = [table for table in tables if (seen[0] in (None, sum(table))) and shown(of_parts(*table)) == seen]
    for n, part in enumerate(parts):
        assert not is_small(part) or len({table[n] for table in alike}) > 1


def test_nobody_is_said_to_be_nobody():
    assert hidden(of_parts(0, 0, 0)) == set()


# --- from one year to the next


@given(st.integers(0, 9), LARGE, st.integers(0, 9), st.integers(0, 9))
def test_two_years_side_by_side_do_not_tell_how_many_left(left, stayed, new_still, new_gone):
    counts = of_two_years(left, stayed, new_still, new_gone)
    away = hidden(counts)

    assert all(is_safe(counts, away, key) for key in counts.values)


@given(st.integers(0, 6), st.integers(0, 60), st.integers(0, 6), st.integers(0, 6))
def test_nor_when_last_year_has_already_left_the_house(left, stayed, new_still, new_gone):
    out = {"before": left + stayed}
    assume(not is_small(left + stayed))  # such a count would not have left
    counts = of_two_years(left, stayed, new_still, new_gone, out=out)
    away = hidden(counts)

    assert "before" not in away
    assert all(is_safe(counts, away, key) for key in counts.values)


# --- before and after a correction


def test_what_was_hidden_once_stays_hidden_when_it_has_grown():
    first = of_parts(3, 6, 90)
    away = hidden(first)
    said = {key: number for key, number in first.values.items() if key not in away}

    assert {"p0", "p1"} <= hidden(of_parts(5, 6, 90, out=said, kept_back=away))


@given(st.lists(LARGE, min_size=2, max_size=5), st.data())
def test_two_versions_of_a_report_give_nothing_back(parts, data):
    """One part is corrected; the reader holds both versions, and thinks that what was not corrected is the same."""
    first = of_parts(*parts)
    away = hidden(first)
    said = {key: number for key, number in first.values.items() if key not in away}
    at = data.draw(st.integers(0, len(parts) - 1))
    second = of_parts(*[data.draw(NUMBERS) if n == at else p for n, p in enumerate(parts)], out=said, kept_back=away)
    away = hidden(second)

    assert all(second.is_out(key) or is_safe(second, away, key) for key in second.values)


def test_what_has_left_unchanged_protects_nothing_so_the_total_is_hidden():
    second = of_parts(3, 93, out={"p0": 7, "p1": 93, "total": 100})

    assert hidden(second) == {"p0", "total"}


# --- what the module refuses


def test_sums_in_a_circle_are_refused():
    with pytest.raises(ValueError, match="circle"):
        Counts({"a": 1, "b": 1, "c": 2}, [Sum("c", ("a", "b")), Sum("c", ("b", "a"))])


def test_an_unknown_count_is_refused():
    with pytest.raises(ValueError, match="No count"):
        Counts({"a": 1}, [Sum("a", ("b",))])


def test_five_people_may_be_said():
    assert [is_small(n) for n in range(LEAST + 1)] == [False, True, True, True, True, False]
