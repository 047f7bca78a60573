"""Typed text stays as it is, and loses only what acts unseen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entrepairs.core.texts import clean, is_blank


@pytest.mark.parametrize(
    "text",
    [
        "  deux espaces\n\n\n\net des lignes ",
        "🌿👩‍🚀",
        "مرحبا",
        "שלום",
        "œ · « »\u202f!",
        "\tun\ttab",
        "👩🏽\u200d🦱 💔",
        "<b>fort</b>",
        "می‌خواهم",
        "Tiếng Việt, שָׁלוֹם, สวัสดี",
    ],
)
def test_what_people_type_stays_as_it_is(text):
    assert clean(text) == text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\x00b\x1b[2Jc\x7f", "ab[2Jc"),
        ("gentil\u202etxt.exe", "gentiltxt.exe"),
        ("ne \u202eruot à snos\u202c pas", "ne ruot à snos pas"),
        ("a\ud800b", "ab"),
        ("su\u200bici\u00add\u2060e", "suicide"),
        ("e" + "\u0301\u0316" * 40, "e\u0301\u0316\u0301"),
    ],
)
def test_line_ends_are_one_and_what_acts_unseen_goes(typed, kept):
    assert clean(typed) == kept


@pytest.mark.parametrize(
    "text", ["", " \n\t", "\u200b\u200d", "\u3164", "\u00ad\ufeff", "\ufe0f", "\u180b", "\U000e0100", "\u0301"]
)
def test_a_text_of_which_nothing_is_seen_is_blank(text):
    assert is_blank(text)


@pytest.mark.parametrize("text", ["a", "🌿", ".", " \u200b? ", "e\u0301", "❤\ufe0f", "1\ufe0f\u20e3", "के"])
def test_the_shortest_thing_that_is_seen_is_not_blank(text):
    assert not is_blank(text)


@given(st.text(alphabet=st.characters()))
def test_cleaning_twice_changes_nothing_and_the_result_can_be_encoded(text):
    assert clean(clean(text)) == clean(text)
    clean(text).encode()
