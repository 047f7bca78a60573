"""The call sheet: it counts, and cannot hold a name or a number."""

from datetime import timedelta

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from entrepairs.agenda.actions.calls import tally_call
from entrepairs.agenda.actions.shifts import take_seat
from entrepairs.agenda.calls import in_words, lengths, orientations, themes
from entrepairs.agenda.forms.calls import CallForm
from entrepairs.agenda.models import CallSheet
from entrepairs.agenda.small_cells import LEAST, discreet, exact
from entrepairs.agenda.tests.held import shift, volunteer
from entrepairs.core.clock import at, now
from entrepairs.core.models import Entry
from entrepairs.core.privacy import personal_models
from entrepairs.core.rules import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def martine(house, elena, person):
    return volunteer(house, person("Martine"), by=elena)


@pytest.fixture
def going(house, elena, martine):
    """A permanence under way, which Martine holds."""
    row = shift(house, by=elena, in_hours=-0.5)
    take_seat(row, by=martine)
    return row


def test_martine_tallies_a_call_and_takes_one_back(going, martine, browser_of):
    page, said = f"/permanences/{going.pk}/appels/", {"theme": "isolement", "lasted": "moyen", "led_to": "groupe"}
    browser = browser_of(martine)
    for _time in range(2):
        browser.post(page, said)

    assert "× 2" in browser.get(page).content.decode()
    browser.post(f"{page}retrait/", said)
    assert CallSheet.objects.get().led_to == "groupe"


def test_the_sheet_has_no_field_in_which_to_type():
    fields = CallForm().fields.values()
    assert all(isinstance(one, forms.ChoiceField) and isinstance(one.widget, forms.RadioSelect) for one in fields)


@pytest.mark.parametrize("words", ["Madame Durand", "06 12 34 56 78", "0612345678", "jean@exemple.fr", ""])
def test_no_name_and_no_number_can_be_kept(going, martine, browser_of, words):
    for name in ("theme", "lasted", "led_to"):
        if name == "led_to" and not words:
            continue  # nothing was indicated
        said = {"theme": "ecoute", "lasted": "court", "led_to": "maison", name: words}
        assert browser_of(martine).post(f"/permanences/{going.pk}/appels/", said).status_code == 422
        with pytest.raises(Refused):
            tally_call(going, **said, by=martine)
    browser_of(martine).post(f"/permanences/{going.pk}/appels/", {"theme": "ecoute", "lasted": "court", "note": words})
    assert words == "" or words not in str(CallSheet.objects.values())


def test_a_call_names_neither_who_called_nor_who_answered(going, martine):
    before = Entry.objects.count()
    tally_call(going, theme="droits", lasted="bref", by=martine)

    assert CallSheet not in list(personal_models())
    assert {field.name for field in CallSheet._meta.concrete_fields} == {
        "id", "structure", "shift", "day", "way", "theme", "lasted", "led_to",
    }  # fmt: skip
    assert Entry.objects.count() == before


def test_the_words_are_short_neutral_and_never_about_an_illness():
    words = [*themes().values(), *lengths().values(), *orientations().values()]
    assert all(len(one) <= 40 for one in words)
    assert all(len(key) <= 20 for key in [*themes(), *lengths(), *orientations()])
    for wrong in ("maladie", "diagnostic", "trouble", "symptôme", "suicid", "traitement"):
        assert not [one for one in words if wrong in one.lower()]


def test_a_sheet_is_that_of_who_holds_the_permanence_and_of_the_team(going, house, elena, person, farid, browser_of):
    other = volunteer(house, person("Lucien"), by=elena)
    page = f"/permanences/{going.pk}/appels/"

    assert browser_of(elena).get(page).status_code == 200
    assert browser_of(other).get(page).status_code == 404
    assert browser_of(farid).get(page).status_code == 404


def test_a_sheet_opens_with_the_permanence_and_closes_two_days_after(going, house, elena, martine):
    coming = shift(house, by=elena)
    take_seat(coming, by=martine)
    with pytest.raises(Refused):
        tally_call(coming, theme="ecoute", lasted="court", by=martine)
    with at(now() + timedelta(days=3)), pytest.raises(Refused):
        tally_call(going, theme="ecoute", lasted="court", by=martine)


def test_totals_are_exact_for_the_team_and_discreet_for_others(going, house, elena, martine, farid, browser_of):
    for theme, times in (("ecoute", 6), ("droits", 3), ("argent", 2)):
        for _time in range(times):
            tally_call(going, theme=theme, lasted="court", by=martine)
    page = f"/maisons/{house.pk}/permanences/appels/"

    team, crew = (browser_of(one).get(page).content.decode() for one in (elena, martine))

    assert ">3<" in team and themes()["droits"] in team
    assert ">6<" in crew and ">5<" in crew and themes()["droits"] not in crew
    assert browser_of(farid).get(page).status_code == 404


def test_under_five_in_all_nothing_is_said(going, house, elena, martine, browser_of):
    for _time in range(4):
        tally_call(going, theme="ecoute", lasted="court", by=martine)

    shown = browser_of(martine).get(f"/maisons/{house.pk}/permanences/appels/").content.decode()
    assert "<table" not in shown and "Moins de cinq" in shown


COUNTS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 30))


@given(COUNTS)
def test_nothing_under_five_is_shown_nor_found_by_subtraction(counts):
    shown = discreet(counts)

    assert all(n >= LEAST and counts[label] == n for label, n in shown.counts.items())
    assert shown.grouped == 0 or shown.grouped >= LEAST
    hidden = {label: n for label, n in counts.items() if n and label not in shown.counts}
    if shown.total is None:
        assert sum(counts.values()) < LEAST and not shown.counts
    else:
        assert shown.total - sum(shown.counts.values()) == shown.grouped == sum(hidden.values())
        assert len(hidden) != 1


def test_a_negative_count_is_a_fault():
    with pytest.raises(ValueError, match="negative"):
        discreet({"a": -1})


def test_the_team_sees_all_of_it_in_the_order_of_the_list():
    assert list(in_words([("droits", 2), ("ecoute", 1), ("ancien", 4)], themes())) == [
        themes()["ecoute"],
        themes()["droits"],
        "ancien",
    ]
    assert exact({"a": 1}).counts == {"a": 1}
