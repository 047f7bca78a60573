"""A list brought in from the command line."""

import io

import pytest
from django.core.management import CommandError, call_command

from entrepairs.structures.exchange.kinds import DATA
from entrepairs.structures.models import ImportLine, Structure
from entrepairs.structures.tests.lists import SAMPLES

pytestmark = pytest.mark.django_db


def said(*arguments):
    out = io.StringIO()
    call_command("importer", *arguments, stdout=out)
    return out.getvalue()


def test_the_preview_writes_nothing_and_the_import_does():
    file = str(SAMPLES / "finess_plus_exemple.json")

    assert "52 lignes nouvelles" in said(file, "--apercu") and Structure.objects.count() == 0
    assert not ImportLine.objects.exists()
    assert "dans l’annuaire" in said(file) and Structure.objects.count() == 52


def test_a_file_that_is_not_a_list_is_said():
    with pytest.raises(CommandError, match="modèle"):
        said(str(DATA / "PROVENANCE.md"))
    with pytest.raises(CommandError, match="existe pas"):
        said("nulle-part.csv")
