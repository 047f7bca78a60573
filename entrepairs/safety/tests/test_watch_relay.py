"""A word for who comes next, and a word between two people once a danger is over: sealed, read by them alone."""

from datetime import timedelta

import pytest

from entrepairs.core.clock import at, now
from entrepairs.core.models import DataKey
from entrepairs.core.rules import Refused
from entrepairs.safety.actions.watchers import pause_watch
from entrepairs.safety.actions.watching import be_second, finish_look, hand_over, say_aside
from entrepairs.safety.models import HandOver, LookNote
from entrepairs.safety.tasks.watch import erase_old_hand_overs
from entrepairs.safety.tests.watched import put, taken, watching
from entrepairs.testimonies.tests.stories import published

WORD = "la soirée a été calme, la bouilloire fuit"


def html(response):
    return response.content.decode()


def test_the_next_one_reads_the_word_that_was_left(desk, driss, aicha, elena, farid, house):
    for one in (driss, aicha):
        watching(one, by=elena)
    sent = desk(driss).post("/veille/releve/", {"body": WORD})

    assert sent.status_code == 303
    assert WORD in html(desk(aicha).get("/veille/releve/"))
    assert b"bouilloire" not in bytes(HandOver.objects.get().sealed_body)
    for outsider in (farid, elena):
        assert desk(outsider).get("/veille/releve/").status_code == 404
        assert desk(outsider).post("/veille/releve/", {"body": WORD}).status_code == 404
    assert HandOver.objects.count() == 1


def test_nothing_typed_is_lost_and_nobody_in_a_pause_reads(desk, driss, elena, house):
    watcher = watching(driss, by=elena)
    client = desk(driss)

    refused = client.post("/veille/releve/", {"body": "x" * 601})
    assert refused.status_code == 422
    assert "x" * 601 in html(refused)
    pause_watch(watcher, by=driss)
    assert client.get("/veille/releve/").status_code == 404
    with pytest.raises(Refused):
        hand_over(WORD, by=driss)


def test_a_word_is_erased_with_its_key_after_a_month(driss, elena, house):
    watching(driss, by=elena)
    with at(now() - timedelta(days=31)):
        key = hand_over(WORD, by=driss).data_key

    erase_old_hand_overs.call()

    assert not HandOver.objects.exists()
    assert not DataKey.objects.filter(pk=key.pk).exists()


def test_the_two_who_were_there_may_say_what_it_was_like(desk, driss, aicha, elena, house, bruno, person):
    claire = person("Inès")
    for one in (driss, aicha, claire):
        watching(one, by=elena)
    look = taken(put(published(bruno, house, elena)), by=driss)
    be_second(look, by=aicha)
    finish_look(look, "soutien", by=driss)

    say_aside(look, "j’ai eu peur, merci d’avoir été là", by=aicha)

    assert LookNote.objects.count() == 1
    assert "merci d’avoir été là" in html(desk(driss).get(look.get_absolute_url()))
    assert "merci d’avoir été là" not in html(desk(claire).get(look.get_absolute_url()))
    with pytest.raises(Refused):
        say_aside(look, "moi aussi", by=claire)
