"""From draft to public page and back, by the acts of the author and of a reviewer."""

from datetime import timedelta

import pytest
import time_machine

from entrepairs.core.clock import at
from entrepairs.core.models import Entry
from entrepairs.core.rules import Refused
from entrepairs.jobs.worker import run_due
from entrepairs.people.actions.erasures import ask_erasure
from entrepairs.people.models import Notice
from entrepairs.testimonies.actions import (
    accept_story,
    ask_changes,
    publish_story,
    save_story,
    submit_story,
    take_up_story,
    withdraw_story,
)
from entrepairs.testimonies.models import COOLING_OFF, PublicationConsent, Testimony
from entrepairs.testimonies.tests.stories import NOON, TEXT, accepted, draft, fresh, house_of, published, submitted
from entrepairs.testimonies.words import Words

pytestmark = pytest.mark.django_db
A_MOMENT = timedelta(seconds=1)


@pytest.fixture
def house(elena):
    return house_of(elena)


def test_the_same_form_begins_one_story(bruno):
    story = draft(bruno)
    draft(bruno, key=story.pk, text="Autre version.")

    assert fresh(Testimony.objects.get()).text == "Autre version."


def test_a_story_is_published_two_days_after_the_review_and_not_before(bruno, elena, house):
    story = accepted(bruno, house, elena)

    with at(NOON + COOLING_OFF - A_MOMENT), pytest.raises(Refused):
        publish_story(story, story.fingerprint, by=bruno)
    with at(NOON + COOLING_OFF):
        consent = publish_story(story, story.fingerprint, by=bruno)

    assert (consent.text_hash, consent.given_at) == (story.fingerprint, NOON + COOLING_OFF)
    assert Testimony.objects.published().get().public_text == TEXT


def test_the_author_is_told_when_the_two_days_have_passed(bruno, elena, house):
    with time_machine.travel(NOON, tick=False):
        accepted(bruno, house, elena)
        run_due()
        assert not Notice.objects.filter(kind="story_ready").exists()
    with time_machine.travel(NOON + COOLING_OFF + A_MOMENT, tick=False):
        run_due()

    assert Notice.objects.filter(kind="story_ready", person=bruno).count() == 1


def test_a_consent_is_to_the_text_that_was_on_the_page(bruno, elena, house):
    story = accepted(bruno, house, elena)

    with at(NOON + COOLING_OFF), pytest.raises(Refused):
        publish_story(story, "0" * 64, by=bruno)

    assert not PublicationConsent.objects.exists()


def test_withdrawing_empties_what_was_public_at_once_and_keeps_the_text_for_its_author(bruno, elena, house):
    story = published(bruno, house, elena)

    withdraw_story(story, by=bruno)

    left = fresh(story)
    assert not Testimony.objects.published().exists()
    assert {left.public_title, left.public_text, left.public_content_note, left.public_signature} == {""}
    assert left.text == TEXT
    assert PublicationConsent.objects.get().withdrawn_at is not None


def test_a_story_taken_up_is_a_draft_that_is_reviewed_again(bruno, elena, house):
    story = accepted(bruno, house, elena)

    take_up_story(story, by=bruno)

    story = fresh(story)
    assert story.state == Testimony.State.DRAFT
    with at(NOON + COOLING_OFF), pytest.raises(Refused):
        publish_story(story, story.fingerprint, by=bruno)


def test_a_reviewer_may_ask_for_changes_with_a_sentence_for_the_author(bruno, elena, house):
    story = submitted(bruno, house)

    ask_changes(story, "Le nom du village permet de vous reconnaître.", by=elena)

    story = fresh(story)
    assert (story.state, story.advice) == ("draft", "Le nom du village permet de vous reconnaître.")
    assert Notice.objects.filter(kind="story_changes", person=bruno).exists()


def test_a_text_under_review_does_not_change_under_the_eyes_of_its_reader(bruno, house):
    with pytest.raises(Refused):
        save_story(submitted(bruno, house), Words("Autre", "Autre"), by=bruno)


@pytest.mark.parametrize("act", ["save", "submit", "take_up", "publish", "withdraw", "accept", "changes"])
def test_farid_can_do_nothing_to_the_story_of_bruno(act, bruno, elena, farid, house):
    states = {"save": draft, "submit": draft}
    story = states[act](bruno) if act in states else submitted(bruno, house)
    acts = {
        "save": lambda: save_story(story, Words("Autre", "Autre"), by=farid),
        "submit": lambda: submit_story(story, house, by=farid),
        "take_up": lambda: take_up_story(story, by=farid),
        "publish": lambda: publish_story(story, story.fingerprint, by=farid),
        "withdraw": lambda: withdraw_story(story, by=farid),
        "accept": lambda: accept_story(story, by=farid),
        "changes": lambda: ask_changes(story, "Non.", by=farid),
    }

    with pytest.raises(Refused):
        acts[act]()


def test_nobody_reviews_their_own_story(elena, house):
    with pytest.raises(Refused):
        submitted(elena, house)


def test_a_dump_holds_no_word_of_a_draft(bruno, house):
    story = submitted(bruno, house)

    row = Testimony.objects.filter(pk=story.pk).values_list().get()
    assert not any(b"carottes" in bytes(cell) for cell in row if isinstance(cell, bytes | memoryview))
    assert "carottes" not in str([cell for cell in row if isinstance(cell, str)])


def test_stories_leave_with_the_account_the_public_ones_too(bruno, elena, house):
    published(bruno, house, elena)

    ask_erasure(bruno, keep_shared=True, at_once=True, by=bruno)

    assert not Testimony.objects.exists() and not PublicationConsent.objects.exists()


def test_the_journal_says_who_did_what_and_never_what_was_written(bruno, elena, house):
    published(bruno, house, elena)

    assert "carottes" not in str(list(Entry.objects.values_list()))
    assert Entry.objects.filter(verb="testimony.published", about=bruno.pk).count() == 1
