"""Codes to copy by hand."""

from entrepairs.core.ids import CROCKFORD, new_code, normal_code


def test_a_code_uses_only_letters_that_are_not_taken_for_others():
    assert set(new_code(500)) <= set(CROCKFORD)


def test_what_is_typed_with_dashes_small_letters_and_look_alikes_is_the_same_code():
    assert normal_code(" ab0-1k ") == normal_code("ABOIK") == normal_code("aboLk") == "AB01K"
