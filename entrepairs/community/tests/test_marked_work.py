"""What drawing a message takes: so many steps for each sign, whatever the signs and their order."""

import re
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entrepairs.community.marked import DEEPEST, MOST_BRACKETS, marked, plain

LENGTH = 2_000
MOST_STEPS = 900
"""Lines of the program for one sign. Words that are all in italics take 200."""
SIGNS = ["[", "![", "]", "](", ")", "[]", "[x](", "(", "<", '"', "*", "_", "**", "`", "\\", "> ", "- ", "1. ", "  "]
SIGNS += ["a", "a ", "\n", "\n\n", "https://a.fr", "https://a.fr ", "&", "!", "é"]
REPEATED = [
    *(
        "[",
        "![",
        "> [",
        "[[]",
        "[x][",
        "[](",
        "[a](",
        "[a](<",
        "[**a**](",
        "[!",
        "*[",
        "- [",
        "[\n",
        "\\[",
        "`[",
        "[a]: ",
    ),
    *('[a](https://a.fr "', "[a](https://a.fr (", "[a](https://a.fr)", "[a](((", "[]()", "]", "](", "](https://a.fr)"),
    *(
        "> ",
        ">",
        "- ",
        "1. ",
        "> - ",
        "- > ",
        "> a\n",
        "> a\n\n",
        "- a\n",
        "- a\n\n",
        "1. a\n",
        "a\n- ",
        "\n",
        " \n",
        "\\\n",
    ),
    *("*", "**", "*a ", "a*", "*a*", "**a", "***a", "*_", "*a_ ", "_a", "**a **b", "*a **b* c**", "`", "``a", "`a"),
    *("https://", "https://a.fr ", "https://é", "<https://a", "&#0;", "<", "\t", "é"),
]
THEN = [
    *(("> " * 200, "\na"), ("> " * DEEPEST, "\na"), ("- " * 90, "\na"), ("> - " * 6, "\n*_"), ("> " * 200, "\n> a")),
    *(("[" * MOST_BRACKETS, "a*"), ("[*" * MOST_BRACKETS, "*a"), ("[[]" * 15, "a\n"), ("[a](<" * MOST_BRACKETS, "a ")),
    *(("[" * 90, "](https://a.fr)"), ('[](https://a "' * MOST_BRACKETS, "a*"), ("[](" * MOST_BRACKETS, "(")),
]


class TooMuch(Exception):
    pass


def steps(work: Callable[[str], Any], text: str) -> int:
    """How many lines of Python run; TooMuch as soon as they are too many."""
    work(text[:100])  # what is made once is made
    count, before = 0, sys.gettrace()

    def line(_frame: FrameType, event: str, _arg: Any) -> Any:
        nonlocal count
        count += event == "line"
        if count > MOST_STEPS * max(LENGTH, len(text)):
            raise TooMuch(f"{count / len(text):.0f} for each sign of {text[:40]!r}")
        return line

    sys.settrace(lambda *_call: line)
    try:
        work(text)
    finally:
        sys.settrace(before)
    return count


def typed(first: str, then: str) -> str:
    """So long a text, without the spaces around it that a form takes away."""
    return (first + then * LENGTH)[:LENGTH].strip()


@pytest.mark.parametrize("read", [marked, plain])
@pytest.mark.parametrize("sign", REPEATED)
def test_a_sign_repeated_takes_no_more_for_each(read, sign):
    assert steps(read, typed("a", sign))


@pytest.mark.parametrize(("first", "then"), THEN)
def test_signs_that_look_ahead_take_no_more_for_each_that_follows(first, then):
    assert steps(marked, typed(first, then))


@settings(max_examples=100)
@given(st.lists(st.sampled_from(SIGNS), min_size=1, max_size=4), st.integers(1, 60), st.sampled_from(SIGNS))
def test_no_three_signs_take_more(signs, times, then):
    assert steps(marked, typed("".join(signs) * times, then))


def test_twice_as_long_takes_twice_as_much():
    for sign in ("[", "> [", "*_", "- a\n", "`", "[a](https://a.fr) "):
        short, long = (steps(marked, (sign * LENGTH)[:length]) for length in (LENGTH, 2 * LENGTH))
        assert long < 2.2 * short, sign


def test_beyond_so_many_brackets_addresses_are_still_links_and_nothing_is_lost():
    links = [f"[lieu {n}](https://exemple.org/{n})" for n in range(MOST_BRACKETS + 1)]

    few, many = marked(" ".join(links[1:])), marked(" ".join(links))

    assert few.count("<a ") == MOST_BRACKETS and "[lieu" not in few
    assert re.findall(r'href="([^"]*)"', many) == [f"https://exemple.org/{n}" for n in range(MOST_BRACKETS + 1)]
    assert many.count("[lieu") == MOST_BRACKETS + 1
    assert plain(" ".join(links)) == " ".join(links)


@pytest.mark.parametrize("sign", ["> ", "- ", "> - ", "1. "])
@pytest.mark.parametrize("depth", range(1, DEEPEST + 6))
def test_however_deep_the_words_are_there(sign, depth):
    text = sign * depth + "loin\nici"

    for found in (marked(text), plain(text)):
        assert re.findall("loin|ici", found) == ["loin", "ici"]
