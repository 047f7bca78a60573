"""What the desk never shows: a text, a pair of another house, one’s own pair, a referent’s neighbours; and to whom."""

from datetime import timedelta

import pytest
import time_machine

from entrepairs.accompaniment.actions.endings import end, tell
from entrepairs.accompaniment.actions.frameworks import save_framework
from entrepairs.accompaniment.actions.notes import write_note
from entrepairs.accompaniment.actions.projects import begin_project
from entrepairs.accompaniment.actions.requests import close_text_to_team, open_text_to_team
from entrepairs.accompaniment.models import Accompaniment, Request
from entrepairs.accompaniment.terms import Terms
from entrepairs.accompaniment.tests.chain import habilitated, offering, open_house, written
from entrepairs.accompaniment.tests.pairs import meet, met, say
from entrepairs.core.clock import now
from entrepairs.core.ids import new_id
from entrepairs.core.models import Entry
from entrepairs.structures.actions.roles import accept_role, give_role

pytestmark = pytest.mark.django_db
SECRET = "parapluie violet"


@pytest.fixture
def full(pair, bruno, aicha):
    """A pair where everything that can be written holds the secret."""
    say(pair, SECRET, bruno)
    meet(pair, bruno, place=SECRET)
    write_note(pair, new_id(), SECRET, SECRET, by=bruno)
    begin_project(pair, new_id(), "autre", SECRET, by=bruno)
    save_framework(pair, Terms(why=SECRET), 0, by=bruno)
    return pair


def every_page(pair, request):
    lists = ["", "demandes/", "accompagnements/", "personnes/", "retours/"]
    return [f"/coordination/{name}" for name in lists] + [
        f"/coordination/accompagnements/{pair.pk}/",
        f"/coordination/demandes/{request.pk}/",
    ]


def test_elena_sees_the_pair_and_no_text(full, bruno, elena, aicha, person, desk):
    waiting = written(person("Nadia"), text=SECRET)
    browser = desk(elena)

    pages = {url: browser.get(url) for url in every_page(full, waiting)}

    assert {answer.status_code for answer in pages.values()} == {200}
    assert not [url for url, answer in pages.items() if SECRET in answer.content.decode()]
    end(full, last_word=SECRET, by=bruno)
    tell(full, SECRET, open_to_team=False, by=bruno)
    pages = [browser.get(url).content.decode() for url in every_page(full, waiting)]
    assert not any(SECRET in text for text in pages)
    assert browser.get(full.get_absolute_url()).status_code == 404


def test_a_text_opened_to_the_team_is_read_and_the_person_can_know(person, pair, elena, desk):
    nadia = person("Nadia")
    request = written(nadia, text=SECRET)
    open_text_to_team(request, by=nadia)

    assert SECRET in desk(elena).get(f"/coordination/demandes/{request.pk}/").content.decode()

    assert Entry.objects.filter(about=nadia.pk, actor=elena.pk, verb="request.read_by_team").count() == 1


def test_reloading_is_the_same_reading_for_an_hour_and_reopening_is_another(person, pair, elena, desk):
    request = written(person("Nadia"), text=SECRET)
    read = Entry.objects.filter(verb="request.read_by_team")
    start = now()
    for minutes, lines in [(1, 1), (30, 1), (60, 1), (62, 2)]:
        with time_machine.travel(start + timedelta(minutes=minutes), tick=False):
            if minutes == 1:
                open_text_to_team(request, by=request.person)
            desk(elena).get(f"/coordination/demandes/{request.pk}/")
        assert read.count() == lines, minutes

    with time_machine.travel(start + timedelta(minutes=70), tick=False):
        close_text_to_team(request, by=request.person)
        open_text_to_team(request, by=request.person)
        desk(elena).get(f"/coordination/demandes/{request.pk}/")
    assert read.count() == 3


def test_feedback_opened_to_the_team_is_read_by_the_coordination_only(pair, bruno, aicha, elena, claire, house, desk):
    accept_role(give_role(house, claire, "referent", by=elena), by=claire)
    accept_role(give_role(house, aicha, "coordination", by=elena), by=aicha)
    end(pair, by=bruno)
    tell(pair, SECRET, open_to_team=True, by=bruno)

    for _ in range(2):
        assert SECRET in desk(elena).get("/coordination/retours/").content.decode()
    for someone in (claire, aicha):
        assert SECRET not in desk(someone).get("/coordination/retours/").content.decode()

    assert Entry.objects.filter(about=bruno.pk, verb="feedback.read_by_team").count() == 1


def test_a_coordinator_does_not_oversee_their_own_pair(pair, aicha, elena, house, desk):
    accept_role(give_role(house, aicha, "coordination", by=elena), by=aicha)

    assert desk(aicha).get(f"/coordination/accompagnements/{pair.pk}/").status_code == 404
    assert not desk(aicha).get("/coordination/accompagnements/").context["pairs"]
    assert desk(elena).get(f"/coordination/accompagnements/{pair.pk}/").status_code == 200


def test_a_referent_sees_their_pairs_and_no_other(pair, peer, person, driss, claire, house, elena, desk):
    offering(habilitated(driss, house, by=elena, probation=True, referent=claire))
    theirs = met(person("Nadia"), driss)
    waiting = written(person("Saule"), languages=["pt"])
    browser = desk(claire)

    assert [one.accompaniment for one in browser.get("/coordination/accompagnements/").context["pairs"]] == [theirs]
    assert browser.get(f"/coordination/accompagnements/{theirs.pk}/").status_code == 200
    assert browser.get(f"/coordination/accompagnements/{pair.pk}/").status_code == 404
    assert browser.get(f"/coordination/demandes/{waiting.pk}/").status_code == 404
    assert not browser.get("/coordination/demandes/").context["page"].object_list
    assert not browser.get("/coordination/personnes/").context["rows"]


def test_the_coordination_of_another_house_sees_nothing(pair, driss, person, desk):
    open_house(driss, name="Ailleurs")
    waiting = written(person("Nadia"))
    Request.objects.filter(pk=waiting.pk).update(structure=pair.structure)
    browser = desk(driss)

    assert browser.get("/coordination/").context["to_do"] == []
    assert browser.get(f"/coordination/accompagnements/{pair.pk}/").status_code == 404
    assert browser.get(f"/coordination/demandes/{waiting.pk}/").status_code == 404
    assert not Accompaniment.objects.overseen_by(driss).exists()


@pytest.mark.parametrize("who", ["farid", "aicha", "bruno"])
def test_for_others_there_is_no_desk(who, pair, request, desk, person):
    waiting = written(person("Nadia"))
    browser = desk(request.getfixturevalue(who))

    assert {browser.get(url).status_code for url in every_page(pair, waiting)} == {404}
