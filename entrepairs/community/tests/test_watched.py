"""What the watch reads of a circle: a first post appears once it is read, a danger waits for the team of the circle."""

import pytest
from django.utils.html import escape

from entrepairs.agenda.tests.gathered import member
from entrepairs.community.models import Circle, Guest
from entrepairs.community.models.thread import Standing
from entrepairs.community.tests.talking import DANGER, TEXT, begun, circle_of
from entrepairs.community.tests.waiting import look_thread, unanswered
from entrepairs.core.clock import now
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


@pytest.mark.parametrize("text", [DANGER, TEXT])
def test_the_page_leads_to_a_message_only_who_sees_it_at_its_place(circle, person, driss, elena, desk, text):
    for one in (driss, elena):
        watching(one, by=elena)
    post = begun(circle, person("Nadia"), text).posts.get()
    look = taken(Look.objects.get(object_id=post.pk), by=driss)
    be_second(look, by=elena)

    assert not leads(desk(driss), look, "Voir à sa place", post.get_absolute_url())
    assert leads(desk(elena), look, "Voir à sa place", post.get_absolute_url())


@pytest.mark.parametrize("readers", [Circle.Readers.EVERYBODY, Circle.Readers.HOUSE, Circle.Readers.INVITED])
def test_who_does_not_read_a_circle_is_not_asked_to_answer_in_it(house, person, driss, elena, desk, readers):
    watching(driss, by=elena)
    nadia, circle = person("Nadia"), circle_of(house, elena, readers=readers)
    member(house, nadia, by=elena)
    Guest.objects.create(circle=circle, person=nadia, invited_on=now().date(), accepted_on=now().date())
    look = taken(unanswered(begun(circle, nadia)), by=driss)

    address = f"{look_thread(look).get_absolute_url()}#repondre"
    is_read = leads(desk(driss), look, "Répondre moi-même", address)

    assert is_read == (readers == Circle.Readers.EVERYBODY)
    assert is_read == leads(desk(driss), look, "Voir à sa place", address)


def leads(client, look, words, address):
    """Whether the page of the look offers it: then it opens."""
    page = client.get(look.get_absolute_url()).content.decode()
    is_offered = words in page
    assert is_offered == (f'href="{escape(address)}"' in page) == (client.get(address).status_code == 200)
    return is_offered
