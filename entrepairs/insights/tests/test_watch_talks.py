"""M1 to M4, how the circles answer; M9, what those who help carry."""

from datetime import UTC, datetime, time, timedelta

import pytest

from entrepairs.accompaniment.models import Offer, Participant
from entrepairs.community.actions.removing import show_post
from entrepairs.community.hours import as_watched
from entrepairs.community.tests.talking import begun, circle_of, said_in
from entrepairs.core.clock import at
from entrepairs.insights.watching.carrying import carried
from entrepairs.insights.watching.talks import Said, Talk, share, shared
from entrepairs.insights.watching.team import lines
from entrepairs.people.models import Person
from entrepairs.safety.watch_hours import counted

PROMISED = "Réponses dans le temps promis"
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


DAY = as_watched([0, 1, 2, 3, 4, 5, 6], time(9), time(21))
EVENING = datetime(2026, 3, 3, 19, 50, tzinfo=UTC)
"""20:50 on the clock of the wall: ten minutes before the team leaves."""


def night(hours, minutes, *, is_first=False):
    """Answered so long after ten to nine in the evening."""
    answer = Said(EVENING + timedelta(hours=hours, minutes=minutes), "b")
    return Talk([Said(EVENING, "a"), answer], is_first, DAY)


def test_a_night_without_a_team_does_not_count_in_the_hours_that_were_announced():
    one = night(12, 20)  # at ten past nine the next morning

    assert (one.wait, one.announced_wait) == (740, 20)
    assert Talk(one.posts).announced_wait == 740, "without hours, the clock counts"


@pytest.mark.parametrize(
    ("hours", "minutes", "is_first", "kept"),
    [(12, 20, True, True), (13, 11, True, False), (13, 11, False, True), (16, 30, False, False)],
)
def test_what_is_promised_is_counted_in_those_hours(hours, minutes, is_first, kept):
    assert night(hours, minutes, is_first=is_first).kept(EVENING + timedelta(days=2)) is kept


def test_without_an_answer_it_is_too_early_to_say_until_the_promise_is_over():
    waiting = Talk([Said(EVENING, "a")], False, DAY)

    assert waiting.kept(EVENING + timedelta(hours=14)) is None
    assert waiting.kept(EVENING + timedelta(hours=17)) is False


def test_hours_that_go_past_midnight_are_counted_as_they_were_said():
    late = as_watched([4], time(20), time(2))  # Friday evening, until two on Saturday
    friday = datetime(2026, 3, 6, 18, 0, tzinfo=UTC)

    assert counted(late, friday, friday + timedelta(days=1)) == timedelta(hours=6)
    assert counted(as_watched([4], time(9), time(9)), friday, friday + timedelta(days=7)) == timedelta(hours=24)


@pytest.mark.django_db
def test_what_people_carry_is_said_of_nobody_and_from_five_on(house, elena, pair, aicha):
    found = {line.label: line.value for line in carried(datetime.now(UTC))}
    assert set(found.values()) <= {None}

    for n in range(5):
        other = Person.objects.create_person(f"Pair{n}")
        Participant.objects.create(
            accompaniment=pair, person=other, role=Participant.Role.SUPPORTER, joined_at=datetime.now(UTC)
        )
        Offer.objects.create(person=other, capacity=1, updated_at=datetime.now(UTC))
    found = {line.label: line.value for line in carried(datetime.now(UTC))}
    assert found["Accompagnements en cours\u00a0: par personne, au milieu"] == 1
    assert found["Accompagnements en cours\u00a0: le plus, pour une personne"] == 1
    assert found["Personnes qui accompagnent autant qu’elles peuvent"].startswith("5 sur 6")
    assert "Aïcha" not in str(found) and "Pair" not in str(found)


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
def test_an_answer_is_there_once_others_read_it(house, elena, bruno):
    with at(START):
        waits = said_in(begun(circle_of(house, elena, first_are_held=True), elena), bruno)

    def told(hours):
        found = lines(START + timedelta(hours=hours))
        return [line.value for line in found if line.label in ("Premiers messages qui ont eu une réponse", PROMISED)]

    assert told(0.5) == ["0 sur 1 (0 %)", None], "nobody reads it yet"
    with at(START + timedelta(hours=3)):
        show_post(waits, by=elena)
    assert told(4) == ["1 sur 1 (100 %)", "0 sur 1 (0 %)"], "late"


@pytest.mark.django_db
def test_what_is_older_than_28_days_is_not_counted(house, elena, bruno, aicha):
    said_in(begun(circle_of(house, elena), bruno), aicha)
    with at(datetime.now(UTC) + timedelta(days=40)):
        found = lines(datetime.now(UTC) + timedelta(days=40))

    assert found[0].value is None
