"""What another answer opens: the database counts whom the slow rules count."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from entrepairs.accompaniment.matching import newly
from entrepairs.accompaniment.matching.relaxing import Criterion, lifted
from entrepairs.accompaniment.offered import best
from entrepairs.accompaniment.tests.matching_values import pools, seekers
from entrepairs.accompaniment.tests.standing import keyed, stand

pytestmark = pytest.mark.django_db
ALL = 1000
in_one_database = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)


@in_one_database
@given(seekers, pools, st.sets(st.sampled_from(Criterion), min_size=1))
def test_asking_less_opens_the_same_people_in_the_database_and_by_the_rules(house, seeker, pool, criteria):
    before, peers = keyed(seeker, pool)
    stand(peers, house)
    after = before
    for criterion in criteria:
        after = lifted(after, criterion)

    opened = [str(one.person) for one in best(after, ALL, before=before)]

    assert sorted(opened) == sorted(one.id for one in newly(before, after, peers))


@in_one_database
@given(seekers, seekers, pools)
def test_any_other_answer_opens_the_same_people(house, one, other, pool):
    before, peers = keyed(one, pool)
    answers = keyed(other, pool)[0]
    kept = {name: getattr(before, name) for name in ("id", "person_id", "refused", "history", "consents", "in_danger")}
    after = replace(answers, **kept)
    stand(peers, house)

    opened = [str(found.person) for found in best(after, ALL, before=before)]

    assert sorted(opened) == sorted(peer.id for peer in newly(before, after, peers))
