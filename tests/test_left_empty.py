"""An empty field says what to do, in every form: nobody reads « Ce champ est obligatoire »."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module

import pytest
from django import forms
from django.utils.translation import override

import entrepairs

OURS = [one.name for one in pkgutil.walk_packages(entrepairs.__path__, "entrepairs.") if ".forms" in one.name]


def every_form(above: type[forms.BaseForm] = forms.BaseForm) -> Iterator[type[forms.BaseForm]]:
    for form in above.__subclasses__():
        yield form
        yield from every_form(form)


def test_no_field_of_ours_says_only_that_it_must_be_filled():
    for name in OURS:
        import_module(name)
    fields = [(form, name, field) for form in every_form() for name, field in getattr(form, "base_fields", {}).items()]

    with override("fr"):
        told = [(form, name, str(field.error_messages["required"])) for form, name, field in fields]

    assert len(told) > 300
    assert [one for one in told if one[0].__module__.startswith("entrepairs") and "obligatoire" in one[2]] == []


@pytest.mark.parametrize(
    ("field", "said"),
    [
        (forms.CharField(), "Écrivez ce qui est demandé."),
        (forms.SlugField(), "Écrivez ce qui est demandé."),
        (forms.ChoiceField(choices=[("a", "a")]), "Choisissez une réponse."),
        (forms.TypedMultipleChoiceField(choices=[("a", "a")]), "Choisissez au moins une réponse."),
        (forms.BooleanField(), "cochez cette case"),
        (forms.DecimalField(), "Écrivez un nombre"),
        (forms.DateField(), "Choisissez un jour."),
        (forms.CharField(error_messages={"required": "Écrivez votre pseudonyme."}), "Écrivez votre pseudonyme."),
    ],
)
def test_what_to_do_depends_on_what_is_asked(field, said):
    with override("fr"), pytest.raises(forms.ValidationError, match=said):
        field.clean([] if isinstance(field, forms.MultipleChoiceField) else "")
