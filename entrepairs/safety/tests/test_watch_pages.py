"""The pages of the watch, as Driss uses them, as Elena sets them up, and as Farid must not see them."""

import pytest
from django.urls import reverse

from entrepairs.safety.models import Look, WatchClosure, Watcher, WatchRule
from entrepairs.safety.tests.watched import put, taken, watching
from entrepairs.testimonies.tests.stories import published


@pytest.fixture
def story(house, elena, bruno):
    return published(bruno, house, elena)


@pytest.fixture
def watcher(driss, elena, house):
    return watching(driss, by=elena)


def html(response):
    return response.content.decode()


def test_driss_takes_reads_and_goes_to_the_next(desk, driss, watcher, story):
    look = put(story, "vert", "nouveau")
    client = desk(driss)

    first = html(client.get("/veille/"))
    assert story.public_text not in first
    assert story.public_text not in html(client.get(look.get_absolute_url()))
    opened = client.post(reverse("safety:look_claim", args=[look.pk]), follow=True)
    assert story.public_text in html(opened)
    after = client.post(reverse("safety:look_read", args=[look.pk]), follow=True)

    assert after.redirect_chain == [("/veille/", 303)]
    assert Look.objects.get().outcome == "lu"


def test_a_red_shows_its_words_and_whom_to_call_and_keeps_the_three_boxes(desk, driss, watcher, story):
    look = taken(put(story, "rouge", "regle", "parapluie violet"), by=driss)
    client = desk(driss)

    page = html(client.get(look.get_absolute_url()))
    assert "parapluie violet" in page
    assert "3114" in page
    client.post(reverse("safety:look_danger", args=[look.pk]), {"when": "ce soir"})
    assert "ce soir" in html(client.get(look.get_absolute_url()))
    refused = client.post(reverse("safety:look_ending", args=[look.pk]), {"outcome": "soutien"})
    assert refused.status_code == 422
    assert client.post(reverse("safety:look_danger", args=[look.pk]), {}).status_code == 422


def test_the_three_boxes_come_back_as_they_were_kept_with_a_word_that_says_so(desk, driss, watcher, story):
    look, client = taken(put(story), by=driss), desk(driss)
    door = reverse("safety:look_danger", args=[look.pk])

    page = html(client.post(door, {"when": "ce soir", "how": "un pont"}, follow=True))
    assert "C’est gardé." in page and 'value="ce soir"' in page and 'value="un pont"' in page
    assert "C’est gardé." in html(client.post(door, {"when": "ce soir", "how": "un pont"}, follow=True))
    assert look.notes.count() == 1, "what did not change is not said again"

    page = html(client.post(door, {"when": "demain", "how": ""}, follow=True))
    assert 'value="demain"' in page and 'value="un pont"' not in page
    assert look.notes.count() == 2


def test_the_boxes_tell_nothing_to_who_does_not_work_on_it(desk, driss, elena, watcher, story):
    watching(elena, by=elena)
    look = taken(put(story), by=driss)
    door = reverse("safety:look_danger", args=[look.pk])
    desk(driss).post(door, {"when": "ce soir"})

    answers = [html(desk(elena).post(door, {"when": words})) for words in ("ce soir", "un autre jour")]

    assert not any("C’est gardé." in page for page in answers) and look.notes.count() == 1


def test_two_humans_end_a_red_from_the_pages(desk, driss, elena, watcher, story):
    watching(elena, by=elena)
    look = taken(put(story), by=driss)
    desk(driss).post(reverse("safety:look_second", args=[look.pk]))

    desk(elena).post(reverse("safety:look_seconding", args=[look.pk]))
    desk(driss).post(reverse("safety:look_ending", args=[look.pk]), {"outcome": "soutien"})

    assert Look.objects.get().outcome == "soutien"


@pytest.mark.parametrize("someone", ["farid", "bruno", "elena"])
def test_the_watch_does_not_exist_for_the_others(request, desk, watcher, story, someone, settings):
    settings.DEMO = True
    look = put(story)
    client = desk(request.getfixturevalue(someone))

    assert client.get("/veille/").status_code == 404
    assert client.get(look.get_absolute_url()).status_code == 404
    assert client.get("/ma-veille/").status_code == 404
    for name in ("claim", "hand_back", "rising", "second", "seconding", "aside", "danger", "read", "ending"):
        assert client.post(reverse(f"safety:look_{name}", args=[look.pk]), {"body": "x"}).status_code == 404


def test_the_team_does_not_exist_for_farid(desk, farid, watcher):
    client = desk(farid)

    assert client.get("/veille/equipe/").status_code == 404
    assert client.post("/veille/equipe/", {"pseudonym": "Farid"}).status_code == 404
    assert client.post("/veille/heures/", {}).status_code == 404
    assert client.post("/veille/jours/", {"first_day": "2026-12-25"}).status_code == 404
    assert not Watcher.objects.filter(person=farid).exists()


def test_elena_names_someone_who_says_yes_pauses_and_leaves(desk, browser_of, elena, house, aicha):
    desk(elena).post("/veille/equipe/", {"pseudonym": "aicha"})
    client = browser_of(aicha)

    assert client.get("/ma-veille/").status_code == 200
    client.post("/ma-veille/accord/")
    assert Watcher.objects.on_watch().get().person == aicha
    client = desk(aicha)
    client.post("/ma-veille/hors-des-heures/", {"oui": "1"})
    assert Watcher.objects.on_call().get().person == aicha
    client.post("/ma-veille/pause/")
    assert not Watcher.objects.on_watch().exists()
    assert client.get("/veille/").status_code == 200
    client.post("/ma-veille/retour/")
    assert Watcher.objects.on_watch().exists()
    client.post("/ma-veille/fin/")
    assert client.get("/veille/").status_code == 404


def test_the_team_says_its_hours_and_its_days_off(desk, elena, driss, watcher):
    assert desk(elena).get("/veille/heures/").status_code == 404
    client = desk(driss)

    assert client.post("/veille/heures/", {"day_0": "9 h – 12 h, 14 h – 21 h"}).status_code == 303
    assert WatchRule.objects.count() == 2
    assert client.post("/veille/heures/", {"day_0": "quand on peut"}).status_code == 422
    client.post("/veille/jours/", {"first_day": "2099-12-25"})
    closure = WatchClosure.objects.get()
    assert closure.last_day == closure.first_day
    assert client.post("/veille/jours/", {"first_day": "2099-12-25", "last_day": "2099-12-24"}).status_code == 422
    client.post(reverse("safety:watch_reopening", args=[closure.pk]))
    assert not WatchClosure.objects.exists()


def test_an_account_that_watches_is_protected_twice(browser_of, driss, watcher):
    assert browser_of(driss).get("/veille/").status_code == 302


def test_the_desk_asks_the_same_of_the_database_whatever_waits(same_queries, desk, driss, elena, house, person):
    watching(driss, by=elena)
    client, names = desk(driss), iter(["Nadia", "Saule", "Inès"])

    def one_more():
        put(published(person(next(names)), house, elena), "vert", "nouveau")

    one_more()
    same_queries(lambda: client.get("/veille/"), one_more)
