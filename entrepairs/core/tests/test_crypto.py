"""Sealed text: it opens for its row and its key, for nothing else."""

import stat

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap

from entrepairs.core.crypto import KeyRing, seal, unseal
from entrepairs.core.models import DataKey

KEY = bytes(range(32))


def test_what_is_sealed_opens_with_the_same_key_and_context():
    assert unseal(KEY, seal(KEY, "J’ai peur la nuit 🌙", "t:c:1"), "t:c:1") == "J’ai peur la nuit 🌙"


def test_the_same_text_never_gives_the_same_bytes():
    assert seal(KEY, "bonjour", "t:c:1") != seal(KEY, "bonjour", "t:c:1")


def test_sealing_costs_29_bytes():
    assert len(seal(KEY, "bonjour", "t:c:1")) == len(b"bonjour") + 29


@pytest.mark.parametrize(("key", "context"), [(bytes(32), "t:c:1"), (KEY, "t:c:2")])
def test_another_key_or_another_row_opens_nothing(key, context):
    with pytest.raises(InvalidTag):
        unseal(key, seal(KEY, "secret", "t:c:1"), context)


def test_one_changed_byte_opens_nothing():
    value = bytearray(seal(KEY, "secret", "t:c:1"))
    value[-1] ^= 1
    with pytest.raises(InvalidTag):
        unseal(KEY, bytes(value), "t:c:1")


def test_the_ring_is_made_once_for_its_owner_only(tmp_path):
    ring = KeyRing.load(tmp_path / "new" / "cles.json")

    assert stat.S_IMODE(ring.path.stat().st_mode) == 0o600
    assert KeyRing.load(ring.path).keys == ring.keys


def test_an_older_key_of_the_ring_still_unwraps(tmp_path):
    ring = KeyRing.load(tmp_path / "cles.json")
    name, wrapped = ring.wrap(KEY)
    ring.add()

    assert ring.newest != name
    assert ring.unwrap(name, wrapped) == KEY


def test_an_altered_wrapped_key_is_refused(tmp_path):
    ring = KeyRing.load(tmp_path / "cles.json")
    name, wrapped = ring.wrap(KEY)
    with pytest.raises(InvalidUnwrap):
        ring.unwrap(name, wrapped[:-1] + bytes([wrapped[-1] ^ 1]))


@pytest.mark.django_db
def test_a_data_key_never_stands_in_the_database_in_the_clear():
    key = DataKey.objects.new()

    assert len(key.secret) == 32
    assert key.secret not in bytes(key.wrapped)
