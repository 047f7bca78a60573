"""Catalogues: compiled as they are written, « tu » when asked, and zero is singular."""

from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from entrepairs.core.catalogues import compiled, kept, missing, plurals, read
from entrepairs.core.sentences import sentences
from tests.sources import PACKAGE

LOCALE = Path(settings.LOCALE_PATHS[0])


@pytest.mark.parametrize("name", ["fr", "fr_TU"])
def test_a_compiled_catalogue_is_that_of_its_source(name):
    written = LOCALE / name / "LC_MESSAGES" / "django.po"

    assert written.with_suffix(".mo").read_bytes() == compiled(read(written)), "run script/messages"


def test_every_sentence_that_says_vous_has_its_tu_and_none_is_kept_for_nothing():
    written = read(LOCALE / "fr_TU" / "LC_MESSAGES" / "django.po")
    found = sentences(PACKAGE)

    assert [one.one for one in missing(written, found)] == [], "write them in fr_TU, then run script/messages"
    assert kept(written, found).said == written.said, "run script/messages"


def test_every_plural_is_in_the_catalogue():
    written = read(LOCALE / "fr" / "LC_MESSAGES" / "django.po")

    assert plurals(written, sentences(PACKAGE)).said == written.said, "run script/messages"


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


def test_no_library_says_something_else_in_our_place():
    """« Note » is a remark for the catalogue of Django: a sentence of ours must be ours alone."""
    with translation.override("fr"):
        assert [one.one for one in sentences(PACKAGE) if not one.many and _(one.one) != one.one] == []
