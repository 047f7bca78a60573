"""The two doors and the follow-up, for visitors: a number, a page that says where it stands, nothing of anybody."""

import re

import pytest
from django.conf import settings
from django.core import mail

from entrepairs.core.ids import new_id
from entrepairs.jobs.worker import run_due
from entrepairs.safety.models import Concern, Report
from entrepairs.safety.tests.told import HOW, WORDS, removed, watching
from entrepairs.testimonies.tests.stories import draft, house_of, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(elena, bruno):
    watching(elena)
    return published(bruno, house_of(elena), elena)


def told(**values):
    return {"key": str(new_id()), "ground": "contact", "words": WORDS, "email": ""} | values


def test_anybody_reports_a_story_and_reads_where_it_stands(story, elena, client):
    page = client.get(f"/histoires/{story.pk}/").content.decode()
    door = f"/signaler/testimony/{story.pk}/"
    assert door in page and f"/je-m-inquiete/testimony/{story.pk}/" in page

    there = client.post(door, told())["Location"]

    assert re.fullmatch(r"/suivi/([0-9A-Z]{4}-){3}[0-9A-Z]{4}/", there)
    page = client.get(there)
    assert "no-store" in page["Cache-Control"]
    assert WORDS not in page.content.decode() and "Bruno" not in page.content.decode()
    removed(story, by=elena, measure="retrait")
    assert "retiré" in client.get(there).content.decode()


def test_the_same_form_gives_the_same_number_even_once_the_story_is_hidden(story, elena, client):
    form, door = told(), f"/signaler/testimony/{story.pk}/"
    first = client.post(door, form)["Location"]
    removed(story, by=elena, measure="retrait")

    assert client.post(door, form)["Location"] == first
    assert client.get(door).status_code == 404
    assert Report.objects.count() == 1


def test_the_three_boxes_come_after_the_help_lines(story, client):
    door = f"/je-m-inquiete/testimony/{story.pk}/"
    page = client.get(door).content.decode()
    main = page[page.index("<main") :]
    assert main.index("3114") < main.index("<form")

    box = {"key": str(new_id()), "how": HOW, "when": "", "where": "", "is_now": "on", "email": ""}
    assert client.post(door, box)["Location"].startswith("/suivi/")
    assert Concern.objects.get().is_now


def test_what_is_missing_is_asked_for_and_nothing_typed_is_lost(story, client):
    response = client.post(f"/signaler/testimony/{story.pk}/", told(ground=""))

    assert response.status_code == 422 and WORDS in response.content.decode()


def test_a_number_is_found_however_it_is_typed_and_a_wrong_one_is_not(story, client):
    there = client.post(f"/signaler/testimony/{story.pk}/", told())["Location"]
    typed = there.split("/")[2].lower().replace("-", " ")

    assert client.post("/suivi/", {"receipt": typed})["Location"] == there
    assert f"{settings.SITE_URL}/suivi/" in client.get(there).content.decode(), "where to type it, on paper too"
    assert client.post("/suivi/", {"receipt": "abc"}).status_code == 422
    assert client.get("/suivi/0000-0000-0000-0000/").status_code == 404


def test_an_address_receives_two_neutral_mails_and_a_visitor_without_one_none(story, elena, client):
    client.post(f"/signaler/testimony/{story.pk}/", told(email="nadia@exemple.fr"))
    client.post(f"/signaler/testimony/{story.pk}/", told())
    removed(story, by=elena, measure="laisser")

    run_due()

    assert [one.to for one in mail.outbox] == [["nadia@exemple.fr"]] * 2
    assert all("/suivi/" in one.body and "histoire" not in one.body + one.subject for one in mail.outbox)


def test_farid_reports_nothing_that_he_cannot_see(bruno, farid, browser_of, client):
    story = draft(bruno)

    for browser in (browser_of(farid), client):
        for door in ("signaler", "je-m-inquiete"):
            assert browser.get(f"/{door}/testimony/{story.pk}/").status_code == 404
            assert browser.post(f"/{door}/testimony/{story.pk}/", told()).status_code == 404
            assert browser.get(f"/{door}/rien/{story.pk}/").status_code == 404


def test_too_many_from_one_place_are_told_when_to_come_back(story, client):
    door = f"/signaler/testimony/{story.pk}/"
    for _ in range(20):
        assert client.post(door, told()).status_code == 303

    refused = client.post(door, told())
    assert refused.status_code == 422 and "dans une heure" in refused.content.decode()


def test_a_number_that_is_cut_is_counted_in_signs_as_the_other_codes_are(client):
    answer = client.post("/suivi/", {"receipt": "ABCD-EFGH"})

    assert answer.status_code == 422 and "a 8 signes\u202f; il en faut 16." in answer.content.decode()
