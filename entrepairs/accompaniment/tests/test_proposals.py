"""Choosing someone, and what the supporter answers."""

from datetime import timedelta

import pytest
import time_machine

from entrepairs.accompaniment.actions.proposals import (
    accept_proposal,
    choose_proposal,
    decline_proposal,
    dismiss_all,
    propose,
    suggest_by_hand,
    take_back_proposal,
)
from entrepairs.accompaniment.events import proposal_accepted
from entrepairs.accompaniment.models import Accompaniment, Proposal, Request
from entrepairs.accompaniment.tasks.proposals import watch_asked
from entrepairs.accompaniment.tests.chain import habilitated, offering, written
from entrepairs.core.clock import now
from entrepairs.core.rules import Refused
from entrepairs.people.models import Notice
from entrepairs.safety.actions.blocks import block

pytestmark = pytest.mark.django_db
SHARED = ["hospitalisation-psychiatrique"]


@pytest.fixture
def supporters(person, house, elena):
    """Five people who offer the same thing."""
    people = [habilitated(person(name), house, by=elena) for name in ("Ada", "Basile", "Cléo", "Dov", "Esra")]
    for one in people:
        offering(one)
    return people


@pytest.fixture
def waiting(bruno, supporters):
    return written(bruno, experiences=SHARED)


@pytest.fixture
def asked(waiting, bruno):
    return choose_proposal(waiting.proposals.shown()[0], shared=["text"], by=bruno)


def kinds(person):
    return [notice.kind for notice in Notice.objects.filter(person=person, kind__startswith="proposal_").order_by("at")]


def test_three_people_at_most_are_shown_and_the_same_on_reload(waiting):
    first = [one.pk for one in waiting.proposals.shown()]

    assert len(first) == 3
    assert [one.pk for one in propose(waiting)] == first


def test_none_of_the_three_brings_the_next_ones_and_never_the_same(waiting, bruno):
    before = {one.supporter for one in waiting.proposals.shown()}

    assert dismiss_all(waiting, by=bruno) == 3

    after = {one.supporter for one in waiting.proposals.shown()}
    assert len(after) == 2
    assert not before & after


def test_one_person_is_asked_at_a_time(waiting, asked, bruno):
    with pytest.raises(Refused):
        choose_proposal(waiting.proposals.shown()[0], shared=[], by=bruno)


def test_the_supporter_learns_it_once_chosen_and_farid_never(asked, waiting, farid):
    others = waiting.proposals.shown().values_list("supporter", flat=True)

    assert Proposal.objects.visible_to(asked.supporter).get() == asked
    assert not Proposal.objects.visible_to(farid).exists()
    assert not Proposal.objects.filter(supporter__in=others).visible_to(farid).exists()
    assert kinds(asked.supporter) == ["proposal_asked"]


def test_only_what_can_be_shared_is_kept(waiting, bruno):
    proposal = choose_proposal(waiting.proposals.shown()[0], shared=["commune", "avoid", "text"], by=bruno)

    assert proposal.shared == ["text", "commune"]


def test_accepting_opens_the_accompaniment_and_tells_the_person(asked, waiting, bruno, house):
    heard = []

    def listen(**facts):
        heard.append(facts["accompaniment"])

    proposal_accepted.connect(listen)
    walk = accept_proposal(asked, by=asked.supporter)
    proposal_accepted.disconnect(listen)

    waiting.refresh_from_db()
    assert {one.person for one in walk.participants.all()} == {bruno, asked.supporter}
    assert len({one.data_key_id for one in walk.participants.all()} | {walk.data_key_id}) == 3
    assert (walk.structure, walk.referent) == (house, None)
    assert round((walk.check_ins.get().due_at - now()) / timedelta(days=1)) == 21
    assert waiting.state == Request.State.MATCHED
    assert waiting.first_answer_at is not None
    assert not waiting.proposals.filter(state__in=Proposal.OPEN).exists()
    assert "proposal_accepted" in kinds(bruno)
    assert heard == [walk]


def test_accepting_twice_opens_one_accompaniment(asked):
    accept_proposal(asked, by=asked.supporter)

    with pytest.raises(Refused):
        accept_proposal(asked, by=asked.supporter)
    assert Accompaniment.objects.count() == 1


def test_declining_needs_no_reason_and_offers_others_to_the_person(asked, waiting, bruno):
    decline_proposal(asked, by=asked.supporter)

    assert waiting.proposals.shown().count() == 3
    assert kinds(bruno)[-1] == "proposal_closed"
    assert not Proposal.objects.visible_to(asked.supporter).exists()


def test_someone_who_declined_once_is_not_proposed_to_this_person_again(asked, bruno):
    decline_proposal(asked, by=asked.supporter)

    again = written(bruno, experiences=SHARED)

    assert asked.supporter not in {one.supporter for one in again.proposals.all()}


def test_the_person_may_stop_waiting_for_an_answer(asked, waiting, bruno):
    take_back_proposal(asked, by=bruno)

    assert waiting.proposals.shown().count() == 3
    with pytest.raises(Refused):
        accept_proposal(asked, by=asked.supporter)


def test_nobody_answers_for_the_supporter(asked, farid, bruno):
    for someone in (farid, bruno):
        with pytest.raises(Refused):
            accept_proposal(asked, by=someone)
        with pytest.raises(Refused):
            decline_proposal(asked, by=someone)


def test_a_reminder_at_48_hours_once_and_the_end_at_five_days(asked, waiting, bruno):
    for hours in (49, 60, 5 * 24 + 1):
        with time_machine.travel(asked.asked_at + timedelta(hours=hours), tick=False):
            watch_asked.call()

    asked.refresh_from_db()
    assert asked.state == Proposal.State.EXPIRED
    assert kinds(asked.supporter) == ["proposal_asked", "proposal_reminder"]
    assert kinds(bruno) == ["proposal_closed"]
    assert waiting.proposals.shown().count() == 3


def test_a_block_removes_the_proposal_in_silence(waiting, bruno):
    gone = waiting.proposals.shown()[0].supporter

    block(gone, by=bruno)

    assert gone not in {one.supporter for one in propose(waiting)}


def test_a_full_supporter_is_no_longer_proposed_and_comes_back_with_a_place(waiting, bruno, supporters):
    shown = waiting.proposals.shown()[0].supporter
    offering(shown, capacity=0)
    assert shown not in {one.supporter for one in propose(waiting)}

    for one in supporters:
        if one != shown:
            offering(one, capacity=0)
    offering(shown, capacity=1)

    assert [one.supporter for one in propose(waiting)] == [shown]


def test_someone_in_training_accompanies_with_their_referent(person, house, elena, claire, bruno):
    trainee = habilitated(person("Gaby"), house, by=elena, probation=True, referent=claire)
    offering(trainee)
    request = written(bruno, experiences=SHARED)
    asked = choose_proposal(request.proposals.shown().get(), shared=[], by=bruno)

    assert accept_proposal(asked, by=trainee).referent == claire


def test_the_last_place_gone_the_person_is_told_and_offered_others(asked, waiting, bruno):
    offering(asked.supporter, capacity=0)

    with pytest.raises(Refused):
        accept_proposal(asked, by=asked.supporter)

    asked.refresh_from_db()
    assert asked.state == Proposal.State.WITHDRAWN
    assert kinds(bruno)[-1] == "proposal_closed"
    assert waiting.proposals.shown().count() == 3


def test_a_coordinator_suggests_by_hand_under_the_same_hard_rules(waiting, elena, supporters, farid):
    unfit, free = (one.supporter for one in waiting.proposals.shown()[:2])
    offering(unfit, topics=["alcool"], refused_topics=SHARED)

    assert suggest_by_hand(waiting, free, by=elena).at_hand_of == elena
    assert waiting.proposals.shown().count() <= 3
    for one, coordinator in ((unfit, elena), (free, farid), (farid, elena)):
        with pytest.raises(Refused):
            suggest_by_hand(waiting, one, by=coordinator)


def test_asking_the_database_does_not_grow_with_the_number_of_supporters(waiting, queries, person, house, elena):
    few = queries(lambda: propose(waiting))
    for name in ("Fares", "Gilda", "Hanna"):
        offering(habilitated(person(name), house, by=elena))

    assert queries(lambda: propose(waiting)) == few
    waiting.proposals.all().delete()
    assert queries(lambda: propose(waiting)) <= 14
