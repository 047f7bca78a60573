"""The shipped file: complete, keys told apart, distances true."""

import pytest

from entrepairs.places.communes import at_lines, find, get, lines
from entrepairs.places.distance import distance_band, distance_km
from entrepairs.places.text import words


@pytest.fixture(scope="module")
def everything():
    return at_lines(range(len(lines())))


def test_every_commune_of_both_countries_is_there(everything):
    french = [commune for commune in everything if commune.country == "FR"]

    assert len(french) == 35_014
    assert len(everything) - len(french) == 581
    assert len({commune.key for commune in everything}) == len(everything)


def test_every_belgian_locality_leads_to_a_commune(everything):
    belgian = [commune for commune in everything if commune.country == "BE"]

    assert sum(len(commune.also) for commune in belgian) > 2_000
    assert all(commune.postal_codes for commune in belgian)


def test_no_two_communes_have_the_same_label(everything):
    assert len({tuple(words(commune.label)) for commune in everything}) == len(everything)


def test_every_centre_is_on_earth_and_no_name_is_garbled(everything):
    assert all(-90 <= commune.lat <= 90 and -180 <= commune.lon <= 180 for commune in everything)
    assert not any(sign in "".join([commune.name, *commune.also]) for commune in everything for sign in "Ã©¢\t")


def test_the_same_code_in_two_countries_is_two_communes(everything):
    belgian = {commune.code for commune in everything if commune.country == "BE"}
    french = {commune.code for commune in everything if commune.country == "FR"}

    assert len(belgian & french) == 499
    assert get("BE-62063").name == "Liège"
    assert get("FR-62063").name == "Avesnes-le-Comte"


def test_a_commune_knows_its_department_or_province():
    assert get("FR-21231").area_name == "Côte-d'Or"
    assert "Liège" in get("BE-62063").area_name
    assert "Bruxelles" in get("BE-21009").area_name


@pytest.mark.parametrize("key", ["", "21231", "FR-00000", "fr-21231", "FR-21231 ", "FR-2123", "\t", "ZZ-99999"])
def test_an_unknown_key_is_nothing(key):
    assert find(key) is None
    with pytest.raises(KeyError):
        get(key)


def test_distance_is_the_same_both_ways_and_zero_at_home():
    dijon, paris, liege = get("FR-21231"), get("FR-75056"), get("BE-62063")

    assert distance_km(dijon, dijon) == 0
    assert distance_km(dijon, paris) == distance_km(paris, dijon)
    assert 255 <= distance_km(dijon, paris) <= 270
    assert 300 <= distance_km(paris, liege) <= 320


@pytest.mark.parametrize(("km", "band"), [(0, 5), (4.9, 5), (5, 10), (19, 20), (20, 30), (199, 200), (200, None)])
def test_a_band_is_never_smaller_than_the_distance(km, band):
    assert distance_band(km) == band
