"""One person alone opens no name, even with accounts of their own: somebody else knows each of those who open it."""

import pytest
from django.core.management import CommandError, call_command

from entrepairs.core.models import Entry
from entrepairs.core.rules import Refused
from entrepairs.people.models import Administrator, Notice
from entrepairs.safety.actions.names import ask_name, confirm_name
from entrepairs.safety.actions.watchers import accept_watch, offer_watch, stop_vouching, vouch_for
from entrepairs.safety.checks import check
from entrepairs.safety.models import Look, NameDraw, NameOpening, Watcher
from entrepairs.safety.rules.watch import may_vouch
from entrepairs.safety.tests.opened import JUDGE, drawn_of, hidden_post, look_of, team_of
from entrepairs.safety.tests.watched import known, watching

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("house")]


@pytest.fixture
def sami(person):
    sami = person("Sami")
    Administrator.objects.create(person=sami)
    return sami


def watcher_of(person):
    return Watcher.objects.current().get(person=person)


def test_with_accounts_of_ones_own_one_opens_nothing(house, elena, bruno, person):
    """Elena coordinates, and names five people: all are hers."""
    post = hidden_post(house, bruno, by=elena)
    puppets = [watching(person(name), by=elena).person for name in ("Ada", "Bela", "Cleo", "Dino", "Enzo")]
    Look.objects.update(left_to_all=True)
    for one in puppets:
        for other in puppets:
            assert not may_vouch(one, watcher_of(other))
        assert not may_vouch(elena, watcher_of(one))
        with pytest.raises(Refused, match="garant"):
            ask_name(look_of(post), JUDGE, by=one)
    assert not NameOpening.objects.exists()


def test_one_more_in_a_true_team_is_never_drawn(house, elena, bruno, person):
    post = hidden_post(house, bruno, by=elena)
    team = team_of([person(name) for name in ("Driss", "Inès", "Nadia")], by=elena)
    puppets = [watching(person(name), by=elena).person for name in ("Ada", "Bela")]
    Look.objects.update(left_to_all=True)
    with pytest.raises(Refused, match="pas encore de garant"):
        ask_name(look_of(post), JUDGE, by=puppets[0])
    asker = next(one for one in team if _asks(post, one))
    opening = NameOpening.objects.get()
    for one in puppets:
        with pytest.raises(Refused):
            confirm_name(opening, by=one)
    assert asker in drawn_of(post, team) and not set(drawn_of(post, puppets))


def _asks(post, person):
    try:
        return ask_name(look_of(post), JUDGE, by=person)
    except Refused:
        return None


def test_only_the_administration_vouches_and_takes_it_back(elena, person, sami):
    driss, ines = (watching(person(name), by=elena) for name in ("Driss", "Inès"))
    vouch_for(driss, by=sami)
    with pytest.raises(Refused):
        vouch_for(ines, by=driss.person)
    with pytest.raises(Refused):
        stop_vouching(driss, by=driss.person)
    assert watcher_of(driss.person).vouched_by == sami and watcher_of(ines.person).vouched_at is None
    stop_vouching(driss, by=sami)
    assert watcher_of(driss.person).vouched_at is None
    assert set(Entry.objects.filter(verb="watch.vouched").values_list("about", flat=True)) == {driss.person.pk}


def test_who_proposed_does_not_vouch_administrator_or_not(person, sami):
    watcher = watching(person("Driss"), by=sami)
    with pytest.raises(Refused):
        vouch_for(watcher, by=sami)


def test_taking_it_back_draws_no_name_again(house, elena, bruno, person, sami):
    post = hidden_post(house, bruno, by=elena)
    team = team_of([person(name) for name in ("Driss", "Inès", "Nadia")], by=elena)
    next(one for one in team if _asks(post, one))
    before = drawn_of(post, team)
    for one in before:
        stop_vouching(watcher_of(one), by=sami)
    for one in team:
        _asks(post, one)
    assert drawn_of(post, team) == before


def test_no_longer_known_one_reads_no_more(house, elena, bruno, person):
    post = hidden_post(house, bruno, by=elena)
    team = team_of([person(name) for name in ("Driss", "Inès", "Nadia", "Omar")], by=elena)
    asker = next(one for one in team if _asks(post, one))
    opening = NameOpening.objects.get()
    second = next(one for one in drawn_of(post, team) if one != asker)
    stop_vouching(watcher_of(second), by=watcher_of(second).vouched_by)
    with pytest.raises(Refused):
        confirm_name(opening, by=second)
    assert second.pk in NameDraw.objects.select_related("data_key").get().people


def test_nobody_joins_unseen(elena, person, sami, desk):
    driss = watching(person("Driss"), by=elena).person
    Notice.objects.all().delete()
    ada = person("Ada")
    watcher = offer_watch(ada, by=elena)
    assert not Notice.objects.filter(kind="watch_joined").exists()
    accept_watch(watcher, by=ada)
    assert {one.person for one in Notice.objects.filter(kind="watch_joined")} == {driss, sami}

    page = desk(driss).get("/veille/equipe/").content.decode()
    assert "Ada" in page and "Proposé·e par Elena" in page and "Pas encore de garant·e" in page
    assert "Je connais cette personne" not in page and "Proposer de veiller" not in page
    assert "Je connais cette personne" in desk(sami).get("/veille/equipe/").content.decode()


def test_from_the_page_one_vouches_and_takes_it_back(elena, person, sami, desk):
    watcher = watching(person("Driss"), by=elena)
    there = f"/veille/equipe/{watcher.pk}/garant/"
    desk(elena).post(there)
    assert watcher_of(watcher.person).vouched_at is None
    page = desk(sami).post(there, follow=True).content.decode()
    assert "Garant·e\u00a0: Sami" in page
    assert "Pas encore de garant·e" in desk(sami).post(f"{there}fin/", follow=True).content.decode()


def test_who_does_not_watch_sees_neither_the_team_nor_its_acts(elena, person, farid, browser_of):
    watcher = watching(person("Driss"), by=elena)
    assert browser_of(farid).get("/veille/equipe/").status_code == 404
    assert browser_of(farid).post(f"/veille/equipe/{watcher.pk}/garant/").status_code == 404


def test_where_one_person_names_and_administers_who_holds_the_machine_vouches(elena, person, capsys):
    watching(person("Driss"), by=elena)
    call_command("veille_garant", "driss")
    watcher = Watcher.objects.get()
    assert watcher.vouched_at is not None and watcher.vouched_by is None
    assert "Driss" in capsys.readouterr().out
    with pytest.raises(CommandError, match="ne veille pas"):
        call_command("veille_garant", "Personne")


def test_doctor_says_when_no_name_could_be_opened(elena, person):
    people = [watching(person(name), by=elena).person for name in ("Driss", "Inès", "Nadia")]
    assert any("garant" in finding.fact for finding in check())
    known(*people)
    assert not any("garant" in finding.fact for finding in check())
