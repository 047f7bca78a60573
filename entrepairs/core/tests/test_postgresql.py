"""The connection to PostgreSQL as the product keeps it; moments and rows that are those of Django, on any base."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet

from entrepairs.core.bulk import insert
from entrepairs.core.prepared import prepared
from entrepairs.core.tests.bases import only_on
from entrepairs.people.models import Notice, Person

AT = datetime(2026, 3, 29, 1, 30, tzinfo=UTC)  # between two hours that are the same on a French clock


@prepared
def _kept(key: UUID) -> QuerySet[Notice]:
    return Notice.objects.filter(pk=key)


@prepared
def _in_part(key: UUID) -> QuerySet[Notice]:
    return Notice.objects.filter(pk=key).defer("path").select_related("person__data_key")


@pytest.fixture
def notice(db: None) -> Notice:
    return Notice.objects.create(person=Person.objects.create_person("Une Loutre"), kind="x", path="/", at=AT)


def test_moments_are_in_utc_however_they_are_read(notice: Notice) -> None:
    found = [_kept.first(notice.pk), Notice.objects.get(), *Notice.objects.iterator(chunk_size=1)]

    assert [row and (row.at, row.at.utcoffset()) for row in found] == [(AT, UTC.utcoffset(None))] * 3


def test_a_prepared_row_is_a_row(notice: Notice) -> None:
    row: Any = _in_part.first(notice.pk)

    assert row == notice and not row._state.adding
    assert row.get_deferred_fields() == {"path"} and row.path == "/"
    assert row.person.data_key == notice.person.data_key
    row.kind = "y"
    row.save()
    assert Notice.objects.get().kind == "y"


@pytest.fixture
def other(transactional_db: None) -> Iterator[Any]:
    """Another connection to the same base."""
    connection.ensure_connection()
    yield (found := connection.copy())
    found.close()


def _said(other: Any) -> str:
    """The last thing that ours asked of the server."""
    with other.cursor() as cursor:
        cursor.execute("select query from pg_stat_activity where pid = %s", [_pid()])
        return str(cursor.fetchone()[0])


def _pid() -> int:
    return int(connection.connection.info.backend_pid)


@only_on("postgresql", "how its connection is kept")
def test_a_connection_that_stands_is_not_asked_whether_it_does(other: Any) -> None:
    Person.objects.count()
    before = _said(other)

    assert connection.is_usable()
    assert _said(other) == before


@only_on("postgresql", "how its connection is kept")
def test_a_connection_that_the_server_has_closed_is_opened_again(other: Any) -> None:
    assert _kept(UUID(int=0)) == []
    gone = _pid()
    with other.cursor() as cursor:
        cursor.execute("select pg_terminate_backend(%s, 1000)", [gone])

    assert not connection.is_usable()
    connection.close_if_unusable_or_obsolete()  # as between two pages
    connection.close_if_health_check_failed()
    assert _kept(UUID(int=0)) == [] and Person.objects.count() == 0
    assert _pid() != gone


def test_what_was_refused_once_is_asked_again(notice: Notice) -> None:
    for key in (notice.pk, UUID(int=0), notice.pk):
        twice = Notice(pk=key, person=notice.person, kind="x", path="/", at=AT)
        with suppress(IntegrityError), transaction.atomic():
            insert([twice])
        assert _kept(key) == [twice]
    assert Notice.objects.count() == 2
