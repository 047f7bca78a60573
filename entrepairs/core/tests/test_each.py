import pytest

from entrepairs.core.each import for_each


def test_what_goes_wrong_with_one_keeps_no_other_waiting():
    done = []

    def divide(number):
        done.append(6 // number)

    with pytest.raises(ExceptionGroup) as told:
        for_each([3, 0, 2], divide)

    assert done == [2, 3]
    assert told.group_contains(ZeroDivisionError)


def test_when_all_goes_well_nothing_is_raised():
    done = []
    for_each("ab", done.append)
    assert done == ["a", "b"]
