"""Two people talk: what is said is said once, may be changed for ten minutes, taken back at any time."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine

from entrepairs.accompaniment.actions.talk import edit_message, remove_message, send_message
from entrepairs.accompaniment.models import Accompaniment, Message
from entrepairs.accompaniment.tests.pairs import say
from entrepairs.core.clock import now
from entrepairs.core.rules import Refused
from entrepairs.people.models import Notice

pytestmark = pytest.mark.django_db


def test_what_is_said_is_kept_verbatim_and_sealed_under_the_key_of_its_author(pair, bruno):
    message = say(pair, "Bonjour,\n\n   merci  d’être là 🌿", bruno)

    row = Message.objects.select_related("participant__data_key").get(pk=message.pk)
    assert row.body == "Bonjour,\n\n   merci  d’être là 🌿"
    assert b"merci" not in bytes(row.sealed_body)
    assert row.participant.person == bruno


def test_the_other_is_told_once_without_a_word_of_the_message(pair, aicha, bruno):
    say(pair, "Bonjour", bruno)
    say(pair, "Vous allez bien ?", bruno)

    notice = Notice.objects.get(person=aicha, kind="message")
    assert notice.path == pair.get_absolute_url()
    assert not Notice.objects.filter(person=bruno, kind="message").exists()


def test_the_same_form_sends_once(pair, bruno):
    token = uuid4()
    first = send_message(pair, "Bonjour", token, by=bruno)

    assert send_message(pair, "Bonjour", token, by=bruno) == first
    assert Message.objects.count() == 1


def test_the_form_of_someone_else_sends_nothing(pair, aicha, bruno):
    token = uuid4()
    send_message(pair, "Bonjour", token, by=bruno)

    with pytest.raises(Refused):
        send_message(pair, "Bonsoir", token, by=aicha)


def test_a_message_may_be_changed_for_ten_minutes_by_its_author_alone(pair, aicha, bruno):
    message = say(pair, "Bonjour", bruno)

    assert edit_message(message, "Bonsoir", by=bruno).body == "Bonsoir"
    with pytest.raises(Refused):
        edit_message(message, "Autre chose", by=aicha)
    with time_machine.travel(now() + timedelta(minutes=10, seconds=1)), pytest.raises(Refused):
        edit_message(message, "Trop tard", by=bruno)
    message.refresh_from_db()
    assert message.body == "Bonsoir"
    assert message.edited_at is not None


def test_saying_the_same_again_leaves_no_mark(pair, bruno):
    assert edit_message(say(pair, "Bonjour", bruno), "Bonjour", by=bruno).edited_at is None


def test_a_message_taken_back_keeps_its_place_and_loses_its_text(pair, aicha, bruno):
    message = say(pair, "Je regrette", bruno)

    with pytest.raises(Refused):
        remove_message(message, by=aicha)
    with time_machine.travel(now() + timedelta(days=90)):
        remove_message(message, by=bruno)
    message.refresh_from_db()
    assert bytes(message.sealed_body) == b""
    assert message.removed_at is not None


def test_what_was_taken_back_is_not_written_again(pair, bruno):
    message = remove_message(say(pair, "Je regrette", bruno), by=bruno)

    with pytest.raises(Refused):
        edit_message(message, "Revenu", by=bruno)


@pytest.mark.parametrize("state", [Accompaniment.State.PAUSED, Accompaniment.State.ENDED])
def test_nothing_more_is_said_in_a_pause_or_after_the_end(pair, bruno, state):
    pair.move_to(state, **({"ended_at": now()} if state == Accompaniment.State.ENDED else {}))

    with pytest.raises(Refused) as refusal:
        say(pair, "Bonjour", bruno)
    assert refusal.value.sentence
    assert not Message.objects.exists()


def test_a_message_may_be_taken_back_after_the_end(pair, bruno):
    message = say(pair, "Je regrette", bruno)
    pair.move_to(Accompaniment.State.ENDED, ended_at=now())

    assert remove_message(message, by=bruno).removed_at is not None


def test_someone_who_left_says_nothing_more(pair, aicha):
    pair.participants.filter(person=aicha).update(left_at=now())

    with pytest.raises(Refused):
        say(pair, "Encore un mot", aicha)


def test_destroying_the_key_of_one_erases_their_words_and_nobody_else_s(pair, aicha, bruno):
    say(pair, "De Bruno", bruno)
    say(pair, "D’Aïcha", aicha)

    pair.participants.get(person=bruno).data_key.delete()

    rows = Message.objects.select_related("participant__data_key")
    assert [row.body for row in rows] == ["", "D’Aïcha"]
