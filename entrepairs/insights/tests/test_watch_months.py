"""The watch in figures: true after erasures, small numbers kept in, nothing to subtract."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entrepairs.core.clock import at
from entrepairs.insights.models import WatchDay
from entrepairs.insights.tasks import count_watch_days
from entrepairs.insights.watching.months import SAID, Month, middle, months, ninth, published
from entrepairs.insights.words import HIDDEN
from entrepairs.people.actions.erasures import ask_erasure
from entrepairs.safety.actions.appeals import ask_another_look, judge_appeal
from entrepairs.safety.models import Appeal
from entrepairs.safety.tests.told import removed, report, watching
from entrepairs.testimonies.tests.stories import published as story_of

DAY = datetime(2026, 3, 3, 11, tzinfo=UTC)
PAGE, FILE, TEAM = "/veille-en-chiffres/", "/veille-en-chiffres/veille.csv", "/veille/chiffres/"


def counted(days=1, hours=0):
    with at(DAY + timedelta(days=days, hours=hours)):
        count_watch_days.call()


@pytest.fixture
def lived(house, elena, bruno, driss, claire):
    """One story reported, removed, contested, and given back, on a day of March."""
    with at(DAY):
        watching(driss), watching(claire)
        story = story_of(bruno, house, elena)
        report(story)
        decision = removed(story, by=driss)
        judge_appeal(ask_another_look(decision, "Non.", by=bruno), Appeal.Outcome.LIFTED, "Oui.", by=claire)
    return story


@pytest.mark.django_db
def test_a_day_is_counted_once_it_is_over_and_stays_after_the_account_is_erased(lived, bruno):
    with at(DAY + timedelta(hours=2)):
        count_watch_days.call()
    assert not WatchDay.objects.filter(day=date(2026, 3, 3)).exists()
    counted()
    before = WatchDay.objects.get(day=date(2026, 3, 3)).figures
    assert before["counts"] == {
        "appeal.asked": 1, "appeal.levee": 1, "measure.retrait": 1, "queue.jaune": 1, "reasoned": 1, "told.report": 1,
    }  # fmt: skip

    with at(DAY + timedelta(days=2)):
        ask_erasure(bruno, keep_shared=False, at_once=True, by=bruno)
    counted(days=3)

    assert WatchDay.objects.get(day=date(2026, 3, 3)).figures == before


@pytest.mark.django_db
def test_everybody_reads_the_months_that_are_over_without_the_small_numbers(lived, client):
    counted()
    counted(days=31)
    with at(DAY + timedelta(days=5)):
        assert "<table" not in client.get(PAGE).content.decode()
    with at(DAY + timedelta(days=31)):
        page, file = client.get(PAGE).content.decode(), client.get(FILE).content.decode()

    for text in (page, file):
        assert "non communiqué" in text and "Signalements reçus" in text
    assert ">1<" not in page and ";1\r" not in file and ";1;" not in file


@pytest.mark.django_db
def test_the_team_reads_them_as_they_are_and_farid_finds_no_page(lived, driss, desk, farid, client):
    counted()

    with at(DAY + timedelta(days=3)):
        page = desk(driss).get(TEAM).content.decode()
        assert desk(farid).get(TEAM).status_code == 404
        assert TEAM not in desk(farid).get(PAGE).content.decode()
        assert TEAM in desk(driss).get(PAGE).content.decode()
    assert "1 sur 1" in page and "Bruno" not in page and "Driss" not in page


@pytest.mark.django_db
def test_days_that_nobody_counted_are_counted_late_and_old_ones_go(lived):
    WatchDay.objects.create(day=date(2020, 1, 1), figures={"counts": {}, "looked": [], "decided": []})
    counted(days=20)

    assert WatchDay.objects.get(day=date(2026, 3, 3)).figures["counts"]["told.report"] == 1
    assert WatchDay.objects.count() == 31


NUMBERS = st.fixed_dictionaries({key: st.integers(0, 12) for key in [*SAID, "measure.limite", "measure.retrait"]})


@given(counts=NUMBERS)
def test_no_number_from_one_to_four_is_said_and_all_others_are(counts):
    month = Month(date(2026, 3, 1), counts)

    for (key, _label), (_words, value) in zip(SAID.items(), published(month), strict=True):
        true = month.count(key)
        assert value == (HIDDEN if 0 < true < 5 else true)


@given(counts=NUMBERS)
def test_what_is_hidden_may_still_be_any_of_four_numbers(counts):
    """Whoever adds and subtracts all that is said learns nothing of a hidden number: nothing said depends on it."""
    month = Month(date(2026, 3, 1), counts)
    said = published(month)
    for key in SAID:
        if key != "removed" and 0 < month.count(key) < 5:
            for other in range(1, 5):
                assert published(Month(month.first, {**counts, key: other})) == said


def test_months_add_their_days_and_a_middle_needs_five():
    days = [
        (date(2026, 3, day), {"counts": {"queue.vert": 2}, "looked": [day], "decided": []}) for day in (1, 2, 3, 4, 31)
    ]
    later = (date(2026, 4, 1), {"counts": {}, "looked": [], "decided": []})
    april, march = months([*days, later])

    assert not march.is_whole and not april.is_whole
    assert (march.first, march.count("queue.vert"), middle(march.looked)) == (date(2026, 3, 1), 10, 3)
    assert middle(april.looked) is None and middle([1, 2, 3, 4]) is None and ninth(range(1, 11)) == 9
