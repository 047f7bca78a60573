"""Settings are read with their help; a wrong one says which and why."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from entrepairs.core import env


@pytest.fixture(autouse=True)
def _apart(monkeypatch):
    """What is tried here is no setting of the software."""
    monkeypatch.setattr(env, "KNOBS", {})


@pytest.mark.parametrize(("raw", "value"), [("oui", True), ("1", True), ("NON", False), ("", False)])
def test_yes_and_no_are_said_in_french(monkeypatch, raw, value):
    monkeypatch.setenv("ESSAI", raw)
    assert env.boolean("ESSAI", False, "Essai.") is value


def test_a_wrong_value_names_the_setting_and_explains_it(monkeypatch):
    monkeypatch.setenv("ESSAI", "peut-être")
    with pytest.raises(ImproperlyConfigured, match=r"ESSAI.*Sert à essayer"):
        env.boolean("ESSAI", False, "Sert à essayer.")


def test_words_are_separated_by_commas_or_spaces(monkeypatch):
    monkeypatch.setenv("ESSAI", "a.fr, b.fr c.fr")
    assert env.words("ESSAI", "", "Essai.") == ["a.fr", "b.fr", "c.fr"]
