"""Making the file again, from lists of five lines."""

from entrepairs.places.compiling import compile_areas, compile_communes, repaired

LISTS = {
    "communes_fr.csv": "insee_code,name,type,dept,postal_codes,population,lat,lon\n"
    "75112,Paris 12e Arrondissement,arr,75,75012,138024,48.8352,2.4211\n"
    "01033,Valserhône,com,01,01200 01410,16000,46.1,5.8\n",
    "communes_fr_anciennes.csv": "name,current_insee_code\nBellegarde-sur-Valserine,01033\nvalserhone,01033\n",
    "departements_fr.csv": "code,name\n01,Ain\n75,Paris\n",
    "communes_be.csv": "nis_code,name_fr,name_nl,province_nis,province_fr,region_nis,region_fr,postal_codes,"
    "population,lat,lon\n21004,Bruxelles,Brussel,,,04000,Région de Bruxelles-Capitale,1000,185103,50.86,4.37\n",
    "localites_be.csv": "postal_code,locality_fr,locality_nl,nis_code\n1020,Laeken,Laken,21004\n",
}


def test_the_lists_become_one_line_a_commune(tmp_path):
    for name, text in LISTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")

    assert compile_communes(tmp_path) == [
        "BE-21004\tBruxelles\tBrussel|Laeken|Laken\t1000 1020\t04000\t185103\t50.860\t4.370",
        "FR-01033\tValserhône\tBellegarde-sur-Valserine\t01200 01410\t01\t16000\t46.100\t5.800",
        "FR-75112\tParis 12e Arrondissement\tParis 12\t75012\t75\t138024\t48.835\t2.421",
    ]
    assert "BE-04000\tRégion de Bruxelles-Capitale" in compile_areas(tmp_path)


def test_a_name_read_in_the_wrong_alphabet_is_repaired_and_others_are_left():
    assert repaired("PiÃ©trebais") == "Piétrebais"
    assert repaired("Liège") == "Liège"
    assert repaired("Lœuilly") == "Lœuilly"
