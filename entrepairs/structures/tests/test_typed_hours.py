"""Hours as people type them, and what is said when they do not hold."""

from datetime import time

import pytest

from entrepairs.structures.forms.hours import WeekForm
from entrepairs.structures.hours import MIDNIGHT, Slot, open_minutes
from entrepairs.structures.typed_hours import read_day, write_day


def refusal(typed: str) -> str:
    form = WeekForm({"equipe-1": typed}, week=frozenset())
    assert not form.is_valid()
    return str(form.errors["equipe-1"][0]).replace("\xa0", " ")


def test_an_end_before_the_beginning_is_said():
    assert "« 18 h – 14 h » : la fin est avant le début" in refusal("18 h – 14 h")


def test_an_evening_that_ends_after_midnight_is_written_on_two_days():
    assert "écrivez « 20 h – minuit » ce jour-là, et « 0 h – 2 h » le lendemain" in refusal("20 h – 2 h")


def test_two_ranges_that_overlap_are_not_silently_one():
    said = refusal("9–12, 11–15")

    assert "« 9 h – 12 h »" in said
    assert "« 11 h – 15 h » se chevauchent" in said


def test_what_is_not_hours_is_not_understood():
    assert "Nous n’avons pas compris" in refusal("quand il fait beau")


@pytest.mark.parametrize("typed", ["20 h – minuit", "20h-24h", "20:00 à 0 h", "20h-0h00", "20 h – Minuit."])
def test_midnight_is_the_end_of_the_day(typed):
    assert read_day(typed) == [(time(20), MIDNIGHT)]
    assert write_day(read_day(typed)) == "20\xa0h\xa0–\xa0minuit"


def test_four_hours_until_midnight_are_four_hours():
    assert open_minutes([Slot(time(20), MIDNIGHT, "equipe")]) == 240


def test_noon_has_a_name_and_touching_ranges_are_one():
    assert read_day("9 h – midi, 12 h – 14 h") == [(time(9), time(14))]
