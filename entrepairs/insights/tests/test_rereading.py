"""Before a text leaves the house, its writer sees what could tell who somebody is. A hint, never a gate."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entrepairs.agenda.tests.gathered import member
from entrepairs.core.clock import now
from entrepairs.insights.actions import close_report, correct_figure, tell_year
from entrepairs.insights.models import Narrative
from entrepairs.insights.rereading import passages

YEAR = now().year - 1


def address(house, end=""):
    return f"/maisons/{house.pk}/rapports/{YEAR}/{end}"


def found(text, *pseudonyms):
    return [one.found for one in passages(text, pseudonyms)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Deux personnes ont trouvé un travail.", ["Deux personnes"]),
        ("Nous avons accueilli 3 nouveaux membres.", ["3 nouveaux membres"]),
        ("Une jeune femme tient le jardin.", ["Une jeune femme"]),
        ("Trois d’entre nous chantent ; quatre adhérent·es dansent.", ["Trois d’entre nous", "quatre adhérent·es"]),
        ("Mme Dupuis est venue, et M. Lebrun.", ["Mme Dupuis", "M. Lebrun"]),
        ("Plume a peint la porte.", ["Plume"]),
    ],
)
def test_a_few_people_and_names_are_seen(text, words):
    assert found(text, "Plume") == words


@pytest.mark.parametrize(
    "text",
    [
        "Vingt et une personnes sont venues au repas, trente-deux membres à la fête.",
        "1 204 personnes ont vu le spectacle, 12,4 personnes par jour.",
        "Deux sorties par mois, et trois ateliers.",
        "La personne qui arrive prend un café. Les membres décident.",
        "Les plumes de l’atelier d’écriture, 104 personnes.",
    ],
)
def test_large_numbers_and_things_are_left_alone(text):
    assert found(text, "Plume") == []


@given(st.text())
def test_any_text_is_read_and_what_is_shown_is_in_it(text):
    for one in passages(text, ("Plume", "L. (o)")):
        assert (one.before.removeprefix("…") + one.found + one.after.removesuffix("…")) in text


@pytest.mark.django_db
def test_the_writer_is_told_and_nothing_is_blocked(house, elena, bruno, desk):
    member(house, bruno, by=elena)
    page = address(house, "recit/")

    answer = desk(elena).post(page, {"annee": "Bruno a repeint la cuisine. Deux personnes l’ont aidé."}, follow=True)

    assert answer.redirect_chain[-1] == (page, 303)
    said = answer.text
    assert "Relisez" in said
    assert "<mark>Bruno</mark>" in said
    assert "<mark>Deux personnes</mark>" in said
    assert Narrative.objects.get().text.startswith("Bruno")
    assert "<mark>Bruno</mark>" in desk(elena).get(address(house)).text


@pytest.mark.django_db
def test_a_text_about_the_house_goes_straight_back_to_the_report(house, elena, desk):
    answer = desk(elena).post(address(house, "recit/"), {"annee": "Nous avons repeint la cuisine."})

    assert answer["Location"] == address(house)


@pytest.mark.django_db
def test_a_closed_report_is_not_read_again(house, elena, desk):
    tell_year(house, YEAR, {"annee": "Elena a chanté."}, by=elena)
    close_report(house, YEAR, by=elena)

    assert "<mark>" not in desk(elena).get(address(house)).text


@pytest.mark.django_db
def test_the_reason_of_a_correction_is_read_again_too(house, elena, desk):
    correct_figure(house, YEAR, "visits", value=40, reason="Compté par Elena", by=elena)

    assert "<mark>Elena</mark>" in desk(elena).get(address(house)).text
