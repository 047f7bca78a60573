"""A planning: every rule kept, the most seats held, then the fairest share, then the wishes. Compared with all ways."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from entrepairs.agenda.rota.checking import broken
from entrepairs.agenda.rota.fairness import shares
from entrepairs.agenda.rota.holes import holes
from entrepairs.agenda.rota.limits import Limit, limits, who_may
from entrepairs.agenda.rota.solver.search import Stop, plan
from entrepairs.agenda.rota.values import Level, Problem, Slot, Volunteer, at_slot, duo, of_person

HOUR = 60
A_FEW = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
LEARNING, USUAL, EXPERIENCED = Level


def slot(day: int, at: int = 14, *, least: int = 1, seats: int = 2, guided: bool = True, lasts: int = 2) -> Slot:
    """Of day `day`, from `at` o’clock, for `lasts` hours."""
    starts = (day * 24 + at) * HOUR
    return Slot(starts, starts + lasts * HOUR, day, day // 7, least, seats, guided)


def someone(*can: int, level: Level = EXPERIENCED, most: int = 3, likes: tuple[int, ...] = (), owed: int = 0):
    return Volunteer(level, most, frozenset(can), frozenset(likes), owed)


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """Four people and three permanences at most, with everything that may stand in the way."""
    slots = tuple(
        slot(
            draw(st.integers(0, 7)),
            draw(st.sampled_from([6, 9, 20])),
            seats=(seats := draw(st.integers(1, 3))),
            least=draw(st.integers(1, seats)),
            guided=draw(st.booleans()),
        )
        for _ in range(draw(st.integers(0, 3)))
    )
    numbers = st.frozensets(st.sampled_from(range(len(slots)))) if slots else st.just(frozenset())
    people = tuple(
        Volunteer(draw(st.sampled_from(Level)), draw(st.integers(0, 2)), draw(numbers), draw(numbers))
        for _ in range(draw(st.integers(0, 4)))
    )
    pairs = list(combinations(range(len(people)), 2))
    duos = st.frozensets(st.sampled_from(pairs), max_size=2) if pairs else st.just(frozenset())
    places = [(who, where) for who in range(len(people)) for where in range(len(slots))]
    held = draw(st.frozensets(st.sampled_from(places), max_size=2)) if places else frozenset()
    apart = draw(duos)
    return Problem(slots, people, held, apart, draw(duos) - apart)


def worth(problem: Problem, roster) -> tuple[int, int, int, int]:
    """Smaller is better: below the least, empty, far from one’s share, wishes not kept."""
    there = [len(at_slot(roster, number)) for number in range(len(problem.slots))]
    short = sum(max(0, one.least - n) for one, n in zip(problem.slots, there, strict=True))
    empty = problem.seats - sum(there)
    asked = [who for who, one in enumerate(problem.people) if one.most and who in {w for w, _ in problem.possible()}]
    bands = shares([problem.people[who].most for who in asked], len(roster))
    loads = [len(of_person(roster, who)) for who in asked]
    unfair = sum(max(0, low - n) + max(0, n - high) for (low, high), n in zip(bands, loads, strict=True))
    wishes = sum(where in problem.people[who].likes for who, where in roster)
    wishes += sum(set(pair) <= set(at_slot(roster, n)) for pair in problem.together for n in range(len(there)))
    return short, empty, unfair, -wishes


def every_roster(problem: Problem):
    free = [one for one in problem.possible() if one not in problem.held]
    for size in range(len(free) + 1):
        for chosen in combinations(free, size):
            yield problem.held | frozenset(chosen)


@A_FEW
@given(problems())
def test_nothing_is_better_among_all_the_ways_and_every_rule_is_kept(problem):
    best = min(worth(problem, one) for one in every_roster(problem) if not broken(problem, one))

    found = plan(problem)

    assert found.is_proven
    assert not broken(problem, found.roster) and problem.held <= found.roster
    assert worth(problem, found.roster) == best


@A_FEW
@given(problems())
def test_what_is_left_empty_has_a_reason_and_nobody_could_be_added(problem):
    roster = plan(problem).roster
    over = [one for one in range(len(problem.slots)) if len(at_slot(roster, one)) > problem.slots[one].seats]

    if not over:
        assert all(hole.why for hole in holes(problem, roster))
    assert not any(who_may(problem, roster, hole.slot) for hole in holes(problem, roster))


@A_FEW
@given(problems())
def test_one_person_at_a_time_is_judged_as_the_whole_is(problem):
    """Who may be added breaks nothing; what the checker finds broken, nobody was allowed to add."""
    roster = plan(problem).roster
    for seat in problem.possible():
        if seat not in roster and not limits(problem, roster, seat):
            assert not broken(problem, roster | {seat})


def six_by_four() -> Problem:
    """Six people, four permanences of two seats. Zoé is the only one who is experienced and can on Thursday; she takes
    one a week: so Monday is led by Yann, who wants no other. Nobody at all can on Saturday morning after Friday night
    but Paul, who is there on Friday night."""
    zoe, yann, paul = someone(0, 1, most=1), someone(0, most=1), someone(2, 3, most=2)
    lise, marc = someone(0, 1, level=LEARNING), someone(0, 1, level=USUAL)
    nour = someone(2, level=LEARNING, likes=(2,))
    slots = (slot(0), slot(3), slot(4, 20), slot(5, 6))
    return Problem(slots, (zoe, yann, paul, lise, marc, nour), apart=frozenset({duo(1, 4)}))


def test_six_people_and_four_permanences_by_hand():
    """Best by hand: Yann and Lise on Monday (never Marc), Zoé and Marc on Thursday, Paul and Nour on Friday evening."""
    problem = six_by_four()
    found = plan(problem)

    assert found.is_proven and found.stages[0].value == 1 * (problem.seats + 1) + 1
    assert found.roster == {(1, 0), (3, 0), (0, 1), (4, 1), (2, 2), (5, 2)}
    assert [(hole.slot, hole.seats, hole.short, hole.why) for hole in holes(problem, found.roster)] == [
        (3, 2, 1, (Limit.REST,))
    ]


def test_someone_who_is_refused_leaves_no_other_trace_than_someone_who_cannot():
    slots, friend = (slot(0),), someone(0)
    refused = Problem(slots, (friend, someone(0)), frozenset({(0, 0)}), apart=frozenset({(0, 1)}))
    elsewhere = Problem(slots, (friend, someone()), frozenset({(0, 0)}))

    assert plan(refused).roster == plan(elsewhere).roster == {(0, 0)}
    assert holes(refused, refused.held) == holes(elsewhere, elsewhere.held)


def test_who_held_more_before_holds_less_now():
    slots = tuple(slot(day, seats=1) for day in range(4))
    people = tuple(someone(0, 1, 2, 3, most=4, owed=owed) for owed in (-2, 2))

    roster = plan(Problem(slots, people)).roster

    assert [len(of_person(roster, who)) for who in (0, 1)] == [0, 4]


def test_the_least_of_every_permanence_comes_before_a_second_person_anywhere():
    slots = (slot(0, least=1, seats=3), slot(0, 20, least=1, seats=1))
    people = (someone(0, 1), someone(0), someone(0))

    assert (0, 1) in plan(Problem(slots, people)).roster


def test_the_same_problem_gives_the_same_planning():
    slots = tuple(slot(day, at) for day in range(6) for at in (9, 18))
    people = tuple(someone(*range(n % 3, 12, 2), level=Level(n % 3), most=2) for n in range(9))
    problem = Problem(slots, people)

    assert plan(problem).roster == plan(replace(problem)).roster


def test_a_search_that_is_stopped_gives_what_people_hold_already():
    problem, stop = replace(six_by_four(), held=frozenset({(1, 0)})), Stop.none()
    stop.ask()

    found = plan(problem, stop=stop)

    assert (found.roster, found.is_proven, found.stages) == ({(1, 0)}, False, ())


@pytest.mark.parametrize("problem", [Problem((), ()), Problem((slot(0),), ()), Problem((), (someone(),))])
def test_nothing_to_plan_is_planned_at_once(problem):
    assert plan(problem).roster == frozenset()
