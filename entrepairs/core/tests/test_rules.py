"""A rule answers yes, or no with its reason."""

import pytest

from entrepairs.core.rules import YES, No, Refused, require


def test_yes_is_true_and_lets_through():
    require(YES)
    assert YES


def test_no_is_false_and_its_reason_and_next_step_reach_the_person():
    with pytest.raises(Refused) as refusal:
        require(No("Ce groupe est complet.", "/attente/"))
    assert (refusal.value.sentence, refusal.value.next_step) == ("Ce groupe est complet.", "/attente/")
