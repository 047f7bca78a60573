"""Nobody reads but those who take part: for anyone else, every door of an accompaniment is a page that is not there."""

from uuid import uuid4

import pytest
from django.urls import reverse

from entrepairs.accompaniment.actions.frameworks import save_framework
from entrepairs.accompaniment.actions.notes import write_note
from entrepairs.accompaniment.actions.projects import add_step, begin_project
from entrepairs.accompaniment.models import Accompaniment, Message, Participant
from entrepairs.accompaniment.streams import may_follow_talk
from entrepairs.accompaniment.terms import Terms
from entrepairs.accompaniment.tests.pairs import meet, say, walking
from entrepairs.core.clock import now
from entrepairs.people.models import Administrator

pytestmark = pytest.mark.django_db
SECRET = "Le secret de Bruno"


@pytest.fixture
def doors(pair, bruno):
    """Every URL of one accompaniment that holds everything."""
    message, meeting = say(pair, SECRET, bruno), meet(pair, bruno, place=SECRET)
    note = write_note(pair, uuid4(), SECRET, SECRET, by=bruno)
    project = begin_project(pair, uuid4(), "autre", SECRET, by=bruno)
    step = add_step(project, uuid4(), SECRET, None, by=bruno)
    save_framework(pair, Terms(why=SECRET), 0, by=bruno)
    inside = {"message": message, "meeting": meeting, "meeting_calendar": meeting, "note": note, "project": project}
    pages = [reverse(f"accompaniment:{name}", args=[pair.pk, row.pk]) for name, row in inside.items()]
    lists = ["talk", "framework", "meetings", "notes", "projects"]
    pages += [reverse(f"accompaniment:{name}", args=[pair.pk]) for name in lists]
    acts = {"message_removal": message, "confirmation": meeting, "cancellation": meeting, "note_deletion": note}
    acts |= {"project_closing": project, "project_reopening": project}
    posts = [reverse(f"accompaniment:{name}", args=[pair.pk, row.pk]) for name, row in acts.items()]
    posts += [step.path + act for act in ("fait/", "place/", "retrait/")]
    return pages, [*posts, reverse("accompaniment:framework_acceptance", args=[pair.pk])]


@pytest.fixture
def outsider(request, farid, elena, claire, driss, aicha, pair):
    """farid: nobody here · elena: coordinates the house · claire: runs the site · driss: walked, then left."""
    Administrator.objects.create(person=claire)
    if request.param == "driss":
        pair.participants.create(person=driss, role=Participant.Role.RELAY, joined_at=now(), left_at=now())
    return {"farid": farid, "elena": elena, "claire": claire, "driss": driss}[request.param]


@pytest.mark.parametrize("outsider", ["farid", "elena", "claire", "driss"], indirect=True)
def test_for_an_outsider_no_door_exists(doors, outsider, browser_of):
    browser = browser_of(outsider)
    pages, posts = doors

    answers = [browser.get(url) for url in pages] + [browser.post(url, {"body": "x"}) for url in pages + posts]

    assert {answer.status_code for answer in answers} <= {404, 405}
    assert all(answer.status_code == 404 for answer in answers[: len(pages)])
    assert not any(SECRET.encode() in answer.content for answer in answers)
    assert SECRET.encode() not in browser.get(reverse("accompaniment:accompaniments")).content


@pytest.mark.parametrize("outsider", ["farid", "elena", "claire", "driss"], indirect=True)
def test_an_outsider_follows_nothing_live_and_finds_nothing_in_lists(pair, doors, outsider):
    assert not may_follow_talk(outsider.pk, str(pair.pk))
    assert not Accompaniment.objects.visible_to(outsider).exists()
    assert not Message.objects.visible_to(outsider).exists()


def test_both_open_every_door_and_follow_what_is_said(pair, doors, aicha, bruno, browser_of):
    for person in (aicha, bruno):
        own = [url for url in doors[0] if "/messages/" not in url or person == bruno]
        assert {browser_of(person).get(url).status_code for url in own} == {200}
        assert may_follow_talk(person.pk, str(pair.pk))
    assert not may_follow_talk(bruno.pk, "pas-une-clef")


def test_one_does_not_open_the_message_of_the_other_for_change(pair, doors, aicha, browser_of):
    message = next(url for url in doors[0] if "/messages/" in url)

    assert browser_of(aicha).get(message).status_code == 404
    assert browser_of(aicha).post(f"{message}retrait/").status_code == 404


def test_what_is_inside_is_not_reached_through_another_accompaniment(doors, pair, aicha, driss, elena, browser_of):
    other = walking(driss, aicha, elena)
    elsewhere = [url.replace(str(pair.pk), str(other.pk)) for url in doors[0] if url.count("/") > 4]

    assert {browser_of(aicha).get(url).status_code for url in elsewhere} == {404}
