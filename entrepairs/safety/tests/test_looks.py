"""One thing, one open row: its queue goes up, never down; the words that led there stay readable and sealed."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction

from entrepairs.core.clock import at, now
from entrepairs.safety import queues, subjects
from entrepairs.safety.actions.looks import look_at
from entrepairs.safety.actions.watchers import pause_watch
from entrepairs.safety.models import Look
from entrepairs.safety.tests.watched import watching
from entrepairs.testimonies.tests.stories import draft, house_of, published
from tests.at_once import at_once


@pytest.fixture
def story(elena, bruno):
    return published(bruno, house_of(elena), elena)


def test_the_queues_are_those_of_the_rows():
    assert Look.Queue.values == queues.ORDER


def test_an_app_says_what_may_be_looked_at(story, bruno):
    assert {"testimony", "gathering"} <= set(subjects.kinds())

    subject = subjects.of("testimony")
    assert subjects.find("testimony", story.pk) == story
    assert subject.author(story) == bruno
    assert story.public_text in subject.snapshot(story)
    assert str(story.pk) in subject.url(story)
    assert subject.visible_to(story, None)


def test_a_draft_is_shown_to_nobody_by_the_registry(bruno, farid):
    story = draft(bruno)
    subject = subjects.of("testimony")

    assert subject.snapshot(story) == ""
    assert not subject.visible_to(story, farid)


def test_what_is_gone_or_unknown_is_found_by_nobody(db):
    assert subjects.find("testimony", uuid4()) is None
    assert subjects.find("inconnu", uuid4()) is None
    with pytest.raises(ValueError, match="inconnu"):
        look_at("inconnu", uuid4(), "vert", because="nouveau")


def test_a_name_too_long_for_its_column_is_refused_at_once():
    with pytest.raises(ValueError, match="letters"):
        subjects.add(subjects.Subject("x" * 21, "", *[lambda *_: None] * 5))


def test_a_second_reason_raises_the_open_row_and_never_lowers_it(story):
    first = look_at("testimony", story.pk, "jaune", because="signalement", words=["un mot"])
    raised = look_at("testimony", story.pk, "rouge", because="inquietude", words=["un autre", "un mot"])
    after = look_at("testimony", story.pk, "vert", because="nouveau")

    assert first.pk == raised.pk == after.pk
    assert (after.queue, after.because) == ("rouge", "inquietude")
    assert after.because_words == ["un mot", "un autre"]
    assert Look.objects.count() == 1


def test_words_that_another_says_already_are_not_shown_twice(story):
    told = ["Je vais me tuer", "me tuer", "me tuer ce soir", "tout préparé"]
    look = look_at("testimony", story.pk, "rouge", because="regle", words=told)
    assert look.because_words == ["Je vais me tuer", "me tuer ce soir", "tout préparé"]


def test_a_raised_row_is_never_due_later(story):
    with at(now() - timedelta(hours=11, minutes=55)):
        waiting = look_at("testimony", story.pk, "jaune", because="signalement")

    raised = look_at("testimony", story.pk, "orange", because="regle")

    assert raised.due_at == waiting.due_at


def test_once_done_the_same_thing_may_enter_again(story, driss):
    done = look_at("testimony", story.pk, "vert", because="nouveau")
    Look.objects.filter(pk=done.pk).update(done_by=driss, done_at=now(), outcome="lu")

    again = look_at("testimony", story.pk, "jaune", because="signalement")

    assert again.pk != done.pk
    assert list(Look.objects.open()) == [again]


def test_the_words_are_sealed_in_the_database(story):
    look_at("testimony", story.pk, "orange", because="regle", words=["parapluie violet"])

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM safety_look")
        assert "parapluie" not in str(cursor.fetchall())


@pytest.mark.django_db(transaction=True)
def test_two_reasons_at_the_same_moment_open_one_row(person, elena):
    story = published(person("Nadia"), house_of(elena), elena)
    for _turn in range(5):
        Look.objects.all().delete()

        looks = at_once(
            lambda: look_at("testimony", story.pk, "jaune", because="signalement", words=["d’ici"]),
            lambda: look_at("testimony", story.pk, "rouge", because="regle", words=["de là"]),
            lambda: look_at("testimony", story.pk, "vert", because="nouveau"),
        )

        assert len({look.pk for look in looks}) == 1
        only = Look.objects.get()
        assert only.queue == "rouge"
        assert set(only.because_words) == {"d’ici", "de là"}


@pytest.mark.django_db(transaction=True)
def test_who_takes_a_pause_and_who_holds_several_wait_in_turn(driss):
    """What is due first came last."""
    watcher, entry = watching(driss, by=driss), {"kind": "testimony", "queue": "vert", "because": "nouveau"}
    entry |= {"entered_at": now(), "claimed_by": driss, "claimed_at": now()}
    dues = [now() + timedelta(hours=1000 - turn) for turn in range(1000)]
    rows = Look.objects.bulk_create([Look(object_id=uuid4(), due_at=due, **entry) for due in dues], batch_size=500)

    @transaction.atomic
    def hold():
        Look.objects.hold_all("testimony", [look.object_id for look in rows])

    at_once(lambda: pause_watch(watcher, by=driss), hold, hold, hold)

    assert not Look.objects.exclude(claimed_by=None).exists()
