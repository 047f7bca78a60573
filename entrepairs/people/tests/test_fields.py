"""The fields that profile, request and offer share."""

import re

import pytest
from django import forms
from django.http import QueryDict

from entrepairs.people.fields import EVERY_MOMENT, ExperiencesField, LanguagesField, MomentsField, WaysField


class WholeForm(forms.Form):
    experiences = ExperiencesField()
    languages = LanguagesField()
    moments = MomentsField()
    ways = WaysField()


def sent(text: str) -> WholeForm:
    return WholeForm(QueryDict(text))


def ticked(html: str) -> list[str]:
    return re.findall(r'value="([\w-]+)"[^>]* checked', html)


def test_monday_morning_is_the_first_bit_and_sunday_evening_the_last():
    form = sent("moments=mon-morning&moments=sun-evening")

    assert form.is_valid()
    assert form.cleaned_data["moments"] == 1 | 1 << 20


def test_the_grid_shows_the_bits_it_was_given():
    form = WholeForm(initial={"moments": EVERY_MOMENT})

    assert len(form["moments"].value()) == 21


def test_nothing_ticked_is_no_moment_and_no_refusal():
    form = sent("")

    assert form.is_valid()
    assert form.cleaned_data == {"experiences": [], "languages": [], "moments": 0, "ways": []}


@pytest.mark.parametrize(
    "hostile", ["moments=mon-noon", "ways=pigeon", "languages=klingon", "experiences=F20.0", "languages=fr%00"]
)
def test_a_value_that_is_not_in_the_list_is_refused(hostile):
    assert not sent(hostile).is_valid()


def test_languages_keep_their_order_and_are_named_once():
    form = sent("languages=ar&languages=fr&languages=&languages=ar")

    assert form.is_valid()
    assert form.cleaned_data["languages"] == ["ar", "fr"]


def test_a_sixth_language_is_refused():
    assert not sent("&".join(f"languages={code}" for code in ("fr", "nl", "de", "en", "es", "pt"))).is_valid()


def test_searching_shows_what_was_found_and_keeps_what_was_ticked():
    form = sent("experiences=alcool&experiences-mots=je+dors+pas&experiences-chercher=1")

    assert form.errors.as_data()["experiences"][0].code == "searching"
    html = str(form["experiences"])
    assert ticked(html) == ["alcool"]
    results = html.split("data-results")[1].split("data-none")[0]
    assert "troubles-du-sommeil" in results


def test_each_experience_stands_once_on_the_page():
    form = sent("experiences=alcool&experiences-mots=alcool&experiences-chercher=1")
    html = str(form["experiences"])

    ids = re.findall(r'type="checkbox" name="experiences" value="([\w-]+)"', html)
    assert len(ids) == len(set(ids)) == 144


def test_a_search_that_finds_nothing_says_so_and_loses_nothing():
    form = sent("experiences=alcool&experiences-mots=zzz&experiences-chercher=1")

    assert not form.is_valid()
    assert ticked(str(form["experiences"])) == ["alcool"]


def test_what_was_searched_is_escaped():
    form = sent("experiences-mots=%22%3E%3Cscript%3E&experiences-chercher=1")

    assert "<script>" not in str(form["experiences"])


def test_a_group_has_a_legend_and_no_label_for_nothing():
    html = str(WholeForm()["languages"].as_field_group())

    assert "<fieldset" in html
    assert "<legend" in html
    assert 'for="id_languages_0"' in html
    assert 'id="id_languages_0"' in html
