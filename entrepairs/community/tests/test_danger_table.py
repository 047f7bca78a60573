"""Who may do what about a near danger, at each moment of it, whoever they are to its author: one table.

The danger is for whoever is there; what becomes of the text is for those who are not near, and nothing changes that."""

from datetime import timedelta

import pytest

from entrepairs.accompaniment.tests.pairs import walking
from entrepairs.community.tests.talking import DANGER, NIGHT, begun
from entrepairs.core.clock import at
from entrepairs.safety.actions.blocks import block
from entrepairs.safety.actions.looks import look_at
from entrepairs.safety.actions.watching import ask_second, be_second, claim_look, finish_look, hand_back_look
from entrepairs.safety.apart import mark
from entrepairs.safety.models import Look
from entrepairs.safety.rules.decisions import may_decide
from entrepairs.safety.rules.watch import may_be_second, may_claim, may_watch
from entrepairs.safety.rules.words import may_follow
from entrepairs.safety.tasks.watch import call_for_reds

pytestmark = pytest.mark.django_db
TOWARDS = ("nobody", "blocked", "blocks", "walks", "oneself")
"""What Cleo is to who wrote; Ada and Bela are nobody to them."""
DANGER_IS, TEXT_IS = {"look", "take", "second", "follow"}, {"rule"}
FRESH = {"look", "take", "rule"}
TAKEN = {"look", "second", "rule"}
OVER = {"look", "follow", "rule"}
"""What somebody of the watch may do at that moment, if nothing keeps them away."""


def rule(towards, *, is_hidden, is_in_vain, is_drawn):
    """What is ever theirs to do: the whole rule."""
    if towards == "oneself":
        return set()
    if is_hidden:
        return DANGER_IS | (TEXT_IS if is_drawn else set())
    if towards == "nobody":
        return DANGER_IS | TEXT_IS
    return DANGER_IS if is_in_vain else set()


def done_by(person, look, author):
    look = Look.objects.get(pk=look.pk)
    verdicts = {
        "look": may_watch(person, look),
        "take": may_claim(person, look),
        "second": look.claimed_by and may_be_second(person, look),
        "follow": may_follow(person, look),
        "rule": may_decide(person, look.kind, look.object_id, author),
    }
    return {name for name, verdict in verdicts.items() if verdict}


@pytest.mark.parametrize("is_in_vain", [False, True], ids=["soon", "in-vain"])
@pytest.mark.parametrize("towards", TOWARDS)
@pytest.mark.parametrize("is_hidden", [False, True], ids=["signed", "alias"])
def test_who_may_do_what_at_each_moment(circle, bruno, elena, night_team, is_hidden, towards, is_in_vain):
    ada, bela, cleo = night_team
    author = cleo if towards == "oneself" else bruno
    _bring_near(towards, cleo, bruno, elena)
    with at(NIGHT):
        post = begun(circle, author, DANGER, is_hidden=is_hidden).posts.get()
        look = Look.objects.open().get(object_id=post.pk)
    for quarters in range(24 if is_in_vain else 0):
        with at(NIGHT + timedelta(minutes=15 * quarters)):
            call_for_reds.call()
    theirs = rule(towards, is_hidden=is_hidden, is_in_vain=is_in_vain, is_drawn=mark(cleo.pk) in look.left_to)

    def does():
        return done_by(cleo, look, None if is_hidden else author)

    with at(NIGHT + timedelta(hours=7)):
        assert does() == FRESH & theirs
        claim_look(look, by=ada), ask_second(look, by=ada)
        assert does() == TAKEN & theirs
        hand_back_look(look, by=ada)
        assert does() == FRESH & theirs
        claim_look(look, by=bela), ask_second(look, by=bela), be_second(look, by=ada)
        finish_look(look, Look.Outcome.SUPPORTED, by=ada)
    with at(NIGHT + timedelta(days=1, hours=7)):
        assert does() == OVER & theirs
        look_at("post", post.pk, "jaune", because="signalement")
        assert does() == OVER & theirs, "though the text is read again, for another reason"
    with at(NIGHT + timedelta(days=20)):
        assert does() == (OVER & theirs if "rule" in theirs else set())


def _bring_near(towards, watcher, author, elena):
    if towards == "walks":
        walking(author, watcher, elena)
    elif towards == "blocked":
        block(watcher, by=author)
    elif towards == "blocks":
        block(author, by=watcher)
