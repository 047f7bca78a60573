"""The outlines of the map: every department and province, drawn where its communes are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entrepairs.places.communes import lines
from entrepairs.places.compiling_outlines import compile_outlines
from entrepairs.places.mercator import flat, round_earth
from entrepairs.places.outlines import areas_of, of_level, outlines

TOPOLOGY = """{"transform": {"scale": [1, 1], "translate": [0, 0]}, "arcs": [[[0, 45], [1, 0]], [[1, 45], [0, 1],
 [-1, 0], [0, -1]], [[1, 45], [1, 0], [0, 1], [-1, 0]], [[1, 46], [0, -1]]], "objects": {"fr_regions": {"geometries":
 [{"type": "Polygon", "arcs": [[0, 1]], "properties": {"region": "1", "region_name": "L'Est"}}]},
 "fr_departements": {"geometries": [{"type": "Polygon", "arcs": [[0, 1]],
 "properties": {"code": "01", "name": "Ain", "region": "1"}}]}, "be_provinces": {"geometries": []},
 "voisins": {"geometries": [{"type": "Polygon", "arcs": [[2, 3]], "properties": {}}]}}}"""


def test_every_commune_has_the_outline_of_its_department_or_province():
    rows = [line.split("\t") for line in lines()]
    keys = {f"{row[0][:2]}-{row[4]}".lower() for row in rows}
    far = {"fr-975", "fr-977", "fr-978", "fr-984", "fr-986", "fr-987", "fr-988", "fr-989"}  # no outline was published

    assert keys - set(outlines()) <= far


def test_a_commune_stands_within_the_frame_of_its_area():
    for line in lines()[::97]:
        key, *_, area, _people, lat, lon = line.split("\t")
        outline = outlines().get(f"{key[:2]}-{area}".lower())
        assert outline is None or outline.frame.wider(0.05).holds(*flat(float(lat), float(lon))), key


def test_a_region_holds_its_departments():
    for region in of_level("region"):
        assert areas_of(region.key)
        assert all(one.frame.meets(region.frame) for one in areas_of(region.key))
    assert {one.key for one in areas_of("fr-r53")} == {"fr-22", "fr-29", "fr-35", "fr-56"}
    assert [one.key for one in of_level("region") if one.is_overseas] == [
        "fr-r01",
        "fr-r02",
        "fr-r03",
        "fr-r04",
        "fr-r06",
    ]


@given(st.floats(-60, 60), st.floats(-179, 179))
def test_what_is_flattened_comes_back_within_a_hundred_metres(lat, lon):
    back = round_earth(*flat(lat, lon))

    assert back == pytest.approx((lat, lon), abs=0.001)


def test_the_outlines_are_made_again_from_the_published_file(tmp_path):
    (tmp_path / "contours.topojson").write_text(TOPOLOGY)
    ain, region, neighbour = (line.split("\t") for line in compile_outlines(tmp_path / "contours.topojson"))

    assert ain[:4] == ["fr-01", "area", "Ain", "fr-r1"]
    assert region[:3] == ["fr-r1", "region", "L’Est"]
    assert neighbour[1] == "neighbour"
    assert ain[5].startswith("M1000 -")
    assert ain[5].endswith("z")
