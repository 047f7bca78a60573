"""A page promises nobody who is not there, nor what one cannot do."""

from datetime import date

import pytest
from django.test import Client

from entrepairs.agenda.tests.gathered import member
from entrepairs.community.actions.aside import rest
from entrepairs.community.models import Charter, Circle
from entrepairs.community.tasks import remind_of_charters
from entrepairs.community.tests.talking import NIGHT, NOON, begun, circle_of, form
from entrepairs.core.clock import at, now
from entrepairs.people.models import Notice
from entrepairs.safety.actions.duty import close_watch
from entrepairs.safety.models import Limit, Look
from entrepairs.safety.tests.limited import limited
from entrepairs.safety.tests.watched import taken, watching

pytestmark = pytest.mark.django_db
NUMBER = "Mon numéro : 06 12 34 56 78"
NOT_NOW = "on lit ici sans écrire"


def main(response):
    return response.content.decode().split("<main")[1].split("</main")[0]


@pytest.fixture
def by_day(house, elena):
    """A circle in which nobody writes without its team, where first words are read first."""
    return circle_of(house, elena, first_are_held=True, out_of_hours=Circle.OutOfHours.CLOSED)


def test_the_list_says_from_which_day_the_team_is_back(circle, elena, driss):
    watching(driss, by=elena)
    with at(NOON):
        close_watch(date(2026, 3, 2), date(2026, 3, 20), by=driss)
        assert "à partir du" in main(Client().get("/cercles/"))


def test_at_night_a_visitor_is_not_asked_to_make_an_account_to_write(by_day, elena):
    with at(NOON):
        thread = begun(by_day, elena)
        for one in (by_day, thread):
            assert "il faut un pseudonyme" in main(Client().get(one.get_absolute_url()))
    with at(NIGHT):
        for one in (by_day, thread):
            page = main(Client().get(one.get_absolute_url()))
            assert NOT_NOW in page and "il faut un pseudonyme" not in page


def test_who_waits_is_told_what_they_may_still_do(by_day, bruno, browser_of):
    with at(NOON):
        thread = begun(by_day, bruno)
        assert "Vous pouvez encore le modifier ou le retirer." in main(browser_of(bruno).get(thread.get_absolute_url()))
    with at(NIGHT):
        page = main(browser_of(bruno).get(thread.get_absolute_url()))
    assert "Vous pouvez encore le retirer." in page and "encore le modifier" not in page


def test_who_may_write_no_more_is_not_told_to_change_what_waits(by_day, elena, bruno, driss, browser_of):
    watching(driss, by=elena)
    with at(NOON):
        thread = begun(by_day, bruno)
        limited(taken(Look.objects.get(object_id=thread.posts.get().pk), by=driss), Limit.Reach.WRITE, by=driss)

        page = main(browser_of(bruno).get(thread.get_absolute_url()))

    assert "Vous pouvez encore le retirer." in page and "encore le modifier" not in page


@pytest.mark.parametrize(
    ("readers", "chosen", "is_public"),
    [("ouvert", "ouvert", True), ("ouvert", "ici", False), ("ouvert", "", True), ("maison", "", False)],
)
def test_a_number_is_said_to_be_read_by_those_who_will_read_it(
    house, elena, bruno, browser_of, readers, chosen, is_public
):
    member(house, bruno, by=elena)
    circle = circle_of(house, elena, readers=readers)
    more = {"readers": chosen} if chosen else {}
    sent = form(circle, bruno, text=NUMBER, **more)
    page = main(browser_of(bruno).post(f"{circle.get_absolute_url()}ecrire/", sent))
    assert ("Tout le monde pourra" in page) is is_public
    assert ("Les personnes qui lisent ici le verront" in page) is not is_public


def test_a_pause_is_of_the_charters_too(circle, elena):
    Charter.objects.update(review_on=now().date())
    rest(7, by=elena)

    remind_of_charters.call()

    assert not Notice.objects.filter(person=elena, kind="circle_charter").exists()
