"""No question of a house is about illness: neither its fields, nor their words, nor the answers it proposes."""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.apps import apps
from django.db import models

from tests.illness import ABOUT_ILLNESS
from tests.sources import PACKAGE

DAILY = ["structures", "agenda", "participation", "clubhouse", "insights"]
"""The apps of the daily life of a house."""
ALLOWED = {
    "service Service de soin ou d’accompagnement": "what kind of house it is, never what someone lives with",
    "ssm Service de santé mentale": "what kind of house it is, in the words of the Belgian law",
    "ars agence régionale de santé": "with whom the house signed an agreement",
    "mdph maison du handicap, AVIQ, PHARE": "with whom the house signed an agreement",
    "soin soin": "with whom the house signed an agreement: a hospital, a service",
}
"""A sentence, and why it asks nobody about illness."""


def form_files() -> Iterator[Path]:
    for app in DAILY:
        yield from sorted(file for file in (PACKAGE / app).rglob("*.py") if _is_of_forms(file))


def _is_of_forms(file: Path) -> bool:
    return "tests" not in file.parts and (file.stem == "forms" or file.parent.name == "forms")


def modules() -> Iterator[Any]:
    for file in form_files():
        yield import_module(".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"))


def form_classes() -> set[type[forms.Form]]:
    """Every form of the daily life, those that another builds on included."""
    found = (thing for module in modules() for thing in vars(module).values() if isinstance(thing, type))
    return {thing for thing in found if issubclass(thing, forms.Form) and thing.__module__.startswith("entrepairs")}


def words_of(form: type[forms.Form]) -> Iterator[str]:
    """The name of each field as words, its label, its help, what is written in it beforehand, its answers."""
    for name, field in form.base_fields.items():
        yield name.replace("_", " ")
        yield from (str(field.label or ""), str(field.help_text or ""))
        yield from map(str, field.error_messages.values())
        yield from (str(value) for value in field.widget.attrs.values())
        yield from answers(getattr(field, "choices", []))


def answers(choices: Any) -> Iterator[str]:
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield str(value)
            yield from answers(label)
        else:
            yield f"{value} {label}".replace("_", " ")


def written_in(file: Path) -> Iterator[str]:
    """What a form says as it is built: labels, helps and refusals set for one house or one person."""
    tree = ast.parse(file.read_text())
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # docstrings say, they ask nothing
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value.replace("_", " ")


def listed() -> Iterator[tuple[str, str]]:
    """Each list of answers that the rows of these apps may keep, and the names of what they keep of people."""
    for model in (model for app in DAILY for model in apps.get_app_config(app).get_models()):
        for field in model._meta.get_fields():
            if isinstance(field, models.Field):
                yield model.__name__, field.name.replace("_", " ")
                yield from ((model.__name__, words) for words in answers(field.choices or []))


def about_illness(words: str) -> bool:
    return words not in ALLOWED and bool(ABOUT_ILLNESS.search(words))


def test_no_field_of_a_house_asks_about_illness():
    classes = form_classes()
    faults = [(form.__name__, words) for form in classes for words in words_of(form) if about_illness(words)]

    assert len(classes) > 30, "the forms are found"
    assert faults == [], faults


def test_no_form_speaks_of_illness_while_it_is_built():
    faults = [(file.name, words) for file in form_files() for words in written_in(file) if about_illness(words)]

    assert faults == [], faults


def test_no_list_of_answers_speaks_of_illness():
    faults = [where for where in listed() if about_illness(where[1])]

    assert faults == [], faults


def test_an_exception_has_a_reason_and_is_still_said():
    said = {words for form in form_classes() for words in words_of(form)} | {words for _, words in listed()}
    said |= {words for file in form_files() for words in written_in(file)}

    assert said >= set(ALLOWED)
    assert all(len(reason.split()) > 3 for reason in ALLOWED.values())


class Doctored(forms.Form):
    """What nobody may write here."""

    treatment = forms.CharField(label="Autre chose")
    follow_up = forms.ChoiceField(label="Suivi", choices=[("Lieux", [("cmp", "en psychiatrie")])])
    why = forms.CharField(label="Pourquoi venez-vous ?", help_text="Par exemple : votre diagnostic.")


@pytest.mark.parametrize("field", ["treatment", "follow_up", "why"])
def test_a_question_on_illness_would_be_seen(field):
    one = type("One", (forms.Form,), {field: Doctored.base_fields[field]})

    assert any(about_illness(words) for words in words_of(one))


@pytest.mark.parametrize("words", ["Des soins partagés", "MÉDICAMENTS", "santé", "votre trouble", "en crise"])
def test_the_words_are_found_as_people_write_them(words):
    assert ABOUT_ILLNESS.search(words)


@pytest.mark.parametrize("words", ["besoins", "soirée", "un médiateur", "trouver", "le cadre", "ministère"])
def test_words_that_look_alike_are_not(words):
    assert not ABOUT_ILLNESS.search(words)
    assert re.fullmatch(r"[\w ]+", words)
