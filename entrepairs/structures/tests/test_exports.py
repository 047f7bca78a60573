"""The directory, taken away: valid for those who read it, and only what may leave."""

import csv
import io
import json
from datetime import time, timedelta
from uuid import UUID

import pytest
from data_inclusion.schema import v1
from django.test import Client

from entrepairs.accompaniment.tests.chain import open_house
from entrepairs.structures.actions.hours import write_week
from entrepairs.structures.actions.imports import confirm_list, send_list
from entrepairs.structures.exchange.sheets import guarded
from entrepairs.structures.exported import listings
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


def test_the_week_that_leaves_is_the_one_of_today_whatever_is_planned(filled, elena):
    later = filled.today + timedelta(days=40)
    write_week(filled.places.get(), [(1, time(9), time(12), "equipe")], later, by=elena)

    assert [one.slots for one in listings() if one.key == str(filled.pk)] == [((0, "13:30", "18:00"),)]


def test_what_we_write_in_data_inclusion_we_can_read(filled):
    assert len(houses(taken("data-inclusion.json"))) == 254


SERVICE = "name status description url email last_modified eligibility_description organization phones schedules"
HSDS = {
    "service": ("id name status", f"{SERVICE} languages service_at_locations"),
    "organization": ("id name description", "email website uri"),
    "service_at_location": ("id", "location"),
    "location": ("id location_type", "name latitude longitude addresses"),
    "address": ("id address_1 city state_province postal_code country address_type", ""),
    "phone": ("id number", "type"),
    "schedule": ("id", "freq wkst byday opens_at closes_at"),
    "language": ("id", "code"),
}
"""Of each object of HSDS 3 (Open Referral, schema/*.json, read at version 3.2): the fields that it requires, then those
that we write among the ones that it has. Each `id` is a UUID."""
VALUES = {
    "status": {"active", "inactive", "defunct", "temporarily closed"},
    "location_type": {"physical", "postal", "virtual"},
    "address_type": {"physical", "postal", "virtual"},
    "freq": {"WEEKLY", "MONTHLY"},
    "wkst": {"MO", "TU", "WE", "TH", "FR", "SA", "SU"},
}
WITHIN = {"organization": "organization", "location": "location", "addresses": "address"}
WITHIN |= {f"{one}s": one for one in ("phone", "schedule", "language", "service_at_location")}


def objects(kind, one):
    """This object of HSDS and all those within, each with its kind."""
    yield kind, one
    for name, value in one.items():
        if name in WITHIN:
            for inner in value if isinstance(value, list) else [value]:
                yield from objects(WITHIN[name], inner)


def test_hsds_has_the_fields_the_values_and_the_keys_that_its_version_3_asks_for(filled):
    content = json.loads(taken("hsds.json"))
    assert content["version"] == "3.1" and len(content["contents"]) == 254
    seen = set()
    for kind, one in (found for service in content["contents"] for found in objects("service", service)):
        required, known = (set(names.split()) for names in HSDS[kind])
        assert required <= one.keys() <= required | known, kind
        assert all(one[name] in values for name, values in VALUES.items() if name in one)
        assert str(UUID(one["id"])) == one["id"]
        seen.add((kind, one["id"]))
    assert {kind for kind, _key in seen} >= HSDS.keys() - {"language"}
    assert len({key for _kind, key in seen}) == len(seen)


def test_hours_leave_as_weekly_rules(filled):
    content = json.loads(taken("hsds.json"))
    (mine,) = [one for one in content["contents"] if one["name"] == "=GEM du Lac"]
    hours = {"freq": "WEEKLY", "wkst": "MO", "byday": "MO", "opens_at": "13:30", "closes_at": "18:00"}
    assert mine["schedules"][0] | {"id": ""} == {"id": ""} | hours


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
