"""Files that were made to harm, or are merely broken: a sentence, never a fault, and little memory."""

import gzip
import io
import json
import zipfile

import pytest

from entrepairs.structures.exchange import packing
from entrepairs.structures.exchange.packing import unpacked
from entrepairs.structures.exchange.rows import FileRefused
from entrepairs.structures.tests.lists import houses, read, refusals, table


def zipped(*files: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return out.getvalue()


def test_a_field_of_one_megabyte_is_one_refusal_and_the_rest_is_read():
    content = table({"nom": "A" * 1_000_000}, {"nom": "GEM du Port"})

    assert ["trop longue" in one.reason for one in refusals(content)] == [True]
    assert [house.values["name"] for house in houses(content)] == ["GEM du Port"]


def test_a_quote_that_is_never_closed_is_said_once_and_reading_goes_on():
    rows = [{"nom": f"GEM {number}"} for number in range(3_000)]
    content = table(*rows).replace("GEM 10;", '"GEM 10;', 1)
    found = read(content)

    assert 1 <= len(refusals(content)) <= 3
    assert len(found) > 2_000


def test_nul_signs_are_dropped():
    assert houses(table({"nom": "GEM\0 du\0 Lac"}))[0].values["name"] == "GEM du Lac"


def test_signs_that_turn_the_page_around_are_dropped():
    assert houses(table({"nom": "GEM \u202edu Lac\u200f"}))[0].values["name"].startswith("GEM du Lac")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0\1\2\3" * 500,
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3",
        b"bonjour\nmonde\n",
        b"nom;type\n",
        b"{",
        b"[1, 2",
        b'{"structures": [{"id": "a"}',
        b'{"pmej": [' + b"[" * 100_000,
        b'{"schemaVersion": "v9", "pmej": []}',
        b"[" + b"9" * 10_000 + b"]",
        b'{"a": tru}',
    ],
)
def test_a_file_that_is_not_a_list_is_refused_in_a_sentence(content):
    with pytest.raises(FileRefused) as refused:
        read(content)

    assert str(refused.value).endswith(".")


def test_odd_numbers_in_json_are_no_points():
    place = {"code_insee": "21231", "id": "a--1", "nom": "GEM du Lac", "date_maj": "2026-01-01"}
    for lat in ("NaN", "Infinity", "1e999", '"abc"', "0", "null", "[]"):
        content = json.dumps([place])[:-2] + f', "latitude": {lat}, "longitude": 0}}]'

        assert houses(content)[0].values["precision"] == "commune", lat


@pytest.mark.parametrize("item", [None, 3, "texte", [], {}, {"nom": []}, {"nom": {"a": 1}}, {"nom": "GEM", "id": None}])
def test_elements_of_another_shape_are_refused_one_by_one(item):
    good = {"code_insee": "21231", "id": "a--1", "nom": "GEM du Lac"}

    assert len(refusals(json.dumps([item, good]))) == 1
    assert len(houses(json.dumps([item, good]))) == 1


def test_lists_are_read_from_gzip_and_from_a_zip_of_one_file():
    content = table({}).encode()

    for packed in (content, gzip.compress(content), zipped(("liste.csv", content), ("__MACOSX/._liste.csv", b"x"))):
        assert unpacked(io.BytesIO(packed)).read() == content


@pytest.mark.parametrize(
    ("packed", "words"),
    [
        (zipped(("a.csv", b"a"), ("b.csv", b"b")), "un seul fichier"),
        (zipped(("[Content_Types].xml", b"<x/>"), ("xl/workbook.xml", b"<x/>")), "classeur"),
        (gzip.compress(bytes(40 << 20), mtime=0), "grossit"),
        (zipped(("a.csv", bytes(40 << 20))), "grossit"),
        (gzip.compress(b"nom;type", mtime=0)[:-9], "abîmé"),
        (b"PK\x03\x04 and then nothing", "abîmé"),
    ],
    ids=["two files", "a workbook", "a bomb in gzip", "a bomb in zip", "a cut gzip", "a cut zip"],
)
def test_archives_that_are_bombs_or_broken_are_refused(packed, words):
    with pytest.raises(FileRefused, match=words):
        unpacked(io.BytesIO(packed))


def test_a_file_too_large_once_unpacked_is_refused(monkeypatch):
    monkeypatch.setattr(packing, "LARGEST", 1_000)
    with pytest.raises(FileRefused, match="trop grand"):
        unpacked(io.BytesIO(b"a" * 300_000))
