"""Both write the framework, both accept the same words; then the accompaniment is under way."""

from datetime import timedelta

import pytest
from django.urls import reverse

from entrepairs.accompaniment.actions.frameworks import accept_framework, save_framework
from entrepairs.accompaniment.models import Accompaniment
from entrepairs.accompaniment.terms import Terms, changed
from entrepairs.core.clock import now
from entrepairs.core.rules import Refused
from entrepairs.people.models import Notice

pytestmark = pytest.mark.django_db
FORM = {"why": "Tenir", "rhythm": "semaine", "minutes": "60", "until": "", "stop": "", "hard": "", "based_on": "0"}


@pytest.fixture
def url(pair):
    return reverse("accompaniment:framework", args=[pair.pk])


def state(pair):
    return Accompaniment.objects.get(pk=pair.pk).state


def test_once_both_have_accepted_the_same_version_the_accompaniment_is_under_way(pair, aicha, bruno):
    framework = save_framework(pair, Terms(why="Tenir"), 0, by=bruno)

    accept_framework(framework, by=bruno)
    assert state(pair) == Accompaniment.State.BEGINNING
    accept_framework(framework, by=aicha)
    assert state(pair) == Accompaniment.State.ACTIVE
    assert Notice.objects.filter(person=bruno, kind="framework_agreed").exists()


def test_what_is_agreed_is_sealed(pair, bruno):
    framework = save_framework(pair, Terms(why="Sortir de chez moi", hard="Appeler"), 0, by=bruno)

    assert b"Sortir" not in bytes(framework.sealed_why)
    assert type(framework).objects.select_related("accompaniment__data_key").get().why == "Sortir de chez moi"


def test_any_change_makes_a_version_to_accept_again_and_what_goes_on_goes_on(pair, aicha, bruno):
    first = save_framework(pair, Terms(why="Tenir"), 0, by=bruno)
    for person in (aicha, bruno):
        accept_framework(first, by=person)

    second = save_framework(pair, Terms(why="Tenir", minutes=30), 1, by=aicha)

    assert (second.version, second.acceptances.count()) == (2, 0)
    assert state(pair) == Accompaniment.State.ACTIVE
    with pytest.raises(Refused):
        accept_framework(first, by=bruno)


def test_the_same_answers_make_no_new_version(pair, bruno):
    first = save_framework(pair, Terms(why="Tenir"), 0, by=bruno)

    assert save_framework(pair, Terms(why="Tenir"), 0, by=bruno) == first
    assert accept_framework(first, by=bruno).acceptances.count() == 1
    assert accept_framework(first, by=bruno).acceptances.count() == 1


def test_nobody_writes_over_words_they_have_not_seen(pair, aicha, bruno, url, browser_of):
    save_framework(pair, Terms(why="D’Aïcha"), 0, by=aicha)

    answer = browser_of(bruno).post(url, {**FORM, "why": "De Bruno"})

    assert answer.status_code == 422
    content = answer.content.decode()
    assert "De Bruno" in content
    assert "D’Aïcha" in content
    assert answer.context["form"]["based_on"].value() == 1
    assert pair.frameworks.count() == 1


def test_what_changed_since_the_last_accord_is_marked(pair, aicha, bruno, url, browser_of):
    accept_framework(save_framework(pair, Terms(why="Tenir", minutes=60), 0, by=bruno), by=aicha)
    save_framework(pair, Terms(why="Tenir", minutes=30), 1, by=bruno)

    answers = browser_of(aicha).get(url).context["answers"]

    assert [answer.is_new for answer in answers] == [False, False, True, False, False, False]
    assert answers[2].before


def test_through_the_pages_the_two_agree(pair, aicha, bruno, url, browser_of):
    for_bruno, for_aicha = browser_of(bruno), browser_of(aicha)
    until = (now() + timedelta(days=90)).date().isoformat()

    assert for_bruno.post(url, {**FORM, "until": until}).status_code == 303
    for browser in (for_bruno, for_aicha):
        assert browser.post(f"{url}acceptation/", {"sequence": "1"}).status_code == 303
    assert state(pair) == Accompaniment.State.ACTIVE
    assert for_aicha.get(url).context["is_mine"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("until", "2020-01-01"),
        ("until", "9999-12-31"),
        ("until", "31 février"),
        ("rhythm", "jamais"),
        ("minutes", "999"),
        ("why", "x" * 2_001),
        ("based_on", "-1"),
        ("based_on", ""),
    ],
)
def test_an_answer_that_makes_no_sense_comes_back(pair, bruno, url, browser_of, field, value):
    answer = browser_of(bruno).post(url, {**FORM, field: value})

    assert answer.status_code == 422
    assert b"Tenir" in answer.content or field == "why"
    assert not pair.frameworks.exists()


@pytest.mark.parametrize("version", ["", "7", "x", "-1", "99999999999999999999"])
def test_a_version_that_does_not_exist_cannot_be_accepted(pair, bruno, url, browser_of, version):
    save_framework(pair, Terms(why="Tenir"), 0, by=bruno)

    assert browser_of(bruno).post(f"{url}acceptation/", {"sequence": version}).status_code == 404


def test_after_the_end_the_framework_is_read_and_no_longer_changed(pair, bruno, url, browser_of):
    save_framework(pair, Terms(why="Tenir"), 0, by=bruno)
    pair.move_to(Accompaniment.State.ENDED, ended_at=now())
    browser = browser_of(bruno)

    assert b"Tenir" in browser.get(url).content
    assert browser.post(url, {**FORM, "why": "Autre", "based_on": "1"}).status_code == 422
    assert browser.post(f"{url}acceptation/", {"sequence": "1"}).status_code == 303
    assert pair.frameworks.get().acceptances.count() == 0


def test_the_session_that_ended_gives_the_answers_back(url, client):
    answer = client.post(url, FORM)

    assert answer.status_code == 401
    assert b"Tenir" in answer.content


def test_as_many_queries_with_three_versions_as_with_one(pair, bruno, url, browser_of, same_queries):
    browser = browser_of(bruno)
    save_framework(pair, Terms(why="1"), 0, by=bruno)

    def add():
        version = pair.frameworks.count()
        save_framework(pair, Terms(why=str(version + 1)), version, by=bruno)

    same_queries(lambda: browser.get(url), add)


def test_changes_are_named_in_the_order_of_the_questions():
    assert changed(Terms(), Terms(hard="x", why="y")) == ["why", "hard"]
    assert changed(Terms(), Terms()) == []
