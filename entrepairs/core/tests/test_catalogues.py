"""Catalogues are read, written and compiled as gettext reads them, without gettext."""

import gettext
from io import BytesIO

import pytest

from entrepairs.core.catalogues import Catalogue, compiled, missing, read, says_vous, write
from entrepairs.core.sentences import Sentence, sentences

HEAD = """# Une ligne à garder.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n\""""
WRITTEN = (
    HEAD
    + """

msgid "Vous dites « oui »."
msgstr "Tu dis \\"oui\\"."

#, python-format
msgid "%(n)s ligne"
msgid_plural "%(n)s lignes"
msgstr[0] "%(n)s ligne"
msgstr[1] "%(n)s lignes"
"""
)


@pytest.fixture
def written(tmp_path):
    file = tmp_path / "django.po"
    file.write_text(WRITTEN)
    return file


def test_what_is_read_is_written_back_to_the_letter(written):
    write(read(written), written)

    assert written.read_text() == WRITTEN


def test_gettext_reads_what_we_compile(written):
    said = gettext.GNUTranslations(BytesIO(compiled(read(written))))

    assert said.gettext("Vous dites « oui ».") == 'Tu dis "oui".'
    assert [said.ngettext("%(n)s ligne", "%(n)s lignes", n) for n in (0, 2)] == ["%(n)s ligne", "%(n)s lignes"]


def test_a_line_that_is_not_of_a_catalogue_is_refused(written):
    written.write_text(WRITTEN + "\nmsgid sans guillemets\n")

    with pytest.raises(ValueError, match="sans guillemets"):
        read(written)


def test_sentences_are_found_in_python_and_in_templates(tmp_path):
    (tmp_path / "a.py").write_text('_("Une phrase " "en deux morceaux.")\nngettext("un", "deux", n)\n')
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "b.html").write_text(
        '{% translate "Un titre" %}{% button _("Un bouton") %}'
        "{% blocktranslate with name=who %}Bonjour {{ name }}{% endblocktranslate %}"
    )

    found = [(one.one, one.many) for one in sentences(tmp_path)]

    assert set(found) == {
        ("Une phrase en deux morceaux.", ""),
        ("un", "deux"),
        ("Un titre", ""),
        ("Un bouton", ""),
        ("Bonjour %(name)s", ""),
    }


@pytest.mark.parametrize(
    ("text", "speaks"),
    [("Votre note.", True), ("Écrivez ici.", True), ("Un rendez-vous chez Aïcha.", False), ("La note est lue.", False)],
)
def test_a_sentence_that_says_vous_is_recognised(text, speaks):
    assert says_vous(text) is speaks
    assert missing(Catalogue(HEAD), [Sentence(text)]) == [Sentence(text)] * speaks
