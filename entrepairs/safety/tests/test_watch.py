"""The desk of the watch: one thing at a time, nobody for themselves, two humans for red, each opening written down."""

from datetime import timedelta

import pytest

from entrepairs.accompaniment.tests.pairs import met
from entrepairs.core.clock import at, now
from entrepairs.core.models import Entry
from entrepairs.core.rules import Refused
from entrepairs.safety.actions.blocks import block
from entrepairs.safety.actions.decisions import Ruling, decide, hold_back
from entrepairs.safety.actions.watchers import end_watch, offer_watch, pause_watch
from entrepairs.safety.actions.watching import (
    ask_second,
    be_second,
    claim_look,
    finish_look,
    hand_back_look,
    open_look,
    raise_look,
    say_aside,
)
from entrepairs.safety.models import Look, LookNote
from entrepairs.safety.tests.watched import put, taken, watching
from entrepairs.safety.watch_queue import next_of, waiting_of
from entrepairs.testimonies.actions import withdraw_story
from entrepairs.testimonies.tests.stories import house_of, published
from tests.at_once import at_once


@pytest.fixture
def watcher(driss, elena, house):
    return watching(driss, by=elena)


@pytest.fixture
def story(house, elena, bruno):
    return published(bruno, house, elena)


@pytest.fixture
def other(house, elena, person):
    return published(person("Nadia"), house, elena)


def test_nobody_watches_before_they_said_yes(driss, elena, house, story):
    put(story)
    offer_watch(driss, by=elena)

    assert not Look.objects.visible_to(driss).exists()


def test_farid_gives_nothing_and_sees_nothing(farid, elena, story, watcher):
    look = put(story)

    with pytest.raises(Refused):
        offer_watch(farid, by=farid)
    with pytest.raises(Refused):
        claim_look(look, by=farid)
    assert not Look.objects.visible_to(farid).exists()
    assert not Look.objects.visible_to(elena).exists()


def test_nobody_watches_what_they_wrote(story, bruno, elena, watcher):
    watching(bruno, by=elena)
    look = put(story)

    assert not Look.objects.visible_to(bruno).exists()
    with pytest.raises(Refused):
        claim_look(look, by=bruno)


def test_nobody_watches_whom_they_accompany(peer, bruno, story, elena):
    met(bruno, peer)
    watching(peer, by=elena)
    put(story)

    assert not Look.objects.visible_to(peer).exists()


def test_nobody_watches_whom_they_want_no_contact_with(story, bruno, driss, watcher):
    put(story)
    block(driss, by=bruno)

    assert not Look.objects.visible_to(driss).exists()


def test_what_is_due_first_comes_first_and_before_it_what_one_has_begun(story, other, driss, watcher):
    later, sooner = put(story, "vert", "nouveau"), put(other, "jaune")
    found = Look.objects.visible_to(driss).open()

    assert next_of(found, driss) == sooner
    assert waiting_of(found, now(), watcher) == ([("règles", 1), ("à lire", 1)], False)
    claim_look(later, by=driss)
    assert next_of(found, driss) == later


def test_a_near_danger_comes_before_what_is_late_and_what_one_has_begun(story, other, driss, watcher, desk):
    with at(now() - timedelta(days=3)):
        late = put(other, "vert", "nouveau")
    found = Look.objects.visible_to(driss).open()
    for queue in ("orange", "rouge"):
        assert next_of(found, driss) == late
        near = put(story, queue, "bouton")
        assert near.due_at > late.due_at and next_of(found, driss) == near
        if queue == "orange":
            claim_look(late, by=driss)

    page = desk(driss).get("/veille/").content.decode()
    assert near.get_absolute_url() in page and f'href="{late.get_absolute_url()}"' in page

    claim_look(near, by=driss)
    assert next_of(found, driss) == near
    assert late.get_absolute_url() not in desk(driss).get("/veille/").content.decode()


def test_one_person_takes_it_and_may_hand_it_back(story, driss, elena, watcher):
    watching(elena, by=elena)
    look = taken(put(story, "jaune"), by=driss)

    with pytest.raises(Refused):
        claim_look(look, by=elena)
    hand_back_look(look, by=driss)
    claim_look(look, by=elena)

    assert Look.objects.get().claimed_by == elena


def test_a_red_is_ended_by_two_humans(story, driss, elena, watcher):
    watching(elena, by=elena)
    look = taken(put(story), by=driss)
    with pytest.raises(Refused, match="à deux"):
        finish_look(look, "soutien", by=driss)
    with pytest.raises(Refused):
        be_second(look, by=driss)

    ask_second(look, by=driss)
    found = Look.objects.visible_to(elena).open()
    assert next_of(found, elena) == look
    be_second(look, by=elena)
    finish_look(look, "soutien", by=driss)

    done = Look.objects.get()
    assert (done.outcome, done.done_by, done.second_by) == ("soutien", driss, elena)


def test_a_human_sees_a_danger_that_words_did_not_say(story, driss, elena, farid, watcher):
    look = taken(put(story, "orange"), by=driss)
    with pytest.raises(Refused):
        raise_look(look, by=farid)

    raise_look(look, by=driss)
    raise_look(look, by=driss)

    look.refresh_from_db()
    assert (look.queue, look.because, look.claimed_by) == ("rouge", "regle", driss)
    assert Entry.objects.filter(verb="look.raised").count() == 1
    with pytest.raises(Refused):
        finish_look(look, Look.Outcome.SUPPORTED, by=driss)


def test_what_hides_until_a_human_decides_is_not_only_read(story, driss, watcher):
    look = taken(put(story, "jaune", "signalement"), by=driss)
    hold_back("testimony", story.pk)

    with pytest.raises(Refused, match="décidez"):
        finish_look(look, "lu", by=driss)
    decide("testimony", story.pk, Ruling("laisser", "autre", "Rien ne gêne."), by=driss)

    assert Look.objects.get().outcome == "decision"


def test_the_second_human_becomes_the_first_when_the_first_leaves(story, driss, elena, watcher):
    watching(elena, by=elena)
    look = taken(put(story), by=driss)
    be_second(look, by=elena)

    pause_watch(watcher, by=driss)

    left = Look.objects.get()
    assert (left.claimed_by, left.second_by) == (elena, None)


def test_what_someone_had_taken_is_free_once_they_no_longer_watch(story, driss, elena, watcher):
    taken(put(story), by=driss)

    end_watch(watcher, by=elena)

    assert Look.objects.get().claimed_by is None
    assert not Look.objects.visible_to(driss).exists()


def test_what_is_public_is_read_and_the_journal_keeps_it(story, driss, watcher):
    look = taken(put(story, "vert", "nouveau"), by=driss)

    seen = open_look(look, by=driss)

    assert story.public_text in seen.text
    entry = Entry.objects.get(verb="look.opened")
    assert (entry.actor, entry.about) == (driss.pk, None)


def test_the_author_reads_who_opened_what_is_not_public_and_not_who_told(story, bruno, driss, watcher):
    look = taken(put(story, "jaune", "signalement"), by=driss)
    withdraw_story(story, by=bruno)

    seen = open_look(look, by=driss)

    assert seen.text == ""
    entry = Entry.objects.get(verb="look.opened")
    assert entry.about == bruno.pk
    assert "signal" not in entry.reason


def test_what_is_said_aside_is_sealed_and_read_by_who_has_taken_it(story, driss, elena, watcher):
    watching(elena, by=elena)
    look = taken(put(story), by=driss)
    say_aside(look, "une lanterne sur le pont", by=driss)

    with pytest.raises(Refused):
        say_aside(look, "moi aussi", by=elena)
    assert LookNote.objects.select_related("look__data_key").get().body == "une lanterne sur le pont"
    assert b"lanterne" not in bytes(LookNote.objects.get().sealed_body)


@pytest.mark.django_db(transaction=True)
def test_two_people_who_take_it_at_once_are_one(person, elena, driss):
    nadia, house = person("Nadia"), house_of(elena)
    look = put(published(nadia, house, elena))
    for one in (driss, elena):
        watching(one, by=elena)

    results = at_once(lambda: claim_look(look, by=driss), lambda: claim_look(look, by=elena))

    assert sum(isinstance(result, Refused) for result in results) == 1
