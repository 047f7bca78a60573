"""Rows written at once are those that `save` writes."""

import pytest
from django.db import IntegrityError, transaction

from entrepairs.core.bulk import insert
from entrepairs.core.models import DataKey, Entry

pytestmark = pytest.mark.django_db


def key():
    return DataKey(wrapped_by="une", wrapped=b"\x00\xff" * 20)


def test_one_and_many_are_there_as_saved():
    rows = [key() for _ in range(3)]
    insert(rows[:1])
    insert(rows[1:])
    insert([])

    kept = DataKey.objects.filter(wrapped_by="une")
    found = {row.pk: (row.wrapped_by, bytes(row.wrapped)) for row in kept}
    assert found == {row.pk: ("une", b"\x00\xff" * 20) for row in rows}
    rows[0].wrapped_by = "autre"
    rows[0].save()
    assert DataKey.objects.get(pk=rows[0].pk).wrapped_by == "autre"


def test_a_key_that_the_database_gives_and_what_is_computed_on_the_way_in(bruno):
    insert([Entry(verb="essai", kind="core.entry", thing="1", actor=bruno.pk)])

    entry = Entry.objects.get(verb="essai")
    assert entry.actor == bruno.pk and entry.at is not None


def test_what_is_already_there_is_refused_or_left():
    row = key()
    insert([row])
    again = DataKey(pk=row.pk, wrapped_by="autre", wrapped=b"")

    with pytest.raises(IntegrityError), transaction.atomic():
        insert([again])
    insert([again], or_leave=True)

    assert DataKey.objects.get(pk=row.pk).wrapped_by == "une"
