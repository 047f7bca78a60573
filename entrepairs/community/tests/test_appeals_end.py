"""An appeal ends with its decision, and none waits for nobody: of two who decided in turn, nor of one alone."""

from datetime import timedelta

import pytest

from entrepairs.community.actions.writing import edit_post
from entrepairs.community.models.thread import Standing
from entrepairs.community.tests.looked_at import look_at_it, reported, standing
from entrepairs.community.tests.talking import begun, said_in
from entrepairs.core.clock import at, now
from entrepairs.core.rules import Refused
from entrepairs.people.models import Notice
from entrepairs.safety.actions.appeals import ask_another_look, judge_appeal
from entrepairs.safety.actions.blocks import block
from entrepairs.safety.actions.decisions import Ruling, decide, lift_decision
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
NOTE = Ruling(Measure.NOTE, "autre", "Non.", "note")
REMOVE = Ruling(Measure.REMOVE, "attaque", "Cette phrase blesse.")
LEAVE = Ruling(Measure.LEAVE, "autre", "Rien à changer.")


@pytest.fixture
def driss(driss, elena):
    return watching(driss, by=elena).person


@pytest.fixture
def both(driss, claire, elena):
    return driss, watching(claire, by=elena).person


@pytest.fixture
def post(thread, aicha):
    return said_in(thread, aicha, "Un vase.")


def decided(post, ruling, *, by):
    look_at_it(post, by)
    return decide("post", post.pk, ruling, by=by)


def rewritten(post, by):
    """A minute later."""
    with at(now() + timedelta(minutes=1)):
        edit_post(post, "Une cruche.", by=by)


def told_by_three(post, person):
    for name in ("Nadia", "Sam", "Lou"):
        reported(post, settled(person(name)))
    hidden_by_three()


def asked(decision, aicha):
    return ask_another_look(decision, "Je ne vois pas.", by=aicha)


def test_one_alone_decides_of_what_is_rewritten_while_an_appeal_waits(post, aicha, driss, desk):
    first = decided(post, REMOVE, by=driss)
    asked(first, aicha)
    assert not may_decide(driss, "post", post.pk, aicha)
    rewritten(post, aicha)

    look = look_at_it(post, driss)
    page = desk(driss).get(look.get_absolute_url()).content.decode()
    assert "Dites ce que vous décidez" in page and "Une autre personne décide" not in page
    with at(now() + timedelta(minutes=2)):
        second = decide("post", post.pk, LEAVE, by=driss)

    assert standing(post) == Standing.SHOWN and list(Decision.objects.in_force()) == [second]
    assert not Appeal.objects.open().exists()


def test_one_alone_decides_of_what_three_told_about_once_they_lifted_what_was_contested(post, aicha, driss, person):
    decision = decided(post, REMOVE, by=driss)
    asked(decision, aicha)
    lift_decision(decision, "Vous avez raison.", by=driss)
    rewritten(post, aicha)
    told_by_three(post, person)

    with at(now() + timedelta(hours=1)):
        decided(post, LEAVE, by=driss)
    assert standing(post) == Standing.SHOWN


def test_what_replaces_is_contested_in_its_turn_before_who_decided_first(post, aicha, both, desk, browser_of):
    driss, claire = both
    first = decided(post, NOTE, by=driss)
    old = asked(first, aicha)
    reported(post)
    second = decided(post, REMOVE, by=claire)

    with pytest.raises(Refused, match="Cette décision est levée"):
        judge_appeal(old, Appeal.Outcome.KEPT, "Elle reste.", by=claire)
    page = browser_of(aicha).get(first.get_absolute_url()).content.decode()
    assert "n’attend plus personne" in page and second.get_absolute_url() in page
    new = asked(second, aicha)
    with pytest.raises(Refused, match="Vous avez décidé"):
        judge_appeal(new, Appeal.Outcome.KEPT, "Elle reste.", by=claire)
    assert waits_for_judgement(driss) and not waits_for_judgement(claire)
    judge_appeal(new, Appeal.Outcome.LIFTED, "À tort.", by=driss)
    assert standing(post) == Standing.SHOWN and not Decision.objects.in_force().exists()


def test_it_ends_when_the_decision_is_lifted_and_its_author_reads_so(post, aicha, both, browser_of, desk):
    driss, claire = both
    decision = decided(post, NOTE, by=driss)
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
    post, aicha, both, person, browser_of
):
    driss, claire = both
    told_by_three(post, person)
    waiting = Decision.objects.in_force().get(by_human=False)
    asked(waiting, aicha)
    with at(now() + timedelta(hours=1)):
        decided(post, LEAVE, by=driss)

    assert standing(post) == Standing.SHOWN and not waits_for_judgement(claire)
    assert Notice.objects.filter(person=aicha, kind="decision_lifted", path=waiting.get_absolute_url()).exists()
    assert "le laisse tel quel" in browser_of(aicha).get(waiting.get_absolute_url()).content.decode()


def test_who_limits_the_author_from_the_same_text_does_not_judge_while_it_lasts(post, aicha, both):
    driss, claire = both
    appeal = asked(decided(post, NOTE, by=driss), aicha)
    reported(post)
    look = look_at_it(post, claire)
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
def test_two_who_decide_and_lift_of_one_text_at_once_wait_in_turn(post, aicha, both, other):
    driss, claire = both
    first = decided(post, REMOVE, by=driss)
    appeal = asked(first, aicha)
    rewritten(post, aicha)
    look_at_it(post, driss)
    acts = {
        "lifts": lambda: lift_decision(first, "Relu.", by=claire),
        "judges": lambda: judge_appeal(appeal, Appeal.Outcome.LIFTED, "À tort.", by=claire),
    }
    with at(now() + timedelta(minutes=2)):
        at_once(lambda: decide("post", post.pk, NOTE, by=driss), acts[other])

    assert Decision.objects.in_force().get().measure == Measure.NOTE
