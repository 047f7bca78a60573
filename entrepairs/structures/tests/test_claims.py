"""« C’est votre maison ? » A listed house is asked for; the administrators entrust it; a yes opens it."""

import pytest

from entrepairs.core.rules import Refused
from entrepairs.people.models import Notice
from entrepairs.structures.actions.joining import ask_to_join, ask_to_run, close_request, entrust_house, say_in_request
from entrepairs.structures.models import JoinRequest, Role
from entrepairs.structures.tests.listed import listed
from entrepairs.structures.tests.lists import administrator

pytestmark = pytest.mark.django_db


@pytest.fixture
def ines(person):
    return administrator(person("Inès"))


@pytest.fixture
def luc(person):
    return person("Luc")


@pytest.fixture
def gem():
    return listed("GEM du Canal")


def test_luc_asks_the_administrators_entrust_and_his_yes_opens_the_house(gem, luc, ines, client, browser_of, desk):
    assert "C’est votre maison" in client.get(gem.get_absolute_url()).content.decode()
    browser, there = browser_of(luc), f"{gem.get_absolute_url()}tenir-ici/"
    assert browser.post(there, {"body": "Je coordonne. Appelez le 03 53 01 00 01."}).status_code == 303
    asked = JoinRequest.objects.get()
    assert Notice.objects.filter(person=ines, kind="join_request").count() == 1

    admin, talk = desk(ines), f"/annuaire/maisons-demandees/{asked.pk}/"
    assert "GEM du Canal" in admin.get("/annuaire/maisons-demandees/").content.decode()
    assert "Appelez le" in admin.get(talk).content.decode()
    assert admin.post(talk, {"body": "Nous avons appelé. Bienvenue."}).status_code == 303
    assert admin.post(f"{talk}accord/").status_code == 303
    gem.refresh_from_db()
    assert gem.opened_at is None, "nothing opens before the yes"

    role = Role.objects.get(person=luc)
    assert browser.post(f"/mes-roles/{role.pk}/acceptation/").status_code == 303

    gem.refresh_from_db()
    assert gem.opened_at is not None
    assert "Bienvenue" in browser.get(f"/mes-demandes-a-venir/{asked.pk}/").content.decode()
    assert "C’est votre maison" not in client.get(gem.get_absolute_url()).content.decode()


def test_what_was_written_to_the_administrators_is_never_read_by_who_coordinates_later(gem, luc, ines, person, desk):
    late = ask_to_run(gem, "entre nous", by=person("Mireille"))
    asked = ask_to_run(gem, "c’est moi", by=luc)
    role = entrust_house(asked, by=ines)
    type(role).objects.filter(pk=role.pk).update(accepted_at=role.given_at)
    type(gem).objects.filter(pk=gem.pk).update(opened_at=role.given_at)

    assert desk(luc).get(f"/maisons/{gem.pk}/demandes/{late.pk}/").status_code == 404
    assert "Mireille" not in desk(luc).get(f"/maisons/{gem.pk}/personnes/").content.decode()
    assert not JoinRequest.objects.visible_to(luc).filter(pk=late.pk).exists()
    with pytest.raises(Refused):
        entrust_house(late, by=ines)
    close_request(late, by=ines)


def test_a_house_that_someone_runs_here_is_not_for_the_asking(house, luc, ines, browser_of):
    with pytest.raises(Refused):
        ask_to_run(house, "c’est chez moi", by=luc)
    there = f"{house.get_absolute_url()}tenir-ici/"
    assert browser_of(luc).get(there)["Location"] == house.get_absolute_url()
    mine = ask_to_join(house, "je voudrais venir", by=luc)
    assert not JoinRequest.objects.visible_to(ines).filter(pk=mine.pk).exists(), "not written to the administrators"


def test_farid_reads_answers_and_entrusts_nothing(gem, luc, ines, farid, elena, house, browser_of, desk):
    asked = ask_to_run(gem, "c’est moi", by=luc)
    for who in (farid, elena):
        for act in (
            lambda who=who: entrust_house(asked, by=who),
            lambda who=who: say_in_request(asked, "x", by=who),
            lambda who=who: close_request(asked, by=who),
        ):
            with pytest.raises(Refused):
                act()
        assert desk(who).get("/annuaire/maisons-demandees/").status_code == 404
        assert desk(who).get(f"/annuaire/maisons-demandees/{asked.pk}/").status_code == 404
        assert desk(who).post(f"/annuaire/maisons-demandees/{asked.pk}/accord/").status_code == 404
    assert browser_of(farid).get(f"/mes-demandes-a-venir/{asked.pk}/").status_code == 404
