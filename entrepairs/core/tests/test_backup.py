"""Backup and restore, proven by comparing every table; and every way they refuse, changing nothing."""

import io
import tarfile

import pyrage
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from entrepairs.core.backup.archive import back_up
from entrepairs.core.backup.envelope import Lock
from entrepairs.core.backup.restoring import restore
from entrepairs.core.backup.tables import dump_table, empty_every_table, every_model
from entrepairs.core.clock import now
from entrepairs.core.crypto import KeyRing
from entrepairs.core.demonstration import seed_house
from entrepairs.core.rules import Refused
from entrepairs.people.adapter import MFAAdapter
from entrepairs.people.models import Person

PHRASE = "une phrase longue et douce"
pytestmark = pytest.mark.django_db


def every_table() -> dict[str, bytes]:
    """The whole database, as bytes that two equal databases share."""
    tables = {}
    for model in every_model():
        rows = io.BytesIO()
        dump_table(model, rows)
        tables[model._meta.db_table] = rows.getvalue()
    return tables


@pytest.fixture(scope="module")
def lock(tmp_path_factory):
    """A public key and its identity: as tight as a passphrase, and does not take a second to open."""
    identity, file = pyrage.x25519.Identity.generate(), tmp_path_factory.mktemp("identite") / "cle.txt"
    file.write_text(f"# cle\n{identity}\n")
    return Lock(recipient=str(identity.to_public()), identity=file)


@pytest.fixture
def house(aicha, bruno):
    """People, their private keys, a file."""
    upload = settings.MEDIA_ROOT / "affiches" / "lundi.txt"
    upload.parent.mkdir(parents=True, exist_ok=True)
    upload.write_text("café à 10 h")
    return every_table()


@pytest.fixture
def backup(house, lock, tmp_path):
    file = tmp_path / "maison.age"
    back_up(file, lock, now())
    return file


@pytest.mark.django_db(transaction=True)
def test_what_was_backed_up_comes_back_in_every_table(house, backup, lock):
    empty_every_table()
    (settings.MEDIA_ROOT / "affiches" / "lundi.txt").unlink()

    restore(backup, lock)

    assert every_table() == house
    assert (settings.MEDIA_ROOT / "affiches" / "lundi.txt").read_text() == "café à 10 h"


@pytest.mark.django_db(transaction=True)
def test_the_demonstration_house_comes_back_in_every_table(tmp_path, lock):
    seed_house("vie", now())
    before = every_table()
    back_up(tmp_path / "demo.age", lock, now())
    empty_every_table()

    restore(tmp_path / "demo.age", lock)

    assert every_table() == before


def test_people_who_come_back_can_be_followed_by_new_ones(backup, person, lock):
    empty_every_table()
    restore(backup, lock)

    assert person("Nadia").data_key.secret


def test_a_house_with_people_is_replaced_only_when_asked(house, backup, person, lock):
    person("Nadia")
    with_nadia = every_table()

    with pytest.raises(Refused):
        restore(backup, lock)
    assert every_table() == with_nadia

    restore(backup, lock, overwrite=True)
    assert every_table() == house


def test_a_wrong_passphrase_changes_nothing(house, tmp_path):
    back_up(tmp_path / "maison.age", Lock(passphrase=PHRASE), now())
    with pytest.raises(Refused):
        restore(tmp_path / "maison.age", Lock(passphrase="une autre phrase"), overwrite=True)
    assert every_table() == house


def test_a_damaged_file_changes_nothing(house, backup, lock):
    backup.write_bytes(backup.read_bytes()[:-200] + bytes(200))
    with pytest.raises(Refused):
        restore(backup, lock, overwrite=True)
    assert every_table() == house


@pytest.mark.parametrize("damage", ["tables/core_datakey.jsonl", "manifeste.json"])
def test_a_backup_that_lost_a_part_changes_nothing(house, backup, damage, lock):
    with pytest.raises(Refused):
        restore(without(backup, lock, damage), lock, overwrite=True)
    assert every_table() == house
    assert (settings.MEDIA_ROOT / "affiches" / "lundi.txt").exists()


def test_a_backup_without_its_keys_is_refused_and_accepted_with_them(house, backup, tmp_path, lock):
    keys, ring = tmp_path / "cles.age", settings.KEY_FILE.read_bytes()
    back_up(tmp_path / "maison2.age", lock, now(), keys=keys)
    settings.KEY_FILE.unlink()
    KeyRing.load(settings.KEY_FILE)
    try:
        with pytest.raises(Refused):
            restore(backup, lock, overwrite=True)
        restore(backup, lock, keys=keys, overwrite=True)
        assert Person.objects.get(pseudonym="Bruno").data_key.secret
    finally:
        settings.KEY_FILE.write_bytes(ring)


@pytest.fixture
def moved(house, lock, tmp_path, settings):
    """The house and its keys in two files; this machine is now a new one, with a secret of its own."""
    settings.SECRET_KEY = "le secret de la maison"
    back_up(tmp_path / "maison2.age", lock, now(), keys=tmp_path / "cles.age")
    file = settings.SECRET_FILE
    file.write_text("le secret de la machine")
    settings.SECRET_KEY = "le secret de la machine"
    yield tmp_path / "maison2.age", tmp_path / "cles.age"
    file.unlink()


def test_second_factors_open_on_a_new_machine(moved, lock, settings):
    settings.SECRET_KEY = "le secret de la maison"
    sealed = MFAAdapter().encrypt("JBSWY3DPEHPK3PXP")
    settings.SECRET_KEY = "le secret de la machine"

    restore(moved[0], lock, keys=moved[1], overwrite=True)

    assert settings.SECRET_FILE.stat().st_mode & 0o777 == 0o600
    settings.SECRET_KEY = settings.SECRET_FILE.read_text()
    assert MFAAdapter().decrypt(sealed) == "JBSWY3DPEHPK3PXP"


def test_a_backup_that_fails_leaves_the_secret_of_this_machine(moved, lock, settings):
    with pytest.raises(Refused):
        restore(without(moved[0], lock, "tables/core_datakey.jsonl"), lock, keys=moved[1], overwrite=True)

    assert settings.SECRET_FILE.read_text() == "le secret de la machine"


def test_a_secret_that_the_host_set_is_never_silently_another(moved, house, lock, settings):
    settings.SECRET_FILE = None

    with pytest.raises(Refused):
        restore(moved[0], lock, keys=moved[1], overwrite=True)
    assert every_table() == house


def test_the_owner_of_the_public_key_opens_and_nobody_else(house, tmp_path):
    mine, other = (pyrage.x25519.Identity.generate() for _ in range(2))
    for name, identity in {"mine": mine, "other": other}.items():
        (tmp_path / name).write_text(f"# clé\n{identity}\n")
    back_up(tmp_path / "maison.age", Lock(recipient=str(mine.to_public())), now())

    with pytest.raises(Refused):
        restore(tmp_path / "maison.age", Lock(identity=tmp_path / "other"), overwrite=True)
    restore(tmp_path / "maison.age", Lock(identity=tmp_path / "mine"), overwrite=True)

    assert every_table() == house


def test_neither_the_keys_nor_a_pseudonym_can_be_read_in_the_file(backup, lock):
    ring = KeyRing.load(settings.KEY_FILE)
    clear = lock.open_bytes(backup.read_bytes())
    assert b"Bruno" not in backup.read_bytes()
    with tarfile.open(fileobj=io.BytesIO(clear)) as archive:
        inside = b"".join(archive.extractfile(member).read() for member in archive.getmembers())
    assert all(key.hex().encode() not in inside and key not in inside for key in ring.keys.values())
    assert backup.stat().st_mode & 0o777 == 0o600


def test_a_backup_never_replaces_another(backup, lock):
    with pytest.raises(Refused):
        back_up(backup, lock, now())


def test_the_commands_do_the_same(house, lock, tmp_path):
    file = tmp_path / "maison.age"
    call_command("backup", str(file), "--pour", lock.recipient)

    with pytest.raises(CommandError):
        call_command("restore", str(file), "--identite", str(lock.identity))
    call_command("restore", str(file), "--identite", str(lock.identity), "--ecraser")

    assert every_table() == house


def test_a_short_passphrase_writes_nothing(house, tmp_path):
    (tmp_path / "phrase").write_text("court\n")
    with pytest.raises(CommandError):
        call_command("backup", str(tmp_path / "maison.age"), "--phrase", str(tmp_path / "phrase"))
    assert not (tmp_path / "maison.age").exists()


def without(backup, lock, part):
    """The same backup, less one part."""
    clear, rest = io.BytesIO(lock.open_bytes(backup.read_bytes())), io.BytesIO()
    with tarfile.open(fileobj=clear) as archive, tarfile.open(fileobj=rest, mode="w:gz") as kept:
        for member in archive.getmembers():
            if member.name != part:
                kept.addfile(member, archive.extractfile(member))
    damaged = backup.with_name("abimee.age")
    damaged.write_bytes(lock.close_bytes(rest.getvalue()))
    return damaged
