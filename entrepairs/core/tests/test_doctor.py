"""The doctor tells facts, gives a remedy with each bad one, and an exit code to machines."""

import pytest
from django.core.management import call_command

from entrepairs.core.checks import check
from entrepairs.core.clock import now
from entrepairs.core.crypto import KeyRing
from entrepairs.core.tests.bases import only_on

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def healthy(settings, tmp_path):
    settings.DATA_DIR, settings.KEY_FILE = tmp_path / "donnees", tmp_path / "cles.json"
    settings.DATA_DIR.mkdir(mode=0o700)
    KeyRing.load(settings.KEY_FILE)
    (settings.DATA_DIR / "derniere_sauvegarde").write_text(now().isoformat())


def serious():
    return [finding for finding in check() if finding.serious]


def test_a_healthy_house_has_nothing_serious():
    assert serious() == []


def test_a_ring_that_others_can_read_is_serious_and_has_a_remedy(settings):
    settings.KEY_FILE.chmod(0o644)
    assert ["chmod" in finding.remedy for finding in serious()] == [True]


def test_data_that_others_can_read_are_serious_and_have_a_remedy(settings):
    settings.DATA_DIR.chmod(0o755)
    assert [finding.remedy for finding in serious()] == [f"chmod go-rwx {settings.DATA_DIR}"]
    settings.DATA_DIR.chmod(0o700)
    assert serious() == []


@only_on("sqlite", "PostgreSQL keeps its own files")
def test_a_base_out_of_the_data_folder_is_looked_at_too(settings, tmp_path, monkeypatch):
    base = tmp_path / "ailleurs" / "base.sqlite3"
    base.parent.mkdir(mode=0o755)
    base.touch(mode=0o600)
    monkeypatch.setitem(settings.DATABASES["default"], "NAME", str(base))
    assert serious() == []
    base.chmod(0o640)
    assert [finding.remedy for finding in serious()] == [f"chmod go-rwx {base}"]
    base.parent.chmod(0o700)
    assert serious() == []


def test_a_lost_ring_a_missing_backup_and_debug_are_serious(settings):
    settings.KEY_FILE.unlink()
    (settings.DATA_DIR / "derniere_sauvegarde").unlink()
    settings.DEBUG = True
    assert len(serious()) == 3
    assert all(finding.remedy for finding in serious())


def test_the_exit_code_tells_machines(settings, capsys):
    settings.KEY_FILE.unlink()
    with pytest.raises(SystemExit) as left:
        call_command("doctor")
    assert left.value.code == 1
    assert "→" in capsys.readouterr().out
