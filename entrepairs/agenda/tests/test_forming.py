"""Groups of six to ten: every limit kept, no refused pair, nobody alone to be new, and a bound that is one."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from entrepairs.agenda.forming.possible import circles_of, fits, may_lead
from entrepairs.agenda.forming.remaining import Why, remaining
from entrepairs.agenda.forming.solver.drawing import form_groups
from entrepairs.agenda.forming.values import LEAST, MOST, ONLINE, Drawn, Lead, Pool, Seeker

SOME = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
FRENCH = frozenset({"fr"})


def seeker(*themes: int, moments: int = 1, languages=FRENCH, **more) -> Seeker:
    return Seeker(themes or (0,), moments, languages, **more)


def lead(*themes: int, moments: int = 1, places=(ONLINE,), most: int = 1, languages=FRENCH) -> Lead:
    return Lead(frozenset(themes or (0,)), moments, languages, frozenset(places), most)


@st.composite
def pools(draw: st.DrawFn) -> Pool:
    """Up to thirty people, four leads, two rooms, two themes, three moments."""
    languages = st.sampled_from([FRENCH, frozenset({"fr", "ar"}), frozenset({"ar"})])
    spots = st.none() | st.tuples(st.integers(0, 9), st.integers(0, 9))
    one = st.builds(
        Seeker,
        themes=st.lists(st.integers(0, 1), min_size=1, max_size=2, unique=True).map(tuple),
        moments=st.integers(0, 7),
        languages=languages,
        online=st.booleans(),
        spot=spots,
        radius=st.integers(0, 12),
        is_new=st.booleans(),
        rooms=st.frozensets(st.integers(0, 1)),
        unwanted=st.frozensets(
            st.tuples(st.integers(0, 1), st.integers(0, 2), st.sampled_from(["fr", "ar"]), st.integers(-1, 1)),
            max_size=2,
        ),
    )
    who = st.builds(
        Lead,
        themes=st.frozensets(st.integers(0, 1)),
        moments=st.integers(0, 7),
        languages=languages,
        places=st.frozensets(st.integers(-1, 1)),
        most=st.integers(0, 2),
    )
    seekers = tuple(draw(st.lists(one, max_size=30)))
    leads = tuple(draw(st.lists(who, max_size=4)))
    pairs = list(combinations(range(len(seekers)), 2))
    apart = draw(st.frozensets(st.sampled_from(pairs), max_size=8)) if pairs else frozenset()
    sides = [(s, n) for s in range(len(seekers)) for n in range(len(leads))]
    unled = draw(st.frozensets(st.sampled_from(sides), max_size=5)) if sides else frozenset()
    return Pool(seekers, leads, ((2, 2), (8, 8)), apart, unled)


def wrong(pool: Pool, drawn: Drawn) -> list[str]:
    """Every rule, judged apart from what draws."""
    found = []
    for group in drawn.groups:
        circle, people = drawn.circles[group.circle], set(group.people)
        new = [who for who in people if pool.seekers[who].is_new]
        found += ["size"] * (not LEAST <= len(group.people) <= MOST or len(people) != len(group.people))
        found += ["limit"] * (not all(fits(pool, who, circle) for who in people))
        found += ["lead"] * (not may_lead(pool, group.lead, circle))
        found += ["apart"] * any(set(pair) <= people for pair in pool.apart)
        found += ["unled"] * any((who, group.lead) in pool.unled for who in people)
        found += ["alone"] * (len(new) == 1)
    everyone = [who for group in drawn.groups for who in group.people]
    found += ["twice"] * (len(everyone) != len(set(everyone)))
    for who, one in enumerate(pool.leads):
        moments = [drawn.circles[group.circle].moment for group in drawn.groups if group.lead == who]
        found += ["load"] * (len(moments) > one.most or len(moments) != len(set(moments)))
    return found


@SOME
@given(pools())
def test_every_limit_is_kept_and_the_bound_is_one(pool):
    drawn = form_groups(pool)

    assert wrong(pool, drawn) == []
    assert sum(len(group.people) for group in drawn.groups) == drawn.placed <= drawn.bound


@SOME
@given(pools())
def test_a_circle_holds_exactly_those_who_fit(pool):
    for circle in circles_of(pool):
        assert set(circle.people) == {who for who in range(len(pool.seekers)) if fits(pool, who, circle)}
        assert set(circle.leads) == {who for who in range(len(pool.leads)) if may_lead(pool, who, circle)}


@SOME
@given(pools())
def test_everyone_is_in_a_group_or_has_a_reason(pool):
    drawn = form_groups(pool)
    inside = {who for group in drawn.groups for who in group.people}

    assert remaining(pool, drawn).keys() | inside == set(range(len(pool.seekers)))
    assert not remaining(pool, drawn).keys() & inside


def test_twelve_people_and_two_leads_make_two_groups_of_six_or_one_of_ten():
    people = tuple(seeker(moments=3) for _ in range(12))

    two = form_groups(Pool(people, (lead(moments=3), lead(moments=3))))
    one = form_groups(Pool(people, (lead(moments=3),)))

    assert (two.placed, two.bound, one.placed, one.bound) == (12, 12, 10, 10)


def test_a_lead_moves_so_that_one_more_group_opens():
    """The first may lead both themes; the second only the first one."""
    people = tuple(seeker(0) for _ in range(7)) + tuple(seeker(1) for _ in range(6))

    assert form_groups(Pool(people, (lead(0, 1), lead(0)))).placed == 13


def test_three_who_each_refuse_the_next_are_in_three_groups_or_out():
    people = tuple(seeker(moments=7) for _ in range(21))
    apart = frozenset({(0, 1), (1, 2), (0, 2)})

    pool = Pool(people, tuple(lead(moments=7) for _ in range(3)), apart=apart)

    drawn = form_groups(pool)

    assert wrong(pool, drawn) == []
    assert drawn.placed == 21


def test_someone_that_everybody_refuses_is_out_and_is_told_like_anybody():
    people = tuple(seeker() for _ in range(8))
    pool = Pool(people, (lead(),), apart=frozenset((n, 7) for n in range(7)))

    drawn = form_groups(pool)

    assert drawn.placed == 7 and remaining(pool, drawn) == {7: Why.FULL}


def test_someone_new_comes_with_someone_new_or_waits():
    alone = Pool((*(seeker() for _ in range(7)), seeker(is_new=True)), (lead(),))
    two = replace(alone, seekers=(*alone.seekers, seeker(is_new=True)))

    assert form_groups(alone).placed == 7 and form_groups(two).placed == 9


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (seeker(5), Why.THEME),
        (seeker(moments=2), Why.MOMENT),
        (seeker(languages=frozenset({"ar"})), Why.LANGUAGE),
        (seeker(online=False), Why.PLACE),
        (seeker(1), Why.FEW),
    ],
)
def test_what_is_missing_is_said(one, why):
    pool = Pool((*(seeker() for _ in range(6)), one), (lead(0, 1),))

    assert remaining(pool, form_groups(pool)) == {6: why}


def drawn_pool(seed: int, people: int, leads: int) -> Pool:
    """People and leads by chance, always the same for a seed."""
    chance = np.random.default_rng(seed)

    def few(top: int, most: int) -> tuple[int, ...]:
        return tuple(int(n) for n in chance.permutation(top)[: chance.integers(1, most + 1)])

    seekers = tuple(
        Seeker(few(6, 2), sum(1 << n for n in few(10, 4)), FRENCH, bool(chance.random() < 0.6), (0, 0), 0)
        for _ in range(people)
    )
    heads = tuple(lead(*few(6, 3), moments=sum(1 << n for n in few(10, 5)), most=2) for _ in range(leads))
    pairs = [chance.choice(people, 2, replace=False) for _ in range(people // 5)]
    apart = frozenset((int(min(pair)), int(max(pair))) for pair in pairs)
    return Pool(seekers, heads, (), apart)


def test_the_same_pool_gives_the_same_groups():
    assert form_groups(drawn_pool(3, 150, 12)) == form_groups(drawn_pool(3, 150, 12))


def test_many_people_are_placed_near_the_bound():
    pool = drawn_pool(1, 200, 15)
    drawn = form_groups(pool)

    assert wrong(pool, drawn) == []
    assert drawn.placed >= 0.9 * drawn.bound


@SOME
@given(pools(), st.integers(0, 3))
def test_the_bound_only_rises_with_one_more_lead(pool, number):
    more = replace(pool, leads=(*pool.leads, lead(0, 1, moments=7, most=number)))

    assert form_groups(more).bound >= form_groups(pool).bound


def test_eleven_people_make_the_largest_group_that_every_rule_allows():
    """Forty small pools, compared with every set of people tried by hand."""
    best = [largest(small(seed)) for seed in range(40)]

    assert [form_groups(small(seed)).placed for seed in range(40)] == best
    assert 0 in best and len(set(best)) > 3, "some make none, some a small one, some a large one"


def small(seed: int) -> Pool:
    """Eleven people, two themes, two moments, two leads, some refusals."""
    chance = np.random.default_rng(seed)
    here = [(chance.random(2) < 0.8, chance.random(2) < 0.8, bool(chance.random() < 0.3)) for _ in range(11)]
    seekers = tuple(
        Seeker(tuple(n for n in (0, 1) if themes[n]) or (0,), int(moments @ [1, 2]), FRENCH, is_new=is_new)
        for themes, moments, is_new in here
    )
    pairs = [pair for pair in combinations(range(11), 2) if chance.random() < 0.12]
    sides = [(who, one) for who in range(11) for one in (0, 1) if chance.random() < 0.1]
    return Pool(seekers, (lead(0, moments=3), lead(0, 1, moments=1)), (), frozenset(pairs), frozenset(sides))


def largest(pool: Pool) -> int:
    """By hand: every set of six to ten, in every circle, with every lead."""
    found = 0
    for circle in circles_of(pool):
        for who in circle.leads:
            free = [one for one in circle.people if (one, who) not in pool.unled]
            sets = (set(some) for size in range(LEAST, MOST + 1) for some in combinations(free, size))
            found = max([found, *(len(some) for some in sets if goes_together(pool, some))])
    return found


def goes_together(pool: Pool, people: set[int]) -> bool:
    is_alone = sum(pool.seekers[who].is_new for who in people) == 1
    return not is_alone and not any(set(pair) <= people for pair in pool.apart)
