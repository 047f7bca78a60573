"""The hours of a circle: what is closed at night is closed to other words too, and a day off is off there as well."""

from datetime import UTC, date, datetime, time

import pytest
from django.test import Client

from entrepairs.community.actions.removing import remove_post
from entrepairs.community.actions.writing import edit_post
from entrepairs.community.hours import WORK_DAYS, words
from entrepairs.community.models import Circle, Post
from entrepairs.community.models.thread import Standing
from entrepairs.community.tests.talking import NIGHT, NOON, TEXT, begun, circle_of
from entrepairs.core.clock import at
from entrepairs.core.rules import Refused
from entrepairs.safety.actions.duty import close_watch
from entrepairs.safety.tests.watched import watching

pytestmark = pytest.mark.django_db
CLOSED = Circle.OutOfHours.CLOSED
CHRISTMAS = date(2026, 12, 25)


def instant(day, hour):
    """On the clock of the wall, in winter."""
    return datetime(2026, 12, day, hour - 1, tzinfo=UTC)


@pytest.fixture
def post(house, elena, bruno):
    with at(NOON):
        return begun(circle_of(house, elena, out_of_hours=CLOSED), bruno).posts.get()


def test_no_other_text_slips_in_at_night_and_one_s_own_words_can_still_go(post, bruno):
    with at(NIGHT):
        with pytest.raises(Refused, match="9\u00a0h\u00a0–\u00a021\u00a0h"):
            edit_post(post, "un tout autre texte", by=bruno)
        remove_post(post, by=bruno)

    assert Post.objects.get().standing == Standing.REMOVED


def test_the_team_changes_its_words_at_any_hour(house, elena):
    with at(NIGHT):
        post = begun(circle_of(house, elena, out_of_hours=CLOSED), elena).posts.get()
        assert edit_post(post, "autrement", by=elena).edited_at


def test_what_was_typed_too_late_stays_on_the_page(post, bruno, browser_of):
    where = f"/mes-mots/{post.pk}/"
    with at(NIGHT):
        browser = browser_of(bruno)
        before = browser.get(where).content.decode()
        late = browser.post(where, {"text": "une lampe sur la table"})

    assert "<textarea" not in before and "9\u00a0h\u00a0–\u00a021\u00a0h" in before and "/retrait/" in before
    page = late.content.decode()
    assert late.status_code == 422 and "une lampe sur la table" in page and "9\u00a0h\u00a0–\u00a021\u00a0h" in page
    assert Post.objects.select_related("thread__circle__data_key").get().text == TEXT


@pytest.fixture
def christmas(driss, elena):
    watching(driss, by=elena)
    close_watch(CHRISTMAS, CHRISTMAS, by=driss)


def test_on_a_day_off_no_page_says_that_the_team_is_there(house, elena, christmas, same_queries):
    circle = circle_of(house, elena)
    with at(instant(25, 11)):
        page, every = (Client().get(one).content.decode() for one in (circle.get_absolute_url(), "/cercles/"))
        same_queries(lambda: Client().get("/cercles/"), lambda: circle_of(house, elena))

    assert "L’équipe du cercle n’est pas là en ce moment" in page and "à partir du samedi 26 décembre" in page
    assert "là en ce moment" not in every
    with at(instant(26, 11)):
        page = Client().get(circle.get_absolute_url()).content.decode()
    assert "L’équipe du cercle est là en ce moment" in page and "à partir du" not in page


def test_what_is_closed_without_the_team_is_closed_on_a_day_off(house, elena, bruno, christmas):
    circle = circle_of(house, elena, out_of_hours=CLOSED)

    with at(instant(24, 22)), pytest.raises(Refused, match="à partir du samedi 26 décembre"):
        begun(circle, bruno)
    with at(instant(25, 11)), pytest.raises(Refused, match="à partir du samedi 26 décembre"):
        begun(circle, bruno)
    with at(instant(26, 11)):
        assert begun(circle, bruno)


def test_a_night_that_would_begin_on_a_day_off_does_not_begin(house, elena, christmas):
    circle = circle_of(house, elena, opens=time(20), closes=time(2))

    moments = [instant(24, 23), instant(25, 1), instant(25, 21), instant(26, 1), instant(26, 21)]
    assert [circle.has_team_at(one) for one in moments] == [True, False, False, False, True]


def test_hours_never_break_over_two_lines():
    assert words(WORK_DAYS, time(9), time(21, 30)).split(",")[0] == "9\u00a0h\u00a0–\u00a021\u00a0h\u00a030"
