"""An appeal ends with its decision, and none waits for nobody: of two who decided in turn, nor of one alone."""

from datetime import timedelta

import pytest

from entrepairs.community.models.thread import Standing
from entrepairs.community.tests.appealed import LEAVE, NOTE, REMOVE, asked, decided, rewritten
from entrepairs.community.tests.looked_at import look_at_it, reported, standing
from entrepairs.community.tests.talking import begun
from entrepairs.core.clock import at, now
from entrepairs.core.rules import Refused
from entrepairs.people.models import Notice
from entrepairs.safety.actions.appeals import judge_appeal
from entrepairs.safety.actions.blocks import block
from entrepairs.safety.actions.decisions import decide, lift_decision
from entrepairs.safety.actions.watchers import pause_watch
from entrepairs.safety.actions.watching import finish_look
from entrepairs.safety.models import Appeal, Decision, Limit, Look, Measure, Watcher
from entrepairs.safety.rules.decisions import may_decide, may_judge, waits_for_judgement
from entrepairs.safety.rules.watch import may_watch
from entrepairs.safety.tasks.drawing import draw_newcomers
from entrepairs.safety.tests.limited import limited
from entrepairs.safety.tests.told import hidden_by_three, settled
from entrepairs.safety.tests.watched import watching
from tests.at_once import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def alone(driss, elena):
    """Driss, who watches alone."""
    return watching(driss, by=elena).person


def told_by_three(post, person):
    for name in ("Nadia", "Sam", "Lou"):
        reported(post, settled(person(name)))
    hidden_by_three()


def test_one_alone_decides_of_what_is_rewritten_while_an_appeal_waits(vase, aicha, alone, desk):
    first = decided(vase, REMOVE, by=alone)
    asked(first, aicha)
    assert not may_decide(alone, "post", vase.pk, aicha)
    rewritten(vase, aicha)

    look = look_at_it(vase, alone)
    page = desk(alone).get(look.get_absolute_url()).content.decode()
    assert "Dites ce que vous décidez" in page and "Une autre personne décide" not in page
    with at(now() + timedelta(minutes=2)):
        second = decide("post", vase.pk, LEAVE, by=alone)

    assert standing(vase) == Standing.SHOWN and list(Decision.objects.in_force()) == [second]
    assert not Appeal.objects.open().exists()


def test_one_alone_decides_of_what_three_told_about_once_they_lifted_what_was_contested(vase, aicha, alone, person):
    decision = decided(vase, REMOVE, by=alone)
    asked(decision, aicha)
    lift_decision(decision, "Vous avez raison.", by=alone)
    rewritten(vase, aicha)
    told_by_three(vase, person)

    with at(now() + timedelta(hours=1)):
        decided(vase, LEAVE, by=alone)
    assert standing(vase) == Standing.SHOWN


def test_what_replaces_is_contested_in_its_turn_before_who_decided_first(vase, aicha, watch, desk, browser_of):
    driss, claire = watch
    first = decided(vase, NOTE, by=driss)
    old = asked(first, aicha)
    reported(vase)
    second = decided(vase, REMOVE, by=claire)

    with pytest.raises(Refused, match="Cette décision est levée"):
        judge_appeal(old, Appeal.Outcome.KEPT, "Elle reste.", by=claire)
    page = browser_of(aicha).get(first.get_absolute_url()).content.decode()
    assert "n’attend plus personne" in page and second.get_absolute_url() in page
    new = asked(second, aicha)
    with pytest.raises(Refused, match="Vous avez décidé"):
        judge_appeal(new, Appeal.Outcome.KEPT, "Elle reste.", by=claire)
    assert waits_for_judgement(driss) and not waits_for_judgement(claire)
    judge_appeal(new, Appeal.Outcome.LIFTED, "À tort.", by=driss)
    assert standing(vase) == Standing.SHOWN and not Decision.objects.in_force().exists()


def test_it_ends_when_the_decision_is_lifted_and_its_author_reads_so(vase, aicha, watch, browser_of, desk):
    driss, claire = watch
    decision = decided(vase, NOTE, by=driss)
    appeal = asked(decision, aicha)
    lift_decision(decision, "Vous avez raison.", by=driss)

    page = browser_of(aicha).get(decision.get_absolute_url()).content.decode()
    assert "Vous avez raison." in page and "n’attend plus personne" in page and "dès que possible" not in page
    assert not waits_for_judgement(claire)
    where = f"/veille/decisions/{decision.pk}/"
    assert "Personne n’a plus à la regarder" in desk(claire).get(where).content.decode()
    assert desk(claire).post(f"{where}reponse/", {"outcome": "maintien", "answer": "Elle reste."}).status_code == 422
    assert Appeal.objects.get(pk=appeal.pk).outcome == ""


def test_of_what_numbers_hid_it_ends_when_somebody_leaves_the_text_and_its_author_is_told(
    vase, aicha, watch, person, browser_of
):
    driss, claire = watch
    told_by_three(vase, person)
    waiting = Decision.objects.in_force().get(by_human=False)
    asked(waiting, aicha)
    with at(now() + timedelta(hours=1)):
        decided(vase, LEAVE, by=driss)

    assert standing(vase) == Standing.SHOWN and not waits_for_judgement(claire)
    assert Notice.objects.filter(person=aicha, kind="decision_lifted", path=waiting.get_absolute_url()).exists()
    assert "le laisse tel quel" in browser_of(aicha).get(waiting.get_absolute_url()).content.decode()


def test_who_limits_the_author_from_the_same_text_does_not_judge_while_it_lasts(vase, aicha, watch):
    driss, claire = watch
    appeal = asked(decided(vase, NOTE, by=driss), aicha)
    reported(vase)
    look = look_at_it(vase, claire)
    limit = limited(look, Limit.Reach.WRITE, by=claire)
    finish_look(look, Look.Outcome.READ, by=claire)

    assert "Vous avez décidé" in may_judge(claire, appeal).reason
    lift_decision(limit.decision, "Ce n’était pas la peine.", by=claire)
    assert may_judge(claire, appeal)


@pytest.mark.parametrize("is_hidden", [True, False])
def test_who_is_asked_to_judge_finds_the_page_though_all_the_rest_is_left_to_them(
    circle, bruno, night_team, desk, is_hidden
):
    """Ada, across a block, is alone there: what is late is for her too, to decide, not to judge."""
    ada, bela, cleo = night_team
    block(ada, by=bruno)
    post = begun(circle, bruno, "un soir", is_hidden=is_hidden).posts.get()
    drawn = next(one for one in (bela, cleo) if may_watch(one, Look.objects.get(object_id=post.pk)))
    decision = decided(post, NOTE, by=drawn)
    reported(post)
    for one in (bela, cleo):
        pause_watch(Watcher.objects.get(person=one), by=one)
    with at(now() + timedelta(days=3)):
        draw_newcomers.call()
        assert may_decide(ada, "post", post.pk, decision.author)
        asked(decision, bruno)
        notice = Notice.objects.filter(kind="appeal_asked", person=ada).first()
        is_asked = "Quelqu’un demande un autre regard" in desk(ada).get("/veille/").content.decode()
        found = desk(ada).get(f"/veille/decisions/{decision.pk}/").status_code
    assert (notice is not None, is_asked, found) == ((True, True, 200) if is_hidden else (False, False, 404))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("other", ["lifts", "judges"])
def test_two_who_decide_and_lift_of_one_text_at_once_wait_in_turn(vase, aicha, watch, other):
    driss, claire = watch
    first = decided(vase, REMOVE, by=driss)
    appeal = asked(first, aicha)
    rewritten(vase, aicha)
    look_at_it(vase, driss)
    acts = {
        "lifts": lambda: lift_decision(first, "Relu.", by=claire),
        "judges": lambda: judge_appeal(appeal, Appeal.Outcome.LIFTED, "À tort.", by=claire),
    }
    with at(now() + timedelta(minutes=2)):
        at_once(lambda: decide("post", vase.pk, NOTE, by=driss), acts[other])

    assert Decision.objects.in_force().get().measure == Measure.NOTE
