"""A code on paper: shown once, kept as a fingerprint, used as many times as it says, by whoever holds the paper."""

from datetime import timedelta

import pytest

from entrepairs.core.clock import at, now
from entrepairs.core.rules import Refused
from entrepairs.structures.actions.invitations import accept_invitation, open_invitation, revoke_invitation
from entrepairs.structures.models import Invitation, Role
from entrepairs.structures.tests.lived_in import paper
from tests.at_once import at_once

pytestmark = pytest.mark.django_db


def test_a_paper_is_made_and_its_code_is_shown_once_and_written_nowhere(house, elena, desk):
    said = {"role": "visite", "uses": "3", "expires_on": f"{house.today + timedelta(days=9):%d/%m/%Y}"}
    text = desk(elena).post(f"/maisons/{house.pk}/invitations/", said).content.decode()
    made = Invitation.objects.get()
    code = "".join(part.split("<")[0] for part in text.split('keepsake-code">')[1].split("</p>")[0].split("<span>")[1:])

    assert open_invitation(code) == made
    assert code not in str(Invitation.objects.values().get())
    assert code not in desk(elena).get(f"/maisons/{house.pk}/invitations/").content.decode()


def test_someone_without_an_account_reads_first_then_makes_one_and_comes_in(house, elena, client, person):
    _made, code = paper(house, by=elena)
    typed = f"{code[:4].lower()}-{code[4:8]} {code[8:]}".replace("0", "o").replace("1", "l")
    assert client.post("/venir/", {"code": typed}).status_code == 303
    text = client.get("/venir/accueil/").content.decode()
    assert house.name in text
    assert "Ce que l’on se promet" in text
    assert client.post("/venir/accueil/").status_code == 200
    assert not Role.objects.filter(name="visite").exists()

    luc = person("Luc")
    session = dict(client.session)
    client.force_login(luc)
    assert session["invitation"] == client.session["invitation"]
    answer = client.post("/venir/accueil/")

    role = Role.objects.get(person=luc)
    assert (role.name, role.accepted_at is not None, role.given_by) == ("visite", True, elena)
    assert answer["Location"] == f"/mes-roles/{role.pk}/visite/"
    assert client.get("/venir/accueil/")["Location"] == "/venir/"


def test_on_a_shared_tablet_the_next_person_finds_no_paper(house, elena, client):
    """Forgotten by whoever goes elsewhere, waits, or leaves quickly; kept on the way to the yes, and at the house."""
    _made, code = paper(house, by=elena)
    ways = {
        "/compte/?next=/venir/accueil/": True,
        f"/maisons/{house.pk}/": True,
        "/aide/": True,
        "/": False,
        "/venir/": False,
        "/annuaire/": False,
        "/quitter/": False,
    }
    for way, is_kept in ways.items():
        client.post("/venir/", {"code": code})
        client.get(way)
        assert (client.get("/venir/accueil/").status_code == 200) == is_kept, way
    client.post("/venir/", {"code": code})
    with at(now() + timedelta(minutes=31)):
        assert client.get("/venir/accueil/")["Location"] == "/venir/"


def test_a_paper_opened_by_someone_is_not_in_the_hand_of_another(house, elena, bruno, farid, client):
    _made, code = paper(house, by=elena)
    client.force_login(bruno)
    client.post("/venir/", {"code": code})
    in_hand = client.session["invitation"]
    client.force_login(farid)
    session = client.session
    session["invitation"] = in_hand
    session.save()

    assert client.post("/venir/accueil/")["Location"] == "/venir/"
    assert not Role.objects.filter(person=farid).exists()


def test_a_paper_for_one_opens_to_one(house, elena, bruno, aicha):
    made, code = paper(house, by=elena)
    accept_invitation(made, by=bruno)

    accept_invitation(made, by=bruno)
    for closed in (lambda: accept_invitation(made, by=aicha), lambda: open_invitation(code)):
        with pytest.raises(Refused):
            closed()
    assert Invitation.objects.get().used == 1


@pytest.mark.django_db(transaction=True)
def test_two_people_at_once_with_a_paper_for_one(house, elena, bruno, aicha):
    made, _code = paper(house, by=elena)

    done = at_once(lambda: accept_invitation(made, by=bruno), lambda: accept_invitation(made, by=aicha))

    assert sum(isinstance(one, Refused) for one in done) == 1
    assert Role.objects.filter(name="visite").count() == 1


def test_an_old_or_taken_back_or_unknown_code_gives_the_same_answer(house, elena, desk, client):
    made, code = paper(house, by=elena)
    _other, old = paper(house, by=elena)
    desk(elena).post(f"/maisons/{house.pk}/invitations/{made.pk}/retrait/")
    said = set()
    with at(now() + timedelta(days=31)):
        for tried in (code, old, "0" * 12):
            with pytest.raises(Refused) as refusal:
                open_invitation(tried)
            said.add(refusal.value.sentence)
    assert len(said) == 1
    assert client.post("/venir/", {"code": code}).status_code == 422


def test_guessing_is_slowed_down(house, client):
    answers = [client.post("/venir/", {"code": "0" * 12}).status_code for _try in range(21)]

    assert answers[:20] == [422] * 20
    assert answers[20] == 429


@pytest.mark.parametrize("role", ["coordination", "animation", "referent", "bureau", "partenaire", "roi"])
def test_a_paper_gives_nothing_that_opens_the_pages_of_the_team(role, house, elena, desk):
    with pytest.raises(Refused):
        paper(house, by=elena, role=role)
    said = {"role": role, "uses": "1", "expires_on": str(house.today)}
    assert desk(elena).post(f"/maisons/{house.pk}/invitations/", said).status_code == 422


def test_farid_makes_and_takes_back_no_paper(house, elena, farid, desk):
    made, _code = paper(house, by=elena)
    for act in (lambda: paper(house, by=farid), lambda: revoke_invitation(made, by=farid)):
        with pytest.raises(Refused):
            act()
    assert desk(farid).get(f"/maisons/{house.pk}/invitations/").status_code == 404
    assert not Invitation.objects.visible_to(farid).exists()
