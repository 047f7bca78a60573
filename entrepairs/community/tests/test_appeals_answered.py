"""Who asked for another look has it: neither lifting one’s own decision nor the end of a date takes it away."""

from datetime import timedelta

import pytest

from entrepairs.community.tests.appealed import LEAVE, NOTE, REMOVE, asked, decided, rewritten
from entrepairs.community.tests.dangers import worries
from entrepairs.community.tests.looked_at import look_at_it, reported
from entrepairs.core.clock import at, now
from entrepairs.core.rules import Refused
from entrepairs.safety.actions.decisions import decide, lift_decision
from entrepairs.safety.actions.watching import be_second
from entrepairs.safety.models import Appeal, Limit
from entrepairs.safety.rules.decisions import may_judge, may_lift, waits_for_judgement
from entrepairs.safety.tasks.limits import end_dated
from entrepairs.safety.tests.limited import limited
from entrepairs.safety.tests.watched import watching

pytestmark = pytest.mark.django_db


@pytest.fixture
def alone(driss, elena):
    """Driss, who watches alone."""
    return watching(driss, by=elena).person


def test_who_lifts_their_own_decision_decides_the_same_again_only_after_another(vase, aicha, watch):
    driss, claire = watch
    decision = decided(vase, REMOVE, by=driss)
    asked(decision, aicha)
    lift_decision(decision, "Vous avez raison.", by=driss)
    reported(vase)
    look = look_at_it(vase, driss)
    for again in (REMOVE, NOTE):
        with pytest.raises(Refused, match="une autre personne décide"):
            decide("post", vase.pk, again, by=driss)
    with pytest.raises(Refused, match="une autre personne décide"):
        limited(look, Limit.Reach.WRITE, by=driss)
    decide("post", vase.pk, LEAVE, by=driss)

    reported(vase)
    decided(vase, NOTE, by=claire)
    reported(vase)
    assert decided(vase, REMOVE, by=driss)


def test_who_lifts_their_own_decision_decides_of_what_is_changed_since(vase, aicha, alone):
    decision = decided(vase, REMOVE, by=alone)
    asked(decision, aicha)
    lift_decision(decision, "Vous avez raison.", by=alone)
    rewritten(vase, aicha)
    with at(now() + timedelta(minutes=2)):
        assert decided(vase, REMOVE, by=alone)


def test_who_limited_takes_no_look_away_by_lifting_and_deciding_of_the_text(vase, aicha, watch):
    driss = watch[0]
    reported(vase)
    limit = limited(look_at_it(vase, driss), Limit.Reach.WRITE, by=driss)
    asked(limit.decision, aicha)
    lift_decision(limit.decision, "Vous avez raison.", by=driss)
    with pytest.raises(Refused, match="une autre personne décide"):
        decide("post", vase.pk, REMOVE, by=driss)


def test_what_its_date_ended_is_answered_and_says_whether_it_was_right(vase, aicha, watch, desk, browser_of):
    driss, claire = watch
    reported(vase)
    decision = limited(look_at_it(vase, driss), Limit.Reach.WRITE, by=driss, days=1).decision
    appeal, where = asked(decision, aicha), f"/veille/decisions/{decision.pk}/"
    with at(now() + timedelta(days=3)):
        end_dated.call()
        assert waits_for_judgement(claire) and not waits_for_judgement(driss)
        mine = browser_of(aicha).get(decision.get_absolute_url()).content.decode()
        assert "La date est passée" in mine and "dès que possible" in mine and "n’attend plus personne" not in mine
        assert "la décision n’était pas juste" in desk(claire).get(where).content.decode()
        said = {"outcome": "levee", "answer": "C’était trop."}
        assert desk(claire).post(f"{where}reponse/", said).status_code == 303

        page = browser_of(aicha).get(decision.get_absolute_url()).content.decode()
    for words in ("La date est passée", "La décision n’était pas juste", "C’était trop."):
        assert words in page
    assert "La décision est levée" not in page and Appeal.objects.get(pk=appeal.pk).judged_by == claire


@pytest.mark.parametrize("also_reported", [False, True])
def test_of_three_who_watch_who_only_worried_judges_what_the_two_others_decided(
    vase, aicha, watch, person, elena, also_reported
):
    driss, claire = watch
    zoe = watching(person("Zoé"), by=elena).person
    worries(vase, zoe)
    if also_reported:
        reported(vase, by=zoe)
    be_second(look_at_it(vase, driss), by=claire)
    decision = decide("post", vase.pk, REMOVE, by=driss)
    appeal = asked(decision, aicha)

    assert not any(may_judge(one, appeal) for one in watch), "they looked at it"
    may = not also_reported
    assert bool(may_judge(zoe, appeal)) == bool(may_lift(zoe, decision)) == waits_for_judgement(zoe) == may
