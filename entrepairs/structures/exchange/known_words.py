"""Experiences and languages by the words of a list: their key, their label, or one of their words. Pure."""

from functools import cache

from entrepairs.people.experiences import EXPERIENCES
from entrepairs.people.languages import LANGUAGES
from entrepairs.places.text import words


def experience_of(text: str) -> str | None:
    """The experience that these words name and no other does; None when none is named so."""
    return text if text in EXPERIENCES else _experiences().get(_plain(text))


def language_of(text: str) -> str | None:
    """« fr », « Français » → fr."""
    return text.lower() if text.lower() in LANGUAGES else _languages().get(_plain(text))


@cache
def _experiences() -> dict[str, str]:
    found: dict[str, str | None] = {}
    for experience in EXPERIENCES.values():
        for said in {_plain(one) for one in (experience.id, experience.label, *experience.words)}:
            found[said] = None if said in found else experience.id
    labels = {
        _plain(one): experience.id for experience in EXPERIENCES.values() for one in (experience.id, experience.label)
    }
    return {said: key for said, key in found.items() if key} | labels


@cache
def _languages() -> dict[str, str]:
    return {_plain(label): key for key, label in LANGUAGES.items()}


def _plain(text: str) -> str:
    return " ".join(words(text.replace("-", " ")))
