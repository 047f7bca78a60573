"""The pages: read without an account, write, review, decide; nothing of a draft for anybody else."""

import pytest
from django.test import Client
from django.urls import reverse

from entrepairs.core.ids import new_id
from entrepairs.core.models import Entry
from entrepairs.testimonies.actions import withdraw_story
from entrepairs.testimonies.models import Testimony
from entrepairs.testimonies.tests.stories import NOTE, TEXT, TITLE, accepted, draft, house_of, published, submitted

pytestmark = pytest.mark.django_db
TOLD = {"title": TITLE, "text": TEXT, "content_note": "", "signature": "anonyme", "other_name": ""}


@pytest.fixture
def house(elena):
    return house_of(elena)


def test_stories_are_read_without_an_account_with_the_note_before_the_text(client, bruno, elena, house):
    story = published(bruno, house, elena)

    assert TITLE in client.get("/histoires/").content.decode()
    page = client.get(f"/histoires/{story.pk}/").content.decode()
    assert page.index(NOTE) < page.index("épluchait")
    assert reverse("accompaniment:write") in page.split("</article>")[1]


def test_the_title_of_the_browser_tells_nothing_of_the_story(client, bruno, elena, house):
    page = client.get(f"/histoires/{published(bruno, house, elena).pk}/").content.decode()

    assert TITLE not in page.split("</title>")[0]


def test_a_withdrawn_story_is_gone_at_once_and_no_cache_kept_it(client, bruno, elena, house):
    story = published(bruno, house, elena)
    assert "no-store" in client.get(f"/histoires/{story.pk}/").headers["Cache-Control"]

    withdraw_story(story, by=bruno)

    assert client.get(f"/histoires/{story.pk}/").status_code == 404
    assert TITLE not in client.get("/histoires/").content.decode()


@pytest.mark.parametrize("bring", [draft, submitted, accepted])
def test_what_is_not_public_does_not_exist_for_others(bring, bruno, elena, farid, house, browser_of):
    story = {draft: lambda: draft(bruno), submitted: lambda: submitted(bruno, house)}.get(
        bring, lambda: accepted(bruno, house, elena)
    )()

    for browser in (browser_of(farid), browser_of(elena)):
        assert browser.get(f"/histoires/{story.pk}/").status_code == 404
        assert browser.get(f"/mes-histoires/{story.pk}/").status_code == 404
        assert browser.post(f"/mes-histoires/{story.pk}/retrait/").status_code == 404
    assert browser_of(farid).get(f"/coordination/histoires/{story.pk}/").status_code == 404
    assert browser_of(farid).get("/coordination/histoires/").status_code == 404


def test_bruno_writes_reads_it_as_others_would_and_sends_it(bruno, house, browser_of):
    browser = browser_of(bruno)

    answer = browser.post("/mes-histoires/nouvelle/", TOLD | {"key": str(new_id())})
    page = browser.get(answer.url)
    assert answer.status_code == 303 and TEXT in page.content.decode()
    assert browser.post(f"{answer.url}modifier/", TOLD | {"text": "Plus court."}).status_code == 303
    assert browser.post(f"{answer.url}envoi/", {"structure": str(house.pk)}).status_code == 303

    assert Testimony.objects.get().state == Testimony.State.SUBMITTED
    assert browser.get("/mes-histoires/").status_code == 200


@pytest.mark.parametrize(
    "hostile",
    [
        {"title": "   "},
        {"text": "\u200b\u200b"},
        {"text": "x" * 8_001},
        {"signature": "autre"},
        {"signature": "autre", "other_name": "06 39 98 00 01"},
        {"signature": "chef"},
        {"experiences": "n-existe-pas"},
        {"key": "pas-une-clé"},
    ],
)
def test_a_refused_story_comes_back_as_it_was_typed(hostile, bruno, browser_of):
    answer = browser_of(bruno).post("/mes-histoires/nouvelle/", TOLD | {"key": str(new_id())} | hostile)

    assert answer.status_code == 422
    assert not Testimony.objects.exists()
    assert hostile.get("title", TITLE) in answer.content.decode()


def test_html_in_a_story_is_shown_and_never_run(client, bruno, elena, house):
    story = published(bruno, house, elena, text="<script>alert(1)</script>")

    page = client.get(f"/histoires/{story.pk}/").content.decode()

    assert "<script>alert" not in page and "&lt;script&gt;alert" in page


@pytest.mark.usefixtures("in_demonstration")
def test_elena_reads_what_was_sent_to_her_house_and_the_author_can_see_it(bruno, elena, house, browser_of):
    story = submitted(bruno, house)
    browser = browser_of(elena)

    assert browser.get("/coordination/histoires/").status_code == 200
    assert TEXT in browser.get(f"/coordination/histoires/{story.pk}/").content.decode()

    assert Entry.objects.filter(verb="testimony.read", actor=elena.pk, about=bruno.pk).count() == 1


@pytest.mark.usefixtures("in_demonstration")
def test_a_story_is_accepted_only_when_every_box_is_ticked(bruno, elena, house, browser_of):
    story = submitted(bruno, house)
    url = f"/coordination/histoires/{story.pk}/accord/"
    boxes = dict.fromkeys(["nobody", "places", "methods", "note"], "on")

    assert browser_of(elena).post(url, {"nobody": "on"}).status_code == 422
    assert browser_of(elena).post(url, boxes).status_code == 303
    assert browser_of(elena).post(url, boxes).status_code == 404


@pytest.mark.usefixtures("in_demonstration")
def test_asking_for_changes_needs_a_sentence(bruno, elena, house, browser_of):
    story = submitted(bruno, house)
    url = f"/coordination/histoires/{story.pk}/remarque/"

    assert browser_of(elena).post(url, {"advice": " "}).status_code == 422
    assert browser_of(elena).post(url, {"advice": "Le village se reconnaît."}).status_code == 303


@pytest.mark.usefixtures("in_demonstration")
def test_a_coordinator_of_another_house_reads_nothing(bruno, house, claire, browser_of):
    story = submitted(bruno, house)
    house_of(claire, "Ailleurs")

    assert browser_of(claire).get(f"/coordination/histoires/{story.pk}/").status_code == 404


def test_withdrawing_is_one_click(bruno, elena, house, browser_of):
    story = published(bruno, house, elena)

    assert browser_of(bruno).post(f"/mes-histoires/{story.pk}/retrait/").status_code == 303

    assert Client().get(f"/histoires/{story.pk}/").status_code == 404


def test_the_list_asks_the_same_of_the_database_with_one_and_three_stories(
    client, bruno, elena, house, django_assert_max_num_queries
):
    for _n in range(3):
        published(bruno, house, elena)

    with django_assert_max_num_queries(3):
        client.get("/histoires/")


@pytest.fixture
def in_demonstration(settings):
    """The second protection of the team is asked elsewhere: people/tests."""
    settings.DEMO = True
