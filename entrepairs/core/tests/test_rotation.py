"""Changing the key of the ring: private text stays readable, the former key goes, a cut of power loses nothing."""

import pytest
from django.core.management import call_command

from entrepairs.core import rotation
from entrepairs.core.crypto import key_ring
from entrepairs.core.models import DataKey

pytestmark = pytest.mark.django_db


@pytest.fixture
def secrets_by_key(monkeypatch, settings, tmp_path):
    """A ring of its own, five data keys, and batches of two."""
    settings.KEY_FILE = tmp_path / "cles.json"
    monkeypatch.setattr(rotation, "BATCH", 2)
    return {key.pk: key.secret for key in (DataKey.objects.new() for _ in range(5))}


def now_readable():
    return {key.pk: key.secret for key in DataKey.objects.all()}


def test_every_private_text_stays_readable_under_the_new_key_alone(secrets_by_key):
    former = key_ring().newest

    call_command("rotate_keys")

    assert now_readable() == secrets_by_key
    assert list(key_ring().keys) == [key_ring().newest]
    assert former not in key_ring().keys


def test_the_next_rotation_makes_a_new_key_again(secrets_by_key):
    call_command("rotate_keys")
    first = key_ring().newest

    call_command("rotate_keys")

    assert key_ring().newest != first
    assert now_readable() == secrets_by_key


def test_a_rotation_cut_in_the_middle_is_taken_up_where_it_was(secrets_by_key):
    name = rotation.begin_rotation()
    assert rotation.rewrap_batch() == 2
    assert now_readable() == secrets_by_key

    call_command("rotate_keys")

    assert now_readable() == secrets_by_key
    assert list(key_ring().keys) == [name]


def test_the_former_key_stays_while_a_data_key_needs_it(secrets_by_key):
    rotation.begin_rotation()
    rotation.rewrap_batch()

    assert rotation.end_rotation() is False
    assert now_readable() == secrets_by_key


def test_a_data_key_made_while_the_ring_changes_is_wrapped_by_a_key_that_stays(secrets_by_key):
    rotation.begin_rotation()
    made = DataKey.objects.new()
    assert made.wrapped_by == key_ring().newest
