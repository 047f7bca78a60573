"""A house outgrows SQLite: its backup comes back in PostgreSQL, row for row."""

import io
import os
import subprocess
import sys
import tarfile

import pyrage
import pytest
from django.conf import settings

from entrepairs.core.backup.envelope import Lock
from entrepairs.core.backup.restoring import restore
from entrepairs.core.backup.tables import dump_table, every_model
from entrepairs.core.tests.bases import only_on
from entrepairs.people.models import Person

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def lock(tmp_path):
    identity = pyrage.x25519.Identity.generate()
    (tmp_path / "cle.txt").write_text(str(identity))
    return Lock(recipient=str(identity.to_public()), identity=tmp_path / "cle.txt")


@pytest.fixture
def sqlite_house(tmp_path):
    """`sqlite_house("migrate")`: a command in another house, on SQLite, with its own keys."""
    folder = {
        "BASE": "sqlite://",
        "DONNEES": str(tmp_path / "autre"),
        "CLES_FICHIER": str(tmp_path / "autre-cles.json"),
    }

    def manage(*command: str) -> None:
        environment = {**os.environ, **folder}
        subprocess.run([sys.executable, "manage.py", *command], env=environment, cwd=settings.ROOT, check=True)

    return manage


@only_on("postgresql", "from SQLite to PostgreSQL")
def test_a_house_moves_from_sqlite_to_postgresql_row_for_row(sqlite_house, lock, tmp_path):
    ring = settings.KEY_FILE.read_bytes() if settings.KEY_FILE.exists() else None
    sqlite_house("migrate", "-v0")
    make = "from entrepairs.people.models import Person; Person.objects.create_person('Bruno', 'une phrase')"
    sqlite_house("shell", "-v0", "-c", make)
    sqlite_house("backup", str(tmp_path / "maison.age"), "--pour", lock.recipient, "--cles", str(tmp_path / "cles.age"))

    try:
        restore(tmp_path / "maison.age", lock, keys=tmp_path / "cles.age", overwrite=True)
        assert rows_here() == rows_in(lock.open_bytes((tmp_path / "maison.age").read_bytes()))
        assert Person.objects.get(pseudonym="Bruno").data_key.secret
        Person.objects.create_person("Nadia")
    finally:
        if ring:
            settings.KEY_FILE.write_bytes(ring)


def rows_here() -> dict[str, list[bytes]]:
    tables = {}
    for model in every_model():
        rows = io.BytesIO()
        dump_table(model, rows)
        tables[model._meta.db_table] = sorted(rows.getvalue().splitlines())
    return tables


def rows_in(archive):
    with tarfile.open(fileobj=io.BytesIO(archive)) as opened:
        names = [name for name in opened.getnames() if name.startswith("tables/")]
        return {name[7:-6]: sorted(opened.extractfile(name).read().splitlines()) for name in names}
