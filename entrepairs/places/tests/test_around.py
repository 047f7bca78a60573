"""The flat distance that the database orders by is that of the sphere; the box holds all that is within it."""

from math import ceil, sqrt

from hypothesis import given
from hypothesis import strategies as st

from entrepairs.places.around import Around
from entrepairs.places.communes import lines
from entrepairs.places.distance import great_circle_km, squared_metres, squared_within, whole_km

ROWS = [line.split("\t") for line in lines()]
COMMUNES = st.sampled_from([(float(row[-2]), float(row[-1])) for row in ROWS])  # overseas too
SHIFTS = st.tuples(st.floats(-0.46, 0.46), st.floats(-0.75, 0.75))


@given(COMMUNES, SHIFTS)
def test_the_flat_distance_is_that_of_the_sphere_to_one_part_in_a_thousand(centre, shift):
    there = centre[0] + shift[0], centre[1] + shift[1]
    exact = great_circle_km(centre, there)

    flat = sqrt(Around(*centre, 50).squared_km(*there))

    assert abs(flat - exact) <= exact / 1000 + 0.001


@given(COMMUNES, SHIFTS, st.sampled_from([5, 10, 25, 50]))
def test_what_is_within_the_radius_is_within_the_box(centre, shift, km):
    there = centre[0] + shift[0], centre[1] + shift[1]
    around = Around(*centre, km)
    (south, north), (west, east) = around.latitudes, around.longitudes

    if great_circle_km(centre, there) <= km:
        assert south <= there[0] <= north
        assert west <= there[1] <= east


@given(COMMUNES, COMMUNES, st.integers(0, 400))
def test_whole_numbers_say_the_distance_of_the_sphere_to_two_metres(one, other, km):
    exact = great_circle_km(one, other)

    assert ceil(exact - 0.002) <= whole_km(one, other) <= ceil(exact + 0.002)
    assert (squared_metres(one, other) <= squared_within(km)) == (whole_km(one, other) <= km)
