"""The field and its door, without scripts."""

import pytest
from django import forms
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from entrepairs.places.communes import get
from entrepairs.places.forms import CommuneField


class HomeForm(forms.Form):
    home = CommuneField(required=False)


class NeededForm(forms.Form):
    home = CommuneField()


def sent(typed, chosen="", form=HomeForm):
    data = QueryDict(mutable=True)
    data.update({"home": typed, "home-choix": chosen})
    return form(data)


@pytest.mark.parametrize("typed", ["Dijon", "21000", " dijon (21) ", "Dijon 21000"])
def test_a_name_that_is_enough_gives_the_key(typed):
    form = sent(typed)

    assert form.is_valid()
    assert form.cleaned_data == {"home": "FR-21231"}


def test_nothing_typed_is_nothing_unless_needed():
    form = sent("  ")

    assert form.is_valid()
    assert form.cleaned_data == {"home": ""}
    assert HomeForm({}).is_valid()
    assert not sent("  ", form=NeededForm).is_valid()


def test_several_communes_come_back_as_a_choice_and_the_choice_is_kept():
    form = sent("Saint-Denis")

    assert form.errors.as_data()["home"][0].code == "ambiguous"
    page = str(form)
    assert 'value="Saint-Denis"' in page
    assert page.count('type="radio"') >= 2
    assert "Saint-Denis (93)" in page
    assert "Saint-Denis (974)" in page
    assert sent("Saint-Denis", "FR-97411").is_valid()


def test_a_choice_made_for_another_name_is_not_used():
    assert sent("Dijon", "FR-97411").is_valid()
    assert not sent("Saint-Denis", "FR-21231").is_valid()


def test_a_choice_offered_once_is_not_offered_to_the_next_person():
    str(sent("Saint-Denis"))

    assert 'type="radio"' not in str(HomeForm())


@pytest.mark.parametrize("typed", ["Xyzzy", "99999", "<script>alert(1)</script>", "\x00", "😀", "é" * 20_000])
def test_what_does_not_exist_is_refused_and_stays_written(typed):
    form = sent(typed)

    assert form.errors.as_data()["home"][0].code == "unknown"
    assert "<script>" not in str(form)


def test_a_stored_key_is_shown_as_a_name_and_is_not_a_change():
    form = HomeForm(initial={"home": "FR-21231"})

    assert get("FR-21231").label in str(form)
    unchanged = HomeForm({"home": "Dijon (21)"}, initial={"home": "FR-21231"})
    assert not unchanged.has_changed()


@pytest.mark.parametrize("typed", ["", "d", "\x00", "%", "a" * 5000, "<b>", "\ud800"])
def test_the_door_answers_anything_with_at_most_eight(typed):
    answer = Client().get(reverse("places:search"), {"q": typed.encode("utf-8", "surrogatepass")})

    assert answer.status_code == 200
    assert len(answer.json()["communes"]) <= 8


def test_the_door_is_public_and_may_be_cached():
    answer = Client().get(reverse("places:search"), {"q": "laeken"})

    assert "public" in answer["Cache-Control"]
    assert answer.json()["communes"][0]["label"] == "Bruxelles (1000, Belgique)"
    assert "Laeken" in answer.json()["communes"][0]["detail"]
    assert not answer.cookies


def test_the_door_only_gives():
    assert Client().post(reverse("places:search")).status_code == 405
