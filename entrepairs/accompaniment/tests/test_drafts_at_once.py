"""Two acts at the same moment: a draft leaves once, one preparation is asked, whoever gives up wins."""

import pytest

from entrepairs.accompaniment.actions.drafts import ask_preparation, give_up_preparation, send_drafts
from entrepairs.accompaniment.matching import apart
from entrepairs.accompaniment.models import Draft, Preparation
from entrepairs.accompaniment.tasks.matching import prepare_proposals
from entrepairs.accompaniment.tests.chain import habilitated, offering, open_house, written
from entrepairs.people.models import Notice
from tests.at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)
SHARED = ["hospitalisation-psychiatrique"]


@pytest.fixture
def request_helped(person, elena, bruno):
    offering(habilitated(person("Ada"), open_house(elena), by=elena), topics=SHARED)
    return written(bruno, experiences=SHARED, open_to_team=True)


def prepare(by):
    prepare_proposals.call(str(ask_preparation(by=by).pk))


def test_two_clicks_send_a_draft_once_and_tell_once(request_helped, elena, bruno):
    prepare(elena)
    drafts, told = list(Draft.objects.all()), Notice.objects.filter(person=bruno).count()

    given = at_once(*[lambda: send_drafts(drafts, by=elena)] * 2)

    assert sorted(given) == [(0, 1), (1, 0)]
    assert Notice.objects.filter(person=bruno).count() == told + 1
    assert request_helped.proposals.get().at_hand_of == elena


def test_two_who_ask_together_ask_for_one_preparation(request_helped, elena):
    given = at_once(*[lambda: ask_preparation(by=elena)] * 2)

    assert {one.pk for one in given} == {Preparation.objects.get().pk}


def test_a_later_attempt_takes_the_work_and_the_earlier_one_writes_nothing(request_helped, elena):
    earlier = ask_preparation(by=elena)
    assert earlier.take()

    later = Preparation.objects.get()
    assert later.take()

    assert not earlier.held().exists()
    assert later.held().exists()


def test_given_up_while_it_searches_it_stops_and_leaves_what_was_there(request_helped, elena, monkeypatch):
    """A search that would take an hour; the person gives up after its first word."""
    prepare(elena)
    slow = 'import sys, time; print(\'{"round": 0, "people": 1, "gap": null}\', flush=True); time.sleep(3600)'
    monkeypatch.setattr(apart, "COMMAND", [apart.COMMAND[0], "-c", slow])
    going = ask_preparation(by=elena)

    at_once(lambda: prepare_proposals.call(str(going.pk)), lambda: give_up_preparation(going, by=elena))

    going.refresh_from_db()
    assert going.state == Preparation.State.CANCELLED
    assert Draft.objects.count() == 1
