"""The circles of the demonstration: open ones for everybody, one for the house, an alias that names nobody."""

import pytest
from django.test import Client

from entrepairs.community.models import Circle, Thread, Voice
from entrepairs.core.clock import now
from entrepairs.core.demonstration import seed_house
from entrepairs.people.models import Person
from entrepairs.safety.models import Look
from entrepairs.safety.seen import seen_of

pytestmark = pytest.mark.django_db


def test_three_circles_go_on_and_farid_reads_two(browser_of):
    seed_house("vie", now())

    assert Circle.objects.count() == 3
    assert Voice.objects.exclude(alias="").filter(person=None).count() == 2
    farid = Person.objects.get(pseudonym="Farid")
    assert Circle.objects.visible_to(farid).count() == Circle.objects.visible_to(None).count() == 2
    hidden = Thread.objects.get(circle__readers=Circle.Readers.HOUSE)
    assert browser_of(farid).get(hidden.get_absolute_url()).status_code == 404
    assert Client().get(hidden.get_absolute_url()).status_code == 404


def test_only_what_is_meant_to_worry_the_watch_does():
    """Read by the same triage as everything: an ordinary first message once came to it as a danger."""
    seed_house("vie", now())

    raised = Look.objects.open().filter(queue__in=[Look.Queue.RED, Look.Queue.ORANGE])
    words = [seen_of(look).text for look in raised.order_by("queue")]
    assert ["Depuis dimanche" in words[0], "mes plantes" in words[1]] == [True, True] and len(words) == 2


def test_who_comes_to_the_watch_sees_each_queue_once():
    seed_house("vie", now())

    assert set(Look.objects.open().values_list("queue", flat=True)) == set(Look.Queue.values)
    blue = Look.objects.open().get(queue="bleu")
    assert not Thread.objects.get(pk=blue.object_id).posts.filter(voice__opened_it=False).exists()
    for one in Look.objects.open():
        assert seen_of(one).text, "each has words to read"
