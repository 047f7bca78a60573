"""Every form of list, read into the same rows."""

import json

import pytest

from entrepairs.structures.exchange.kinds import of_finess, of_names
from entrepairs.structures.exchange.rows import FIELDS
from entrepairs.structures.models import Structure
from entrepairs.structures.tests.lists import TEMPLATE, houses, left_out, refusals, sample, table


def test_the_template_is_read_as_it_is_given():
    fil_rouge, quatre_vents = houses(TEMPLATE.read_bytes())

    assert fil_rouge.values["commune"] == "FR-21231" and quatre_vents.values["commune"] == "BE-92094"
    assert fil_rouge.values["experiences"] == ["isolement"]
    assert fil_rouge.values["audience"] == "adultes, troubles psychiques"
    assert fil_rouge.values["hours"][0] == [0, "13:30", "18:00"] and len(fil_rouge.values["hours"]) == 6
    assert fil_rouge.external_id == "EX-0001"
    assert quatre_vents.values["precision"] == "adresse"


@pytest.mark.parametrize("between", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_the_template_is_read_whatever_the_spreadsheet_wrote(between, encoding):
    text = table({"nom": "L’Éclaircie du cœur"}).replace(";", between)

    assert [house.values["name"] for house in houses(text.encode(encoding))] == ["L’Éclaircie du cœur"]


def test_the_253_real_rows_are_read():
    found = houses(sample("finess_extrait_structures.csv"))

    assert len(found) == 253
    assert {"FR-97801", "FR-75118"} <= {house.values["commune"] for house in found}
    assert sum(house.values["precision"] == "adresse" for house in found) == 155


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
def test_the_former_finess_file_is_read_with_its_points(encoding):
    content = sample("finess_etalab_exemple.csv").decode().replace("’", "'").replace("É", "é").encode(encoding)
    found = {house.external_id: house for house in houses(content)}

    assert len(found) == 54
    assert found["99GEM0001"].values["kind"] == "gem"
    assert found["99GEM0001"].values["address"] == "12 rue DES EXEMPLES"
    assert found["99GEM0001"].values["precision"] == "adresse"
    assert found["970301180"].values["commune"] == "FR-97302"
    assert found["970301180"].dated.isoformat() == "2026-05-12"


def test_the_daily_finess_file_is_read_with_its_swapped_points():
    content = sample("finess_plus_exemple.json")
    found = {house.external_id: house.values for house in houses(content)}
    flat = {house.external_id: house.values for house in houses(sample("finess_extrait_structures.csv"))}

    assert len(found) == 52
    assert {one.reason for one in left_out(content)} == {
        "fermée, d’après la liste",
        "d’un autre métier que ceux de cet annuaire",
    }
    for key in found.keys() & flat.keys():
        assert found[key]["commune"] == flat[key]["commune"]
        assert found[key]["lat"] == pytest.approx(flat[key]["lat"], abs=0.001)


def test_a_point_far_from_its_commune_is_not_believed():
    content = json.loads(sample("finess_plus_exemple.json"))
    for place in content["pmej"][0]["ege"][1]["adresse"]:
        place["coordonneesGeographique"] = {"coordonneeX": "2.35", "coordonneeY": "48.85"}

    assert houses(json.dumps(content))[0].values["precision"] == "commune"


def test_null_everywhere_does_not_stop_the_daily_file():
    content = {
        "schemaVersion": "v1.0.0",
        "gcc": None,
        "pmej": [None, {"ege": None}, {"ege": [None, {"adresse": None}]}],
    }

    assert len(left_out(json.dumps(content))) == 2


def test_data_inclusion_structures_are_kept_when_one_of_their_services_is_for_us():
    place = {"code_insee": "21231", "commune": "Dijon", "code_postal": "21000", "date_maj": "2026-01-01"}
    content = {
        "structures": [
            {"id": "dora--1", "source": "dora", "nom": "Maison des liens", "horaires_accueil": "Mo-Fr 09:00-12:00"}
            | place,
            {"id": "dora--2", "source": "dora", "nom": "Auto-école sociale", "telephone": None} | place,
            {"id": "dora--3", "source": "dora", "nom": "GEM de la Fontaine", "description": "<p>Un lieu.</p>"} | place,
        ],
        "services": [{"id": "s", "structure_id": "dora--1", "thematiques": ["remobilisation--lien-social"]}],
    }
    found = {house.external_id: house.values for house in houses(json.dumps(content))}

    assert set(found) == {"dora--1", "dora--3"}
    assert found["dora--3"]["kind"] == "gem" and found["dora--3"]["presentation"] == "Un lieu."
    assert found["dora--1"]["hours"][0] == [0, "09:00", "12:00"]
    assert len(left_out(json.dumps(content))) == 1


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        ({"nom": ""}, "nom", "vide"),
        ({"type": "boulangerie"}, "type", "boulangerie"),
        ({"commune": "", "code_postal": ""}, "commune", "manque"),
        ({"commune": "Saint-Denis", "code_postal": ""}, "commune", "Plusieurs communes"),
        ({"commune": "Lyon"}, "code_postal", "n’est pas celui"),
        ({"commune": "Nulleville", "code_postal": ""}, "commune", "ne trouvons pas"),
        ({"pays": "CH"}, "pays", "FR ou BE"),
        ({"telephone": "au secrétariat"}, "telephone", "téléphone"),
        ({"courriel": "contact chez exemple"}, "courriel", "courriel"),
        ({"site_web": "javascript:alert(1)"}, "site_web", "site"),
        ({"horaires": "quand on peut"}, "horaires", "quand on peut"),
        ({"langues": "klingon"}, "langues", "klingon"),
        ({"latitude": "48.85", "longitude": "2.35"}, "latitude", "40 km"),
        ({"latitude": "nan", "longitude": "2.35"}, "latitude", "degrés"),
        ({"source": ""}, "source", "vide"),
        ({"source_date": "hier"}, "source_date", "2026-11-01"),
        ({"nom": "<b>GEM</b>"}, "nom", "balises"),
        ({"nom": "G" * 121}, "nom", "121"),
    ],
)
def test_a_line_is_refused_with_its_column_and_its_reason(row, column, words):
    refusal, *others = refusals(table({}, row))

    assert not others and refusal.line == 3
    assert refusal.column == column and words in refusal.reason


def test_nought_and_nought_is_no_point():
    assert houses(table({"latitude": "0", "longitude": "0"}))[0].values["precision"] == "commune"


def test_what_the_table_has_no_column_for_is_not_said():
    (house,) = houses(table({}, titles="nom;type;commune;source"))

    assert "phone" not in house.values and "hours" not in house.values


def test_two_readings_of_a_line_without_a_key_give_the_same_key():
    keys = {houses(table({"nom": name}))[0].external_id for name in ("GEM du Lac", "Gem  du lac", "GEM DU LAC")}

    assert len(keys) == 1


def test_every_trade_is_a_kind_of_house_and_every_field_is_known():
    trades = [*of_finess().values(), *of_names().values()]

    assert {trade.kind for trade in trades} <= set(Structure.Kind.values)
    assert all(set(house.values) <= set(FIELDS) for house in houses(TEMPLATE.read_bytes()))
