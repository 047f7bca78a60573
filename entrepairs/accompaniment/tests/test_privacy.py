"""What the chain holds leaves with its person: all of it in the export, and nothing of it after the end."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from entrepairs.accompaniment.actions.endings import end, tell
from entrepairs.accompaniment.actions.frameworks import save_framework
from entrepairs.accompaniment.actions.notes import write_note
from entrepairs.accompaniment.actions.projects import add_step, begin_project
from entrepairs.accompaniment.models import Accompaniment, Feedback, Message, Note, Offer, Proposal, Request
from entrepairs.accompaniment.tasks.forgetting import WARNING, YEAR, forget_old_words
from entrepairs.accompaniment.terms import Terms
from entrepairs.accompaniment.tests.chain import written
from entrepairs.accompaniment.tests.pairs import meet, say, walking
from entrepairs.core import privacy
from entrepairs.core.ids import new_id
from entrepairs.core.models import DataKey
from entrepairs.people.actions.erasures import ask_erasure
from entrepairs.people.models import Notice, Person

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 3, 11, 0, tzinfo=UTC)


@pytest.fixture
def pair(bruno, aicha, elena):
    """Bruno and Aïcha have written everything that can be written."""
    pair = walking(bruno, aicha, elena)
    say(pair, "un héron sur le pont", by=bruno)
    say(pair, "une soupe de ma grand-mère", by=aicha)
    save_framework(pair, Terms(why="retrouver un rythme"), 0, by=bruno)
    write_note(pair, new_id(), "Les soirs gris", "marcher jusqu’au pont", by=bruno)
    project = begin_project(pair, new_id(), "travail", "reprendre au printemps", by=bruno)
    add_step(project, new_id(), "appeler la médecine du travail", None, by=bruno)
    meet(pair, bruno, place="derrière la bibliothèque")
    return pair


def leaves(person: Person, *, keep_shared: bool = True) -> None:
    ask_erasure(person, keep_shared=keep_shared, at_once=True, by=person)


def test_the_export_holds_every_word_of_the_person_and_none_said_by_the_other(pair, bruno):
    end(pair, last_word="merci pour le chemin", by=bruno)
    tell(pair, "c’était bien", open_to_team=False, by=bruno)

    told = str(privacy.export(bruno))

    for words in (
        "Je sors de l’hôpital",
        "un héron sur le pont",
        "retrouver un rythme",
        "marcher jusqu’au pont",
        "reprendre au printemps",
        "appeler la médecine du travail",
        "derrière la bibliothèque",
        "merci pour le chemin",
        "c’était bien",
    ):
        assert words in told
    assert "grand-mère" not in told


def test_farid_finds_nothing_of_them_in_his_export(pair, farid):
    assert "héron" not in str(privacy.export(farid))
    assert not any(rows for label, rows in privacy.export(farid).items() if label.startswith("accompaniment."))


def test_who_leaves_ends_the_pair_kindly_and_the_other_is_told(pair, bruno, aicha):
    leaves(bruno)

    pair.refresh_from_db()
    assert pair.state == Accompaniment.State.ENDED
    assert Notice.objects.filter(person=aicha, kind="pair_ended").exists()


def test_messages_of_who_leaves_are_gone_and_the_others_stay(pair, bruno, aicha):
    leaves(bruno)

    rows = Message.objects.visible_to(aicha).select_related("participant__data_key")
    assert {row.body for row in rows} == {"", "une soupe de ma grand-mère"}


@pytest.mark.parametrize(("keep_shared", "left"), [(True, 1), (False, 0)])
def test_what_was_written_together_goes_as_the_person_chose(pair, bruno, aicha, keep_shared, left):
    leaves(bruno, keep_shared=keep_shared)

    assert Note.objects.visible_to(aicha).count() == left


def test_once_both_have_left_no_word_and_no_key_remains(pair, bruno, aicha, elena):
    leaves(bruno)
    leaves(aicha)

    assert not Note.objects.exists()
    assert not any(bytes(row.sealed_body) for row in Message.objects.all())
    assert set(DataKey.objects.values_list("pk", flat=True)) == {elena.data_key_id}


def test_requests_offers_and_proposals_leave_too(pair, bruno, aicha):
    leaves(aicha)
    leaves(bruno)

    assert not Offer.objects.exists()
    assert not Request.objects.exists()
    assert not Proposal.objects.exists()


def test_who_waited_for_someone_who_leaves_is_told(person, aicha, elena, bruno):
    walking(bruno, aicha, elena)
    nadia = person("Nadia")
    request = written(nadia)
    proposal = request.proposals.get(supporter=aicha)
    proposal.move_to(Proposal.State.ASKED, asked_at=NOON)

    leaves(aicha)

    assert Notice.objects.filter(person=nadia, kind="proposal_closed").exists()


def test_a_year_after_the_end_the_words_are_erased_and_both_were_told_before(bruno, aicha, elena):
    with time_machine.travel(NOON, tick=False):
        pair = walking(bruno, aicha, elena)
        say(pair, "un héron", by=bruno)
        end(pair, last_word="merci", by=bruno)
        tell(pair, "bien", open_to_team=False, by=bruno)
    with time_machine.travel(NOON + YEAR - WARNING, tick=False):
        forget_old_words.call()
        assert Notice.objects.filter(kind="pair_forgetting").count() == 2
        assert any(bytes(row.sealed_body) for row in Message.objects.all())
    with time_machine.travel(NOON + YEAR, tick=False):
        forget_old_words.call()

    pair.refresh_from_db()
    assert pair.data_key is None
    assert not any(bytes(row.sealed_body) for row in Message.objects.all())
    assert not Feedback.objects.exists()
    assert not Request.objects.exists()


def test_nothing_is_erased_that_was_not_told_thirty_days_before(bruno, aicha, elena):
    with time_machine.travel(NOON, tick=False):
        pair = walking(bruno, aicha, elena)
        say(pair, "un héron", by=bruno)
        end(pair, by=bruno)
    with time_machine.travel(NOON + YEAR + timedelta(days=200), tick=False):
        forget_old_words.call()

    assert any(bytes(row.sealed_body) for row in Message.objects.all())
