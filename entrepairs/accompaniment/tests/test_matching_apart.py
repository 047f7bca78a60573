"""The batch in a process of its own: the values go and come back whole, figures are kept, and nobody is in them."""

import json
import subprocess
import sys
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entrepairs.accompaniment.matching.apart import draft
from entrepairs.accompaniment.matching.batch import solve
from entrepairs.accompaniment.matching.plain import digest, read, written
from entrepairs.accompaniment.matching.policy import POLICY
from entrepairs.accompaniment.matching.pool import Pool
from entrepairs.accompaniment.matching.shortlist import proposed, shortlist
from entrepairs.accompaniment.tests.matching_crowd import crowd
from entrepairs.accompaniment.tests.matching_values import pools, seekers
from entrepairs.core.own_process import ROOT


@given(st.lists(seekers, max_size=3), pools)
def test_values_come_back_as_they_went(some, pool):
    assert [read(line) for line in written(some, pool)] == [*some, *pool]


@given(st.lists(seekers, max_size=3), pools, st.randoms())
def test_the_digest_says_the_values_and_not_their_order(some, pool, chance):
    lines = list(written(some, pool))
    mixed = chance.sample(lines, len(lines))
    other = list(written(some, [replace(pool[0], free_places=7), *pool[1:]]))

    assert digest(lines) == digest(mixed) != digest(other)


def test_the_other_process_finds_what_this_one_finds():
    asked, offered = crowd(Random(1), 60, 20)
    pool = Pool.of(asked, offered)
    result = solve(pool)

    found = draft(asked, offered)

    assert (found.objective, found.bound, found.matched) == (result.objective, result.bound, len(result.person))
    assert found.proposals == proposed(pool, shortlist(pool, POLICY, result))
    assert found.policy == POLICY.digest
    assert draft(asked[::-1], offered[::-1]).proposals == found.proposals


def test_options_reach_it_and_are_part_of_the_policy():
    asked, offered = crowd(Random(1), 20, 10)

    assert draft(asked, offered, "--strict").policy == replace(POLICY, strict=True).digest


DAYS = '{"side": "demande", "id": "a", "person_id": "b", "days": "longtemps"}'


@pytest.mark.parametrize("line", ["{", "[]", '{"side": "x"}', '{"side": "demande"}', '{"side": "offre", "x": 2}', DAYS])
def test_what_is_no_value_is_one_sentence(line):
    command = [sys.executable, "-m", "entrepairs.accompaniment.matching", "draft"]
    done = subprocess.run(command, input=line, capture_output=True, text=True, cwd=ROOT, check=False)

    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("Une ligne")
    assert len(done.stderr.splitlines()) == 1


def test_nobody_waits_is_an_answer():
    found = draft([], [])

    assert (found.people, found.gap, found.proposals) == (0, 0.0, {})
    assert json.dumps(found.proposals) == "{}"
