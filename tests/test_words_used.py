"""The words and the typography of every sentence shown: docs/guide/mots.md says why."""

import re
from collections.abc import Iterator

import pytest

from entrepairs.core.sentences import sentences
from entrepairs.people.experiences import EXPERIENCES, FAMILIES
from entrepairs.safety.helplines import help_lines
from tests.sources import PACKAGE, shown, templates

FORBIDDEN = re.compile(
    r"\b(?:patient|usager|usagère|malade|cas|ticket|client|cliente|score|bénéficiaire|pathologie|notification|"
    r"mot de passe|caractère|match|passkey|staff)(?:e?s)?\b",
    re.IGNORECASE,
)
MEANT = {
    "Cette phrase ressemble à un mot de passe très répandu.",  # what others use, and what makes it easy to guess
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%\(\w+\)\.1f|<[^<>]*>|\{\w+\}")
BREAKS = {
    "a straight apostrophe": re.compile(r"'"),
    "three dots instead of …": re.compile(r"\.\.\."),
    "an exclamation mark": re.compile(r"!"),
    "no non-breaking space before a sign": re.compile(r"(?<![\u00a0\u202f])[;?»](?=\s|$)|(?<![\u00a0\u202f]):(?=\s|$)"),
    "no non-breaking space after «": re.compile(r"«(?!\u00a0)"),
    "a number that may part from its unit": re.compile(r"\d (?:h|km|%)(?=\W|$)"),
}
TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
MARKUP = re.compile(r"<!--.*?-->|<[^<>]*>", re.DOTALL)


def said() -> Iterator[tuple[str, str]]:
    """Each sentence, and where it is."""
    for one in sentences(PACKAGE):
        for text in filter(None, (one.one, one.many)):
            yield shown(one.where), text
    for family in FAMILIES.values():
        yield "lived_experience.yml", family.label
    for experience in EXPERIENCES.values():
        yield "lived_experience.yml", experience.label
        yield "lived_experience.yml", experience.description
    for line in help_lines().lines:
        for text in filter(None, (line.name, line.when, line.audience, line.answered_by)):
            yield "helplines.yml", text


def test_no_sentence_reduces_a_person_to_a_word():
    found = [(where, text) for where, text in said() if text not in MEANT and FORBIDDEN.search(text)]

    assert found == [], "docs/guide/mots.md gives the words we use"


@pytest.mark.parametrize("fault", BREAKS)
def test_every_sentence_follows_french_typography(fault):
    faulty = [(where, text) for where, text in said() if BREAKS[fault].search(PLACEHOLDER.sub("x", text))]

    assert faulty == []


WHOSE = re.compile(r"[Éé]quipe (?:n’)?(?:est (?:pas )?(?:là|présente)|sera là|se repose)|Ces lignes|Personne n’est là")
IN_HOURS = ("entrepairs/community/", "entrepairs/safety/")


def test_hours_say_whose_they_are():
    """There are three kinds: of the team of a circle, of the watch, of each help line; a house says its own on its
    pages."""
    said_there = [(where, text) for where, text in said() if where.startswith(IN_HOURS)]

    assert said_there and [(where, text) for where, text in said_there if WHOSE.search(text)] == []


def test_every_exception_is_still_said():
    assert {text for _where, text in said()} >= MEANT


def test_what_a_template_says_goes_through_the_catalogue():
    """Words left outside of `translate` never become « tu », and nobody reads them again."""
    ours = [file for file in templates() if "charte" not in file.parts]  # the style guide speaks to whoever writes code
    found = [(shown(file), words) for file in ours for words in _bare_words(file.read_text())]

    assert found == []


def _bare_words(text: str) -> list[str]:
    text = re.sub(r"\{% blocktranslate.*?endblocktranslate %\}", "", text, flags=re.DOTALL)
    text = re.sub(r"\{% block main_class %\}.*?\{% endblock %\}", "", text)
    text = re.sub(r"<(svg|code|title|script)\b.*?</\1>", "", text, flags=re.DOTALL)
    return [
        words.strip()
        for words in MARKUP.sub("\n", TAG.sub("", text)).splitlines()
        if re.search(r"[A-Za-zÀ-ÿ]{4,}", words)
    ]
