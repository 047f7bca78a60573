"""Ask to come: a conversation that the person and the coordination read, and nobody else."""

from datetime import timedelta

import pytest

from entrepairs.core.clock import at, now
from entrepairs.core.models import DataKey
from entrepairs.core.rules import Refused
from entrepairs.people.actions.erasures import ask_erasure
from entrepairs.people.models import Notice
from entrepairs.structures.actions.joining import ask_to_join, close_request, say_in_request, withdraw_request
from entrepairs.structures.actions.roles import accept_role
from entrepairs.structures.models import JoinMessage, JoinRequest, Role, Structure
from entrepairs.structures.tasks import forget_requests

pytestmark = pytest.mark.django_db
HELLO, ANSWER = "Puis-je passer jeudi avec mon chien ?", "Bien sûr, la bouilloire chauffe dès 14 heures."


@pytest.fixture
def luc(person):
    return person("Luc")


@pytest.fixture
def asked(house, luc):
    return ask_to_join(house, HELLO, by=luc)


def test_luc_writes_elena_answers_and_he_reads(house, luc, elena, browser_of, desk):
    answer = browser_of(luc).post(f"/maisons/{house.pk}/venir/", {"body": HELLO})
    asked = JoinRequest.objects.get()
    assert answer["Location"] == f"/mes-demandes-a-venir/{asked.pk}/"
    notice = Notice.objects.get(person=elena, kind="join_request")
    page = desk(elena).get(notice.path).content.decode()
    assert HELLO in page
    assert "Luc" in page

    assert desk(elena).post(notice.path, {"body": ANSWER}).status_code == 303

    assert Notice.objects.filter(person=luc, kind="join_request_answered").count() == 1
    assert ANSWER in browser_of(luc).get(answer["Location"]).content.decode()


def test_the_words_are_sealed(asked):
    assert HELLO.encode() not in bytes(JoinMessage.objects.get().sealed_body)


def test_writing_twice_goes_on_with_the_same_conversation(asked, house, luc):
    assert ask_to_join(house, "Et jeudi prochain ?", by=luc) == asked
    assert asked.messages.count() == 2


def test_elena_proposes_a_visit_and_luc_decides(asked, house, luc, elena, desk):
    desk(elena).post(f"/maisons/{house.pk}/demandes/{asked.pk}/accueil/", {"role": "visite"})

    role = Role.objects.get(person=luc)
    assert (role.name, role.accepted_at) == ("visite", None)
    accept_role(role, by=luc)
    with pytest.raises(Refused):
        ask_to_join(house, HELLO, by=luc)


def test_taking_it_back_erases_every_word_at_once(asked, luc, elena, house, browser_of, desk):
    say_in_request(asked, ANSWER, by=elena)
    keys = DataKey.objects.count()

    assert browser_of(luc).post(f"/mes-demandes-a-venir/{asked.pk}/retrait/").status_code == 303

    assert not JoinMessage.objects.exists()
    assert DataKey.objects.count() == keys - 1
    assert ANSWER not in desk(elena).get(f"/maisons/{house.pk}/demandes/{asked.pk}/").content.decode()
    with pytest.raises(Refused):
        say_in_request(asked, HELLO, by=luc)


def test_a_closed_one_is_read_for_three_months_then_forgotten(asked, luc, elena, house, desk, browser_of):
    assert desk(elena).post(f"/maisons/{house.pk}/demandes/{asked.pk}/fermeture/").status_code == 303
    assert HELLO in browser_of(luc).get(f"/mes-demandes-a-venir/{asked.pk}/").content.decode()
    keys = DataKey.objects.count()

    with at(now() + timedelta(days=89)):
        forget_requests.func()
    assert JoinRequest.objects.exists()
    with at(now() + timedelta(days=91)):
        forget_requests.func()

    assert not JoinRequest.objects.exists()
    assert DataKey.objects.count() == keys - 1


def test_nothing_is_left_of_it_once_the_account_is_erased(asked, luc, elena):
    say_in_request(asked, ANSWER, by=elena)
    key = asked.data_key_id

    ask_erasure(luc, keep_shared=True, at_once=True, by=luc)

    assert not JoinRequest.objects.exists()
    assert not DataKey.objects.filter(pk=key).exists()


def test_someone_without_an_account_is_told_that_they_may_just_come(house, client):
    text = client.get(f"/maisons/{house.pk}/venir/").content.decode()

    assert "Passez, sans rien dire de vous" in text
    assert "textarea" not in text
    client.post(f"/maisons/{house.pk}/venir/", {"body": HELLO})
    assert not JoinRequest.objects.exists()


def test_a_house_that_is_only_in_the_directory_cannot_be_written_to(luc):
    listed = Structure.objects.create(name="Ailleurs", kind="gem", country="FR", commune="FR-21231")
    with pytest.raises(Refused):
        ask_to_join(listed, HELLO, by=luc)


def test_farid_neither_reads_nor_writes_nor_closes(asked, house, luc, farid, browser_of, desk):
    for address in (f"/mes-demandes-a-venir/{asked.pk}/", f"/maisons/{house.pk}/demandes/{asked.pk}/"):
        assert desk(farid).get(address).status_code == 404
    for act in (
        lambda: say_in_request(asked, HELLO, by=farid),
        lambda: close_request(asked, by=farid),
        lambda: close_request(asked, by=luc),
        lambda: withdraw_request(asked, by=farid),
    ):
        with pytest.raises(Refused):
            act()
    assert not JoinRequest.objects.visible_to(farid).exists()
