"""Nobody accompanies anyone before two people said yes: the one who signed the charter, and a coordinator."""

import pytest

from entrepairs.core.rules import Refused
from entrepairs.structures.actions.houses import open_structure
from entrepairs.structures.models import Structure
from entrepairs.training.actions import habilitate, sign_charter, withdraw_habilitation, write_charter
from entrepairs.training.models import Habilitation
from entrepairs.training.rules import may_help

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(elena):
    return open_structure(name="Le Bateau", kind=Structure.Kind.GEM, country="FR", commune="FR-21231", by=elena)


@pytest.fixture
def charter(elena):
    return write_charter("Nous nous engageons à écouter sans juger.", by=elena)


def test_without_the_signed_charter_the_answer_is_no(house, charter, elena, aicha):
    with pytest.raises(Refused):
        habilitate(aicha, house, by=elena)


def test_a_signed_charter_and_a_coordinator_open_the_way(house, charter, elena, aicha):
    assert not may_help(aicha)
    sign_charter(charter, by=aicha)

    habilitation = habilitate(aicha, house, by=elena)

    assert may_help(aicha)
    assert (habilitation.charter, habilitation.decided_by) == (charter, elena)


def test_someone_in_training_needs_a_referent(house, charter, elena, aicha, driss):
    sign_charter(charter, by=aicha)
    with pytest.raises(Refused):
        habilitate(aicha, house, probation=True, by=elena)
    assert habilitate(aicha, house, probation=True, referent=driss, by=elena).referent == driss


def test_nobody_habilitates_themselves(house, charter, elena):
    sign_charter(charter, by=elena)
    with pytest.raises(Refused):
        habilitate(elena, house, by=elena)


def test_farid_habilitates_nobody_and_sees_nothing(house, charter, elena, aicha, farid):
    sign_charter(charter, by=aicha)
    with pytest.raises(Refused):
        habilitate(aicha, house, by=farid)
    habilitate(aicha, house, by=elena)
    assert not Habilitation.objects.visible_to(farid).exists()


def test_a_house_habilitates_once(house, charter, elena, aicha):
    sign_charter(charter, by=aicha)
    habilitate(aicha, house, by=elena)
    with pytest.raises(Refused):
        habilitate(aicha, house, by=elena)


def test_the_person_stops_without_a_reason_the_house_gives_one(house, charter, elena, aicha):
    sign_charter(charter, by=aicha)
    habilitation = habilitate(aicha, house, by=elena)
    with pytest.raises(Refused):
        withdraw_habilitation(habilitation, by=elena)

    withdraw_habilitation(habilitation, by=aicha)

    assert not may_help(aicha)
