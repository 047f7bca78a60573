"""Catalogues: compiled as they are written, « tu » when asked, and zero is singular."""

import gettext
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

LOCALE = Path(settings.LOCALE_PATHS[0])


@pytest.mark.parametrize("name", ["fr", "fr_TU"])
def test_a_compiled_catalogue_is_as_recent_as_its_source(name):
    folder = LOCALE / name / "LC_MESSAGES"
    written = (folder / "django.po").read_text().count("\nmsgid ") - 1
    with (folder / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)

    sentences = {key if isinstance(key, str) else key[0] for key in compiled._catalog if key}  # type: ignore[attr-defined]
    assert len(sentences) == written, "run script/messages"


def test_the_site_says_tu_when_this_device_asked_for_it(client):
    assert "Pour lire à votre façon" in client.get("/preferences/").content.decode()

    client.post("/preferences/", {"tutoiement": "on"})

    assert "Pour lire à ta façon" in client.get("/preferences/").content.decode()


def test_a_sentence_without_its_tu_stays_as_it_is():
    with translation.override("fr-tu"):
        assert _("Personne ne l’a traduite.") == "Personne ne l’a traduite."


@pytest.mark.parametrize(("n", "words"), [(0, "ligne"), (1, "ligne"), (2, "lignes")])
def test_zero_is_singular(n, words):
    one, many = "%(n)s ligne sur vous aujourd’hui.", "%(n)s lignes sur vous aujourd’hui."
    with translation.override("fr"):
        assert ngettext(one, many, n).split()[1] == words
    with translation.override("fr-tu"):
        assert ngettext(one, many, n).split()[1:4] == [words, "sur", "toi"]
