"""The demonstration house is as its stage says, and lives by the rules of the real ones."""

from datetime import UTC, datetime

import pytest

from entrepairs.accompaniment.models import Accompaniment, CheckIn, Ending, Relay, Request
from entrepairs.core.clock import at
from entrepairs.core.demonstration import seed_house
from entrepairs.people.models import Person
from entrepairs.training.models import Charter, Habilitation

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 21, 11, 0, tzinfo=UTC)
ENOUGH_TO_TELL_THE_DELAY = 12


@pytest.fixture
def house_at():
    """`house_at("vie")`: the demonstration, seen at noon."""

    def load(stage: str) -> None:
        seed_house(stage, NOON)

    with at(NOON):
        yield load


def test_at_the_opening_there_is_a_team_and_a_charter_and_nobody_helps_yet(house_at):
    house_at("ouverture")

    assert Charter.objects.count() == 1
    assert not Habilitation.objects.exists()
    assert not Request.objects.exists()


def test_a_house_that_lives_shows_each_thing_that_happens_to_pairs(house_at):
    house_at("vie")

    assert len(Request.objects.waits(NOON)) >= ENOUGH_TO_TELL_THE_DELAY
    assert {len(one.proposals.shown()) for one in Request.objects.open()} >= {0, 3}
    assert {one.state for one in Accompaniment.objects.all()} == {"beginning", "active", "paused", "ended"}
    assert CheckIn.objects.filter(answer=CheckIn.Answer.CHANGE).count() == 1
    assert Accompaniment.objects.exclude(nudged_at=None).count() == 1
    assert Relay.objects.standing().filter(to=None, looked_after_by__pseudonym="Elena").count() == 1
    assert any(ending.last_word for ending in Ending.objects.select_related("accompaniment__data_key"))


def test_bruno_and_aicha_have_agreed_written_and_will_meet(house_at):
    house_at("vie")

    pair = Accompaniment.objects.visible_to(Person.objects.get(pseudonym="Bruno")).get()

    assert pair.state == Accompaniment.State.ACTIVE
    assert pair.messages.count() > 10
    assert pair.meetings.get().starts_at > NOON
    assert pair.notes.exists() and pair.projects.get().steps.filter(done_at=None).exists()


def test_nothing_has_happened_in_the_future(house_at):
    house_at("bilan")

    assert not Accompaniment.objects.filter(began_at__gt=NOON).exists()
    assert not Accompaniment.objects.filter(messages__sent_at__gt=NOON).exists()
    assert Ending.objects.filter(at__lt=NOON).count() > 30


def test_in_hard_weeks_more_wait_and_two_relays_have_a_name(house_at):
    house_at("crise")

    assert Request.objects.open().count() > 10
    assert Relay.objects.standing().exclude(to=None).count() == 2


def test_farid_takes_part_in_nothing(house_at):
    house_at("crise")
    farid = Person.objects.get(pseudonym="Farid")

    assert not Accompaniment.objects.visible_to(farid).exists()
    assert not Request.objects.visible_to(farid).exists()
