"""Everyone at once, from the rows: the same values as one at a time, in as many queries for three as for one."""

import pytest

from entrepairs.accompaniment.actions.proposals import choose_proposal, decline_proposal
from entrepairs.accompaniment.matching import POLICY, possible, score
from entrepairs.accompaniment.models import Request
from entrepairs.accompaniment.rules.candidates import everyone, peers_for, seeker_of
from entrepairs.accompaniment.tests.chain import DIJON, PARIS, habilitated, offering, written
from entrepairs.accompaniment.tests.pairs import met
from entrepairs.safety.actions.blocks import block

pytestmark = pytest.mark.django_db


@pytest.fixture
def supporters(person, house, elena):
    people = [habilitated(person(name), house, by=elena) for name in ("Ada", "Basile", "Cléo")]
    for one, capacity in zip(people, (1, 2, 3), strict=True):
        offering(one, capacity=capacity)
    return people


@pytest.fixture
def waiting(person, supporters, bruno):
    """One asks to avoid somebody, one blocks, one was declined, one has asked already, one offers help as well."""
    ada, basile, cleo = supporters
    zoe, yann, xena, will = (person(name) for name in ("Zoé", "Yann", "Xéna", "Will"))
    block(basile, by=zoe)
    requests = [
        written(bruno, avoid="Surtout pas Ada, merci", commune=DIJON),
        written(zoe, experiences=["hospitalisation-psychiatrique"], must=["hospitalisation-psychiatrique"]),
        written(ada, commune=PARIS),
        written(yann),
        written(will),
    ]
    choose_proposal(requests[3].proposals.shown()[0], shared=[], by=yann)
    declined = choose_proposal(requests[4].proposals.shown()[0], shared=[], by=will)
    decline_proposal(declined, by=declined.supporter)
    met(xena, cleo)
    written(xena, "Encore une fois, s’il vous plaît.")
    return requests


def one_at_a_time() -> dict[tuple[str, str], int]:
    requests = Request.objects.open().exclude(proposals__state="asked").select_related("person__data_key")
    pairs = [(seeker_of(one), peer) for one in requests for peer in peers_for(one)]
    return {(one.id, other.id): score(POLICY, one, other) for one, other in pairs if possible(one, other)}


def test_all_at_once_are_the_same_pairs_as_one_at_a_time(waiting):
    seekers, peers = everyone()

    found = {
        (one.id, other.id): score(POLICY, one, other) for one in seekers for other in peers if possible(one, other)
    }

    assert len(seekers) == 5  # whoever has asked someone waits for that answer
    assert found == one_at_a_time() != {}


def test_refusals_of_each_kind_are_there(waiting, supporters):
    ada, basile, cleo = (str(one.pk) for one in supporters)
    seekers, _ = everyone()
    theirs = {one.id: one for one in seekers}
    named, blocked, own, _, declined = (theirs.get(str(one.pk)) for one in waiting)

    assert named.refused == {ada}
    assert blocked.refused == {basile}
    assert own.person_id == ada
    assert len(declined.history) == 1
    again = next(one for one in seekers if one.id not in {str(one.pk) for one in waiting})
    assert again.history == {cleo}


def test_as_many_queries_for_many_as_for_one(queries, bruno, person, supporters):
    written(bruno)
    with_one = queries(everyone)
    for name in ("Zoé", "Yann"):
        written(person(name))

    assert queries(everyone) == with_one <= 9
