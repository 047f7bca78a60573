"""Usual hours as lists write them."""

import pytest

from entrepairs.structures.exchange.weekly_hours import HoursUnread, read_hours, readable_hours, write_hours


@pytest.mark.parametrize(
    ("text", "osm"),
    [
        ("lu-ve 13:30-18:00; sa 14:00-17:00", "Mo-Fr 13:30-18:00; Sa 14:00-17:00"),
        ("Mo-Fr 08:30-12:30", "Mo-Fr 08:30-12:30"),
        ("du lundi au vendredi 9h-12h30, 14h-17h", "Mo-Fr 09:00-12:30,14:00-17:00"),
        ("lundi, mercredi et vendredi 9 h 30 – 12 h", "Mo,We,Fr 09:30-12:00"),
        ("permanence me 14:00-17:00", "We 14:00-17:00"),
        ("ve-lu 10:00-12:00", "Mo,Fr-Su 10:00-12:00"),
        ("tous les jours 10:00-24:00", "Mo-Su 10:00-23:59"),
        ("", ""),
    ],
)
def test_hours_are_read_and_written_again(text, osm):
    assert write_hours(read_hours(text)) == osm
    assert read_hours(osm) == read_hours(text)


@pytest.mark.parametrize(
    "text", ["sur rendez-vous", "lu-ve 18:00-13:00", "zz 10:00-12:00", "lu 25:00-26:00", "lu 10:00"]
)
def test_hours_that_say_something_else_are_not_guessed(text):
    with pytest.raises(HoursUnread):
        read_hours(text)


def test_holidays_of_machine_made_hours_are_left_aside():
    assert write_hours(readable_hours("Mo-Fr 08:30-12:30; PH off; week 1-20 Sa 10:00-12:00")) == "Mo-Fr 08:30-12:30"
