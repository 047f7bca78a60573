"""A copy of the database tells nothing of what people wrote, unless one has the key file too; after erasure, not even
then. SQLite: the bytes of the file and of its journal. PostgreSQL: every row of every table, as COPY writes it."""

import json
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from django.apps import apps
from django.db import connection
from django.db.models import BinaryField, Model

from entrepairs.accompaniment.actions.endings import end, tell
from entrepairs.community.tests.talking import last_words_gone
from entrepairs.core.crypto import KeyRing, key_ring, unseal
from entrepairs.core.models import DataKey
from entrepairs.people.actions.erasures import ask_erasure
from tests.world import PRIVATE, World, build

pytestmark = pytest.mark.django_db(transaction=True)

LAST = {"last word": "sous la glycine un dernier mot", "feedback": "une tisane et beaucoup de patience"}
WRITTEN = PRIVATE | LAST
SHARED = [words for name, words in WRITTEN.items() if name not in ("waiting", "coming")]
"""What Bruno and Aïcha wrote; the rest is Nadia’s and Claire’s, who stay."""


@pytest.fixture
def world(person) -> World:
    """A whole chain by the real actions, to its last words."""
    made = build(person)
    bruno = made.people["Bruno"]
    end(made.pair, last_word=LAST["last word"], by=bruno)
    tell(made.pair, LAST["feedback"], open_to_team=False, by=bruno)
    return made


def dump() -> bytes:
    """What someone gets who copies the database, and nothing else."""
    if connection.vendor == "sqlite":
        file = Path(connection.settings_dict["NAME"])
        return b"".join(part.read_bytes() for part in (file, Path(f"{file}-wal")) if part.exists())
    return b"".join(_rows_of(table) for table in connection.introspection.table_names())


def _rows_of(table: str) -> bytes:
    with connection.cursor() as cursor, cursor.cursor.copy(f'COPY "{table}" TO STDOUT') as rows:
        return b"".join(bytes(row) for row in rows)


def told_by(copy: bytes) -> list[str]:
    """The sentences that the copy shows, as text or under an easy disguise."""
    return [words for words in WRITTEN.values() if any(form in copy for form in _disguises(words))]


def _disguises(words: str) -> list[bytes]:
    plain = words.encode()
    spelled = json.dumps(words)[1:-1].encode()
    return [plain, plain.hex().encode(), b64encode(plain)[:-4], words.encode("utf-16-le"), spelled]


def opened_with(ring: KeyRing) -> set[str]:
    """All that opens with this key file: each sealed value, with each data key that is left."""
    keys = [
        ring.unwrap(row.wrapped_by, bytes(row.wrapped)) for row in DataKey.objects.all() if row.wrapped_by in ring.keys
    ]
    return {text for value, context in _sealed_values() for key in keys if (text := _try(key, value, context))}


def _sealed_values() -> Iterator[tuple[bytes, str]]:
    for model in apps.get_models():
        for column in [field.attname for field in model._meta.fields if isinstance(field, BinaryField)]:
            for row in model._default_manager.all():
                if value := bytes(getattr(row, column) or b""):
                    yield value, _context(row, column)


def _context(row: Model, column: str) -> str:
    return f"{row._meta.db_table}:{column}:{row.pk}"


def _try(key: bytes, value: bytes, context: str) -> str:
    try:
        return unseal(key, value, context)
    except (InvalidTag, ValueError):
        return ""


def test_a_copy_of_the_database_shows_no_private_word(world):
    copy = dump()

    assert world.people["Bruno"].pseudonym.encode() in copy  # the copy is whole: what is public is there
    assert told_by(copy) == []


def test_the_key_file_opens_it_and_another_does_not(world, tmp_path):
    stranger = KeyRing.load(tmp_path / "cles.json")

    assert set(WRITTEN.values()) <= opened_with(key_ring())
    assert opened_with(stranger) == set()


def test_once_erased_not_even_the_key_file_opens_it(world):
    for name in ("Bruno", "Aïcha"):
        ask_erasure(world.people[name], keep_shared=False, at_once=True, by=world.people[name])
    last_words_gone()

    still = opened_with(key_ring())

    assert [words for words in SHARED if words in still] == []
    assert PRIVATE["waiting"] in still
    assert told_by(dump()) == []
