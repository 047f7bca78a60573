"""« Depuis votre dernière visite »: a quiet line, for one person alone, which a copy of the database does not tell."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from entrepairs.community.actions.leaving import leave_circles
from entrepairs.community.actions.reading import note_read
from entrepairs.community.models import PlaceRead
from entrepairs.community.privacy import export
from entrepairs.community.reading import PAGE
from entrepairs.community.tasks import forget_places
from entrepairs.community.tests.talking import begun, circle_of, said_in
from entrepairs.core.clock import at, now

pytestmark = pytest.mark.django_db
LINE = "Depuis votre dernière visite"
MONDAY = datetime(2026, 3, 2, 10, 20, tzinfo=UTC)


@pytest.fixture
def circle(house, elena):
    with at(MONDAY - timedelta(days=9)):
        return circle_of(house, elena)


@pytest.fixture
def read(browser_of):
    """What the page of a thread or a circle says to someone at a moment; None: a visitor."""

    def at_moment(person, thing, moment):
        with at(moment):
            browser = browser_of(person) if person else Client()
            return browser.get(thing.get_absolute_url()).content.decode()

    return at_moment


def test_the_line_stands_before_what_came_since(circle, bruno, aicha, farid, read):
    with at(MONDAY):
        thread = begun(circle, bruno, "le premier")
    with at(MONDAY + timedelta(minutes=5)):
        said_in(thread, aicha, "le deuxième")
    assert LINE not in read(farid, thread, MONDAY + timedelta(hours=1)), "a first visit"
    with at(MONDAY + timedelta(days=1)):
        said_in(thread, aicha, "le troisième")

    page = read(farid, thread, MONDAY + timedelta(days=2))
    before, after = page.split(LINE)
    assert "le deuxième" in before and "le troisième" in after
    assert LINE in read(farid, thread, MONDAY + timedelta(days=2, minutes=30)), "it stays as long as the visit"
    assert LINE not in read(farid, thread, MONDAY + timedelta(days=3))
    for other in (None, bruno):
        assert LINE not in read(other, thread, MONDAY + timedelta(days=2))


def test_one_s_own_words_are_not_news(circle, bruno, aicha, read):
    with at(MONDAY):
        thread = begun(circle, bruno, "le premier")
    read(aicha, thread, MONDAY + timedelta(hours=1))
    with at(MONDAY + timedelta(days=1)):
        said_in(thread, aicha, "le mien")

    assert LINE not in read(aicha, thread, MONDAY + timedelta(days=2))


def test_a_long_thread_is_taken_up_where_one_was(circle, bruno, aicha, read):
    with at(MONDAY):
        thread = begun(circle, bruno, "le premier")
    for number in range(PAGE):
        with at(MONDAY + timedelta(minutes=number + 1)):
            last = said_in(thread, bruno, f"le {number}e")
    read(aicha, thread, MONDAY + timedelta(hours=1))

    page = read(aicha, thread, MONDAY + timedelta(days=1))

    assert "Reprendre là où vous en étiez" in page and f"?depuis={last.pk}" in page


def test_a_circle_shows_what_moved_at_the_top(circle, bruno, aicha, read):
    for number, title in enumerate(("ancien", "moins ancien")):
        with at(MONDAY + timedelta(minutes=number)):
            begun(circle, bruno, title=title)
    assert LINE not in read(aicha, circle, MONDAY + timedelta(hours=1))
    with at(MONDAY + timedelta(days=1)):
        begun(circle, bruno, title="tout neuf")

    page = read(aicha, circle, MONDAY + timedelta(days=2))
    assert page.index(LINE) < page.index("tout neuf") < page.index("<span>Avant</span>") < page.index("moins ancien")
    assert LINE not in read(None, circle, MONDAY + timedelta(days=2))


def test_a_row_says_neither_who_nor_what_nor_when(circle, bruno, farid):
    with at(MONDAY):
        thread = begun(circle, bruno)
    with at(MONDAY + timedelta(hours=3, minutes=7)):
        note_read(circle, thread.pk, MONDAY, by=farid)

    row = PlaceRead.objects.get()
    assert {str(farid.pk), str(thread.pk), farid.pk.hex, thread.pk.hex}.isdisjoint({row.mark})
    assert row.until == MONDAY and (row.hour.minute, row.hour.second) == (0, 0)
    assert PlaceRead.objects.all_of(bruno).count() == 0 and PlaceRead.objects.all_of(farid).count() == 1


def test_it_leaves_with_the_account_and_with_time(circle, bruno, aicha, farid):
    thread = begun(circle, bruno)
    for one in (aicha, farid):
        note_read(circle, thread.pk, now(), by=one)
        note_read(circle, circle.pk, now(), by=one)
    assert len(export(aicha)["community.PlaceRead"]) == 2

    leave_circles(aicha)
    assert PlaceRead.objects.count() == 2 == PlaceRead.objects.all_of(farid).count()
    with at(now() + timedelta(days=92)):
        forget_places.func()
    assert not PlaceRead.objects.exists()


def test_reading_again_writes_nothing(circle, bruno, farid, queries):
    with at(MONDAY):
        thread = begun(circle, bruno)
        note_read(circle, thread.pk, MONDAY, by=farid)
        assert queries(lambda: note_read(circle, thread.pk, MONDAY, by=farid)) == 1
