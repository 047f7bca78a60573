"""Every field about a person says why it is held and for how long; every one leaves with an export and an erasure."""

from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection, models

from entrepairs.core import privacy
from entrepairs.people.actions.erasures import ask_erasure
from entrepairs.people.actions.notices import add_address
from entrepairs.people.actions.profiles import choose_experiences, save_profile
from entrepairs.people.models import Person

PERSONAL = sorted(privacy.personal_models(), key=lambda model: model._meta.label)


@pytest.mark.parametrize("model", PERSONAL, ids=lambda model: model._meta.label)
def test_every_field_declares_its_purpose_and_its_retention(model):
    assert privacy.undeclared(model) == set(), f"declare them in {model._meta.app_label}/privacy.py"


def test_every_retention_class_has_words():
    used = {held.retention for table in privacy.tables().values() for held in table.fields.values()}

    assert used <= privacy.retention().keys()


def test_what_is_declared_exists():
    for label, table in privacy.tables().items():
        known = {field.name for field in apps.get_model(label)._meta.concrete_fields}
        assert set(table.by_field) <= known, label


@pytest.mark.django_db
def test_every_declared_table_is_in_the_export(bruno):
    assert privacy.export(bruno).keys() == privacy.tables().keys()


@pytest.mark.parametrize("model", PERSONAL, ids=lambda model: model._meta.label)
def test_no_row_can_keep_an_account_from_leaving(model):
    links = [field for field in model._meta.concrete_fields if field.related_model is Person]

    assert [
        field.name for field in links if field.remote_field.on_delete not in (models.CASCADE, models.SET_NULL)
    ] == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("keep_shared", [True, False])
def test_nothing_of_an_erased_account_is_in_the_database_file(person, keep_shared):
    zoe = person("Zébulon-des-bois")
    save_profile(zoe, by=zoe, limits="phrase-secrète-de-zoé", languages=["fr"])
    choose_experiences(zoe, ["bipolarite"], by=zoe)
    add_address(zoe, "zoe@exemple-unique.fr", by=zoe)
    wrapped = bytes(zoe.data_key.wrapped)
    assert wrapped in _whole_database()

    ask_erasure(zoe, keep_shared=keep_shared, at_once=True, by=zoe)

    left = _whole_database()
    for trace in (
        "Zébulon-des-bois".encode(),
        b"zebulon",
        "phrase-secrète-de-zoé".encode(),
        b"exemple-unique",
        wrapped,
    ):
        assert trace not in left


def _whole_database() -> bytes:
    """The database file and its log, as they are on the disk; the text of every row when the server is elsewhere."""
    if connection.vendor == "sqlite":
        file = str(connection.settings_dict["NAME"])
        return b"".join(part.read_bytes() for part in (Path(file), Path(f"{file}-wal")))
    return b"\n".join(_table(model) for model in apps.get_models())


def _table(model: type[models.Model]) -> bytes:
    rows = model._default_manager.values_list()
    cells = (cell for row in rows for cell in row)
    return b"\n".join(bytes(cell) if isinstance(cell, bytes | memoryview) else str(cell).encode() for cell in cells)
