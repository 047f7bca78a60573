"""A list with refusals comes into the directory: sent, looked at, agreed to, found by somebody who has no account."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from entrepairs.structures.tests.lists import administrator, table

pytestmark = pytest.mark.journey


def test_a_list_with_refusals_is_seen_then_enters_and_is_found(visitor, person, tmp_path):
    ines = administrator(person("Inès"))
    TOTP.activate(ines, generate_totp_secret())
    file = tmp_path / "liste-ars.csv"
    file.write_text(table({"nom": "GEM du Lac"}, {"nom": "GEM du Port", "telephone": "au bureau"}), encoding="utf-8")
    guest = visitor(ines).opens("/mon-espace/").follows("/annuaire/listes/")
    guest.page.set_input_files("input[type=file]", str(file))

    guest.presses().waits_for('a[href$="/lignes/refusee/"]')
    guest.reads("Rien n’est encore écrit").follows("/lignes/refusee/").reads("telephone").reads("numéro de téléphone")
    somebody = visitor().opens("/annuaire/?nom=lac")
    assert "GEM du Lac" not in somebody.page.locator("main").inner_text()

    guest.page.go_back()
    guest.presses("/confirmation/")
    guest.page.wait_for_selector("text=C’est fait", timeout=15_000)

    somebody.opens("/annuaire/?nom=lac").reads("GEM du Lac")


def test_without_scripts_a_list_is_cancelled_and_nothing_stays(visitor, person, tmp_path):
    ines = administrator(person("Inès"))
    TOTP.activate(ines, generate_totp_secret())
    file = tmp_path / "liste.csv"
    file.write_text(table({"nom": "GEM du Lac"}), encoding="utf-8")
    guest = visitor(ines, java_script_enabled=False).opens("/annuaire/listes/")
    guest.page.set_input_files("input[type=file]", str(file))

    guest.presses().waits_for('form[action$="/confirmation/"]').presses("/annulation/").reads("annulée")
