"""A process of one’s own: given text, it says where it is, then answers; it can be ended early or given up."""

import sys

import pytest

from entrepairs.core.own_process import GIVE_UP, GO_ON, STOP, Failed, conversed

COUNTS = """
import json, sys
print(json.dumps({"stage": "lit"}), flush=True)
print(json.dumps({"answer": sum(int(line) for line in sys.stdin if line.strip())}), flush=True)
"""
WAITS = """
import json, sys
sys.stdin.readline()
print(json.dumps({"answer": sys.stdin.readline().strip()}), flush=True)
"""


def run(program, given="", wish=lambda: GO_ON, **how):
    told = []
    words = [sys.executable, "-c", program]
    return conversed(words, given, last="answer", told=told.append, wish=wish, **how), told


def test_it_reads_to_the_end_says_where_it_is_and_answers():
    many = "\n".join(str(n) for n in range(50_000))

    said, told = run(COUNTS, many)

    assert said == {"answer": sum(range(50_000))}
    assert told == [{"stage": "lit"}]


def test_it_can_be_asked_to_end_with_what_it_has():
    said, _told = run(WAITS, "1", lambda: STOP, stays=True)

    assert said == {"answer": STOP}


def test_given_up_it_answers_nothing():
    assert run("import time; time.sleep(3600)", wish=lambda: GIVE_UP)[0] is None


@pytest.mark.parametrize("program", ["raise SystemExit(1)", "print('?')", "import time; time.sleep(3600)"])
def test_what_breaks_or_lasts_too_long_has_failed(program):
    with pytest.raises(Failed):
        run(program, longest=0.5)
