"""The charter changes version by version; one’s own habilitations are on one page, with their reasons."""

import pytest

from entrepairs.core.rules import Refused
from entrepairs.people.models import Notice
from entrepairs.training.actions import withdraw_habilitation, write_charter
from entrepairs.training.models import Charter, Habilitation
from entrepairs.training.rules import may_help
from entrepairs.training.tasks import tell_new_charter

pytestmark = pytest.mark.django_db


def test_a_new_version_is_in_force_at_once_and_those_who_help_are_told(peer, bruno, elena, desk):
    assert desk(elena).post("/aider/charte/nouvelle/", {"text": "Nous écoutons.\n\nEncore."}).status_code == 303

    newest = Charter.objects.first()
    tell_new_charter.call(newest.version)
    assert newest.version == 2
    assert [notice.person for notice in Notice.objects.filter(kind="charter_changed")] == [peer]
    assert may_help(peer)


@pytest.mark.parametrize("text", ["", "\u200b\u202e", "x" * 20_001])
def test_an_empty_or_endless_charter_is_refused(text, charter, elena, desk):
    assert desk(elena).post("/aider/charte/nouvelle/", {"text": text}).status_code == 422
    assert Charter.objects.count() == 1


def test_farid_writes_no_charter(charter, farid, desk):
    assert desk(farid).get("/aider/charte/nouvelle/").status_code == 404
    with pytest.raises(Refused):
        write_charter("La loi de Farid", by=farid)


def test_one_reads_ones_own_decisions_and_gives_them_back(peer, farid, browser_of):
    decision = Habilitation.objects.get()
    back = f"/aider/habilitations/{decision.pk}/retrait/"
    assert browser_of(farid).post(back).status_code == 404
    assert b"Elena" in browser_of(peer).get("/aider/habilitations/").content

    assert browser_of(peer).post(back).status_code == 303

    assert not may_help(peer)
    assert not Notice.objects.filter(kind="habilitation_withdrawn").exists()


def test_the_reason_is_read_by_the_person_and_by_nobody_else(peer, farid, elena, browser_of):
    withdraw_habilitation(Habilitation.objects.get(), because="Un temps pour vous.", by=elena)

    assert "Un temps pour vous." in browser_of(peer).get("/aider/habilitations/").content.decode()
    assert "Un temps pour vous." not in browser_of(farid).get("/aider/habilitations/").content.decode()
