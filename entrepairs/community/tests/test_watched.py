"""What the watch reads of a circle: a first post appears once it is read, a danger waits for the team of the circle."""

import pytest

from entrepairs.community.models.thread import Standing
from entrepairs.community.tests.talking import DANGER, begun, circle_of
from entrepairs.safety.actions.watching import be_second, finish_look, open_look
from entrepairs.safety.models import Look
from entrepairs.safety.tests.watched import taken, watching


@pytest.fixture
def circle(house, elena):
    return circle_of(house, elena, first_are_held=True)


def test_a_first_post_appears_once_the_watch_has_read_it(circle, person, driss, elena, farid):
    watching(driss, by=elena)
    post = begun(circle, person("Nadia")).posts.get()
    assert post.standing == Standing.HELD
    look = taken(Look.objects.get(object_id=post.pk), by=driss)

    assert post.text in open_look(look, by=driss).text
    finish_look(look, "lu", by=driss)

    post.refresh_from_db()
    assert post.standing == Standing.SHOWN


def test_a_danger_is_red_at_once_and_waits_for_the_team_of_the_circle(circle, person, driss, elena, aicha):
    for one in (driss, aicha):
        watching(one, by=elena)
    post = begun(circle, person("Nadia"), DANGER).posts.get()
    look = taken(Look.objects.get(object_id=post.pk), by=driss)
    assert look.is_red

    be_second(look, by=aicha)
    finish_look(look, "soutien", by=driss)

    post.refresh_from_db()
    assert post.standing == Standing.LOOKED_AT
