"""The word that a newcomer is written, reported by them: the watch reads it, and nobody learns who showed it."""

import pytest
from django.urls import reverse

from entrepairs.community.actions.leaving import leave_circles
from entrepairs.community.actions.welcoming import say_welcome, take_welcome
from entrepairs.community.models import Welcome
from entrepairs.community.privacy import export
from entrepairs.community.tests.talking import begun, circle_of, words
from entrepairs.core.ids import new_id
from entrepairs.core.models import Entry
from entrepairs.safety.actions.blocks import block
from entrepairs.safety.actions.decisions import Ruling, decide, lift_decision
from entrepairs.safety.actions.watching import open_look
from entrepairs.safety.models import Look, Report
from entrepairs.safety.tests.watched import taken, watching

pytestmark = pytest.mark.django_db
HURTFUL = "Bonjour, donnez-moi votre adresse et je passerai ce soir."


@pytest.fixture
def word(house, elena, bruno):
    circle = circle_of(house, elena)
    row = Welcome.objects.get(voice__thread=begun(circle, bruno))
    take_welcome(row, by=elena)
    say_welcome(row, words(circle, elena, HURTFUL), by=elena)
    return Welcome.objects.get()


@pytest.fixture
def reported(word, bruno, browser_of):
    typed = {"key": str(new_id()), "ground": "autre", "words": "Cela me fait peur."}
    answer = browser_of(bruno).post(f"/signaler/welcome/{word.pk}/", typed)
    assert answer.status_code == 303
    return Look.objects.get(kind="welcome")


def test_it_is_reported_from_its_own_page_by_who_received_it_alone(word, bruno, elena, farid, aicha, browser_of):
    address = f"/signaler/welcome/{word.pk}/"
    assert address in browser_of(bruno).get(word.get_absolute_url()).content.decode()

    assert browser_of(bruno).get(address).status_code == 200
    for other in (elena, farid, aicha):
        assert browser_of(other).get(address).status_code == 404


def test_nobody_of_the_watch_reads_it_before_it_is_shown(word):
    assert not Look.objects.filter(kind="welcome").exists()


def test_the_watch_reads_it_but_for_who_wrote_it_or_received_it(reported, driss, bruno, elena, desk):
    for someone in (driss, bruno, elena):
        watching(someone, by=elena)

    assert desk(elena).get(reported.get_absolute_url()).status_code == 404
    assert desk(bruno).get(reported.get_absolute_url()).status_code == 404
    taken(reported, by=driss)
    assert HURTFUL in desk(driss).get(reported.get_absolute_url()).content.decode()


def test_opening_it_tells_its_author_nothing(reported, driss, elena):
    watching(driss, by=elena)
    open_look(taken(reported, by=driss), by=driss)

    assert not Entry.objects.filter(about=elena.pk, verb="look.opened").exists()


def test_a_decision_takes_it_out_of_sight_and_its_lifting_brings_it_back(
    reported, word, driss, bruno, elena, browser_of
):
    watching(driss, by=elena)
    taken(reported, by=driss)
    decision = decide("welcome", word.pk, Ruling("retrait", "autre", "Une adresse demandée."), by=driss)

    page = browser_of(bruno).get(word.get_absolute_url()).content.decode()
    assert HURTFUL not in page and "a retiré ce mot" in page
    assert "Le lire" not in browser_of(bruno).get("/mes-mots/").content.decode()
    lift_decision(decision, "Relu.", by=driss)
    assert HURTFUL in browser_of(bruno).get(word.get_absolute_url()).content.decode()


@pytest.mark.parametrize("who", ["author", "reader"])
def test_it_leaves_with_the_account_of_either(word, bruno, elena, who):
    leave_circles(bruno if who == "reader" else elena)

    assert not Welcome.objects.exclude(sealed_word=b"").exists()


def test_what_was_told_of_it_keeps_its_copy_until_it_is_decided(reported, bruno):
    leave_circles(bruno)

    assert Report.objects.select_related("data_key").get().snapshot == HURTFUL


@pytest.mark.parametrize("is_blocker", [True, False])
def test_across_a_block_it_is_read_no_more(word, bruno, elena, is_blocker, browser_of):
    one, other = (bruno, elena) if is_blocker else (elena, bruno)
    block(other, by=one)

    assert browser_of(bruno).get(word.get_absolute_url()).status_code == 404
    assert word.get_absolute_url() not in browser_of(bruno).get(reverse("community:mine")).content.decode()


def test_out_of_sight_it_is_in_the_copy_of_who_wrote_it_alone(word, bruno, elena):
    def copy(person):
        return str(export(person)["community.Welcome"])

    assert HURTFUL in copy(bruno)

    Welcome.objects.update(is_withheld=True)

    assert HURTFUL not in copy(bruno) and HURTFUL in copy(elena)
