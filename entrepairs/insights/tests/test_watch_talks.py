"""M1 to M4: how the circles answer."""

from datetime import UTC, datetime, timedelta

import pytest

from entrepairs.community.tests.talking import begun, circle_of, said_in
from entrepairs.core.clock import at
from entrepairs.insights.watching.talks import Said, Talk, share, shared
from entrepairs.insights.watching.team import lines

START = datetime(2026, 3, 3, 11, tzinfo=UTC)


def talk(*voices, is_first=False):
    posts = [Said(START + timedelta(minutes=10 * n), voice, voice.upper()) for n, voice in enumerate(voices)]
    return Talk(posts, is_first)


def test_the_wait_is_until_somebody_else_answers():
    assert talk("a").wait is None and talk("a", "a").wait is None
    assert talk("a", "a", "b").wait == 20


@pytest.mark.parametrize(
    ("voices", "goes"),
    [
        ("ab", False),
        ("aba", False),
        ("abab", True),
        ("aabbaabb", True),
        ("abcb", False),
        ("abcabc", True),
        ("a", False),
    ],
)
def test_two_answer_each_other_when_one_answers_the_same_twice(voices, goes):
    assert talk(*voices).goes_back_and_forth is goes


def test_answers_of_someone_who_lived_the_same():
    lived = {"A": {"deuil"}, "B": {"deuil", "burn-out"}, "C": {"addiction"}}

    assert shared([talk("a", "b", "c", "a")], lived) == (1, 2)
    assert shared([Talk([Said(START, "a")])], lived) == (0, 0)


def test_a_share_of_nothing_is_nothing():
    assert share(0, 0) is None and share(1, 3) == 33


@pytest.mark.django_db
def test_the_page_reads_the_circles_and_names_nobody(house, elena, bruno, aicha):
    thread = begun(circle_of(house, elena), bruno)
    begun(thread.circle, aicha, is_hidden=True)
    said_in(thread, aicha)

    found = {line.label: line.value for line in lines(datetime.now(UTC) + timedelta(minutes=5))}

    assert found["Premiers messages qui ont eu une réponse"] == "1 sur 1 (100\u00a0%)"
    assert found["Fils où deux personnes se répondent"].startswith("0 sur 2")
    assert "Bruno" not in str(found) and "Aïcha" not in str(found)


@pytest.mark.django_db
def test_what_is_older_than_28_days_is_not_counted(house, elena, bruno, aicha):
    said_in(begun(circle_of(house, elena), bruno), aicha)
    with at(datetime.now(UTC) + timedelta(days=40)):
        found = lines(datetime.now(UTC) + timedelta(days=40))

    assert found[0].value is None
