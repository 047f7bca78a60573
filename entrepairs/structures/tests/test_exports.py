"""The directory, taken away: valid for those who read it, and only what may leave."""

import csv
import io
import json

import pytest
from data_inclusion.schema import v1
from django.test import Client

from entrepairs.accompaniment.tests.chain import open_house
from entrepairs.structures.actions.imports import confirm_list, send_list
from entrepairs.structures.exchange.sheets import guarded
from entrepairs.structures.importing.jobs import write_list
from entrepairs.structures.importing.reading import read_import
from entrepairs.structures.models import OpeningRule, Structure
from entrepairs.structures.tests.lists import administrator, houses, refusals, sample, table

pytestmark = pytest.mark.django_db


def taken(file):
    answer = Client().get(f"/annuaire/emporter/{file}")
    assert answer.status_code == 200
    return b"".join(answer.streaming_content).decode()


def bring(content, by):
    importing = send_list(io.BytesIO(content), "liste", by=by)
    read_import(importing)
    importing.refresh_from_db()
    write_list.call(str(confirm_list(importing, by=by).pk))


@pytest.fixture
def filled(person, elena):
    """The 253 rows of FINESS, a list without a licence, and a house of this installation with its hours."""
    ines = administrator(person("Inès"))
    bring(sample("finess_extrait_structures.csv"), ines)
    bring(table({"nom": "Liste sans licence", "source": "ARS"}).encode(), ines)
    house = open_house(elena, name="=GEM du Lac")
    house.email = "contact@gem-du-lac.fr"
    house.save()
    OpeningRule.objects.create(place=house.places.get(), weekday=0, since="13:30", until="18:00")
    return house


def test_data_inclusion_is_valid_for_its_own_schema(filled):
    content = json.loads(taken("data-inclusion.json"))

    structures = [v1.Structure(**one) for one in content["structures"]]
    services = [v1.Service(**one) for one in content["services"]]
    assert len(structures) == len(services) == 254
    assert {one.structure_id for one in services} == {one.id for one in structures}
    assert any("FINESS – Agence du numérique en santé, liste du" in one.description for one in structures)
    (mine,) = [one for one in structures if one.nom == "=GEM du Lac"]
    assert mine.horaires_accueil == "Mo 13:30-18:00"


def test_what_we_write_in_data_inclusion_we_can_read(filled):
    assert len(houses(taken("data-inclusion.json"))) == 254


REQUIRED = {
    "service": {"id", "name", "status"},
    "organization": {"id", "name", "description"},
    "location": {"id", "location_type"},
    "address": {"id", "address_1", "city", "state_province", "postal_code", "country", "address_type"},
    "phone": {"id", "number"},
    "schedule": {"id"},
}
"""Fields that HSDS 3.1 requires of each object."""


def test_hsds_has_the_fields_that_its_version_3_1_requires(filled):
    content = json.loads(taken("hsds.json"))

    assert content["version"] == "3.1" and len(content["contents"]) == 254
    for service in content["contents"]:
        (at,) = service["service_at_locations"]
        location = at["location"]
        assert at["id"] and service.keys() >= REQUIRED["service"]
        assert service["organization"].keys() >= REQUIRED["organization"]
        assert location.keys() >= REQUIRED["location"] and location["addresses"][0].keys() >= REQUIRED["address"]
        assert all(one.keys() >= REQUIRED["phone"] for one in service.get("phones", []))
        assert all(one.keys() >= REQUIRED["schedule"] for one in service.get("schedules", []))
    (mine,) = [one for one in content["contents"] if one["name"] == "=GEM du Lac"]
    assert mine["schedules"][0] | {"id": ""} == {
        "id": "",
        "freq": "WEEKLY",
        "wkst": "MO",
        "byday": "MO",
        "opens_at": "13:30",
        "closes_at": "18:00",
    }


def test_the_sheet_can_be_read_back_and_runs_no_formula(filled):
    text = taken("lieux.csv")
    rows = list(csv.DictReader(io.StringIO(text.lstrip("\ufeff")), delimiter=";"))

    assert "'=GEM du Lac" in {row["nom"] for row in rows}
    assert {row["licence"] for row in rows if row["source"] == "FINESS"} == {"Licence Ouverte 2.0"}
    assert refusals(text) == []
    assert len(houses(text)) == 254


def test_what_has_no_licence_or_is_still_arriving_does_not_leave(filled):
    Structure.objects.filter(name__startswith="CMP").update(arriving=filled.pk)

    for file in ("lieux.csv", "data-inclusion.json", "hsds.json"):
        assert "Liste sans licence" not in taken(file)
        assert "CMP BEAUNE" not in taken(file)


@pytest.mark.parametrize("cell", ["=1+1", "+33", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_is_taken_for_a_formula(cell):
    assert guarded(cell) == f"'{cell}"


def test_one_reader_at_a_time_and_the_next_one_after():
    first = Client().get("/annuaire/emporter/lieux.csv")
    assert Client().get("/annuaire/emporter/lieux.csv").status_code == 429

    b"".join(first.streaming_content)

    assert taken("lieux.csv")
    assert Client().get("/annuaire/emporter/").status_code == 200
    assert Client().get("/annuaire/emporter/autre.csv").status_code == 404
