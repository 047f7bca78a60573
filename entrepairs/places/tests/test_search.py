"""Finding a commune by the words people type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entrepairs.places.communes import at_lines, lines
from entrepairs.places.search import exact, known_as, search


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("paris 12", "FR-75112"),
        ("PARIS 12ème arrondissement", "FR-75112"),
        ("marseille 1", "FR-13201"),
        ("ixelles", "BE-21009"),
        ("elsene", "BE-21009"),
        ("1000", "BE-21004"),
        ("Laeken", "BE-21004"),
        ("21000", "FR-21231"),
        ("21000 Dijon", "FR-21231"),
        ("Dijon 21000", "FR-21231"),
        ("liege", "BE-62063"),
        ("l’hay les roses", "FR-94038"),
        ("lhay les roses", "FR-94038"),
        ("st etienne", "FR-42218"),
        ("Bellegarde-sur-Valserine", "FR-01033"),
        ("chalon s/ saone", "FR-71076"),
        ("fontaine les dij", "FR-21278"),
        ("piétrebais", "BE-25043"),
        ("ajaccio 2A", "FR-2A004"),
        ("Y", None),
        ("", None),
        (" ", None),
    ],
)
def test_the_first_answer_is_the_commune_meant(typed, key):
    found = search(typed)

    assert (found[0].key if found else None) == key


def test_homonyms_come_by_population_and_are_told_apart():
    found = exact("st denis")

    assert {"FR-93066", "FR-97411"} <= {commune.key for commune in found}
    assert [commune.population for commune in found] == sorted((c.population for c in found), reverse=True)
    assert [commune.key for commune in exact("Saint-Denis (93)")] == ["FR-93066"]


def test_a_commune_found_by_another_name_says_which():
    laeken = search("laeken")[0]

    assert known_as(laeken, "laek") == "Laeken"
    assert known_as(laeken, "bruxel") == ""
    assert known_as(laeken, "") == ""


def test_a_small_commune_whose_whole_name_is_typed_comes_before_the_large_ones():
    assert search("us")[0].name == "Us"
    assert search("saint")[0].population > 100_000


def test_every_hundredth_commune_is_named_in_full_by_its_label():
    for commune in at_lines(range(0, len(lines()), 100)):
        assert exact(commune.label) == (commune,)


@given(st.text(max_size=200))
def test_whatever_is_typed_gets_at_most_eight_communes(typed):
    found = search(typed)

    assert len(found) <= 8
    assert len(set(found)) == len(found)
