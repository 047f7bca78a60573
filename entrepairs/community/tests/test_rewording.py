"""The team proposes another text: its author sees both and says yes or no; nothing unread is ever published."""

import pytest
from django.test import Client

from entrepairs.community.actions.writing import edit_post
from entrepairs.community.models import Post
from entrepairs.community.models.thread import Standing
from entrepairs.community.tests.talking import DANGER, begun, circle_of, said_in
from entrepairs.core.models import Entry
from entrepairs.core.rules import Refused
from entrepairs.safety.actions.appeals import ask_another_look
from entrepairs.safety.actions.decisions import Ruling, decide, lift_decision
from entrepairs.safety.actions.looks import look_at
from entrepairs.safety.actions.rewording import answer_text
from entrepairs.safety.models import Decision, Look, Measure
from entrepairs.safety.tests.watched import taken, watching
from tests.at_once import at_once

pytestmark = pytest.mark.django_db
THEIRS, OURS = "Viens chez moi, c’est la porte verte.", "Écris-moi ici."
TYPED = {"measure": "modif", "ground": "contact", "facts": "On ne donne pas d’adresse.", "proposed": OURS}


@pytest.fixture
def watch(driss, elena):
    watching(driss, by=elena)
    return driss


@pytest.fixture
def thread(house, elena, bruno):
    return begun(circle_of(house, elena), bruno)


def proposed(post, by):
    taken(Look.objects.open().get(kind="post", object_id=post.pk), by=by)
    return decide("post", post.pk, Ruling(Measure.EDIT, "contact", "Une adresse.", proposed=OURS), by=by)


def again(post):
    return Post.objects.select_related("thread__circle__data_key", "voice").get(pk=post.pk)


def public(thread):
    return Client().get(thread.get_absolute_url()).content.decode()


@pytest.mark.parametrize("is_hidden", [False, True])
def test_the_author_sees_both_and_says_yes(thread, aicha, farid, watch, browser_of, is_hidden):
    post = said_in(thread, aicha, THEIRS, is_hidden=is_hidden)
    decision = proposed(post, watch)
    assert THEIRS not in public(thread) and OURS not in public(thread)
    mine = browser_of(aicha).get(decision.get_absolute_url()).content.decode()
    assert THEIRS in mine and OURS in mine
    answer = f"{decision.get_absolute_url()}texte/"
    assert browser_of(farid).post(answer, {"reponse": "oui"}).status_code == 404

    browser_of(aicha).post(answer, {"reponse": "oui"})

    shown = public(thread)
    assert OURS in shown and THEIRS not in shown and "modifié avec l’équipe (un nom, une adresse, un numéro)" in shown
    assert "Driss" not in shown
    assert not Entry.objects.filter(verb="decision.answered").exclude(actor=None).exists()
    assert Decision.objects.get(pk=decision.pk).lifted_by is None


def test_the_author_keeps_theirs_between_them_and_the_team_and_may_ask_another_look(thread, aicha, watch, farid):
    decision = proposed(said_in(thread, aicha, THEIRS), watch)
    with pytest.raises(Refused):
        answer_text(decision, accepts=True, by=farid)

    answer_text(decision, accepts=False, by=aicha)

    assert THEIRS not in public(thread) and OURS not in public(thread)
    with pytest.raises(Refused):
        answer_text(decision, accepts=True, by=aicha)
    assert ask_another_look(decision, "C’est ma porte.", by=aicha)


def test_what_is_written_after_a_yes_is_read_first(thread, aicha, watch):
    post = said_in(thread, aicha, THEIRS)
    answer_text(proposed(post, watch), accepts=True, by=aicha)
    assert again(post).text == OURS

    edit_post(again(post), "le numéro, encore", by=aicha)
    assert again(post).standing == Standing.HELD and "le numéro, encore" not in public(thread)


@pytest.mark.parametrize("is_hidden", [False, True])
def test_a_yes_does_not_replace_a_danger_written_since_that_nobody_has_read(
    thread, aicha, watch, browser_of, is_hidden
):
    post = said_in(thread, aicha, THEIRS, is_hidden=is_hidden)
    decision = proposed(post, watch)
    edit_post(again(post), DANGER, by=aicha)

    page = browser_of(aicha).post(f"{decision.get_absolute_url()}texte/", {"reponse": "oui"}, follow=True)

    found = page.content.decode()
    assert "Quelqu’un de l’équipe le relit et décide de nouveau" in found and "Non, je garde le mien" in found
    assert again(post).text == DANGER and again(post).standing == Standing.SET_ASIDE
    assert Look.objects.open().get(object_id=post.pk).is_red


def test_what_is_written_since_is_decided_anew_and_may_still_be_kept(thread, aicha, watch):
    post = said_in(thread, aicha, THEIRS)
    decision = proposed(post, watch)
    edit_post(again(post), "pire encore", by=aicha)
    with pytest.raises(Refused):
        answer_text(decision, accepts=True, by=aicha)

    answer_text(decision, accepts=False, by=aicha)

    assert "pire encore" not in public(thread)
    answer_text(proposed(post, watch), accepts=True, by=aicha)
    assert again(post).text == OURS and "pire encore" not in public(thread)


def test_a_lifted_proposal_does_not_publish_what_was_written_since(thread, aicha, watch):
    post = said_in(thread, aicha, THEIRS)
    decision = proposed(post, watch)
    edit_post(again(post), "pire encore", by=aicha)
    lift_decision(decision, "Relu.", by=watch)
    assert again(post).standing == Standing.HELD


def test_the_words_of_others_stay_while_a_first_post_waits(thread, aicha, bruno, watch):
    said_in(thread, aicha, "Je te lis depuis le début.")
    proposed(thread.posts.get(begins=True), watch)
    assert "Je te lis depuis le début." in public(thread)


def test_the_page_asks_for_a_text_that_is_another_one(thread, aicha, watch, farid, desk):
    post = said_in(thread, aicha, THEIRS)
    look = taken(Look.objects.open().get(object_id=post.pk), by=watch)
    where, browser = f"/veille/{look.pk}/decision/", desk(watch)
    assert THEIRS in browser.get(where).content.decode()
    assert browser.post(where, TYPED | {"proposed": THEIRS}).status_code == 422
    assert browser.post(where, TYPED | {"proposed": ""}).status_code == 422
    assert desk(farid).get(where).status_code == 404
    assert browser.post(where, TYPED).status_code == 303
    assert Decision.objects.select_related("data_key").get().proposed == OURS


@pytest.mark.django_db(transaction=True)
def test_a_yes_and_a_lifting_wait_in_turn(thread, aicha, watch):
    """The text waits for the watch again meanwhile."""
    for turn in range(6):
        post = said_in(thread, aicha, f"{THEIRS} {turn}")
        decision = proposed(post, watch)
        look_at("post", post.pk, Look.Queue.YELLOW, because=Look.Because.NEW)

        done = at_once(
            lambda one=decision: answer_text(one, accepts=True, by=aicha),
            lambda one=decision: lift_decision(one, "Relu.", by=watch),
        )

        assert len([one for one in done if isinstance(one, Refused)]) == 1, "one of them came first"
