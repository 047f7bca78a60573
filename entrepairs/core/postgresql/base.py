"""PostgreSQL, without three things that each page did: read moments in Python, ask whether the connection still stands,
learn again how the columns of the same question are read (docs/decisions/0023)."""

import select
from typing import Any

from django.db.backends.postgresql import base
from psycopg import adapters, pq

MOMENT = adapters.types["timestamptz"].oid


class DatabaseWrapper(base.DatabaseWrapper):
    """Every moment is in UTC, as settings.USE_TZ wants; psycopg reads it in C, nine times faster."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        connection = super().get_new_connection(conn_params)
        connection.adapters.register_loader(MOMENT, adapters.get_loader(MOMENT, pq.Format.TEXT))
        self.asked: dict[str, Any] = {}
        return connection

    def cursor_for(self, sql: str) -> Any:
        """The one that asked this before on this connection: psycopg knows its columns. To ask it at once, and leave
        open."""
        self.close_if_health_check_failed()
        self.ensure_connection()
        with self.wrap_database_errors:
            if sql not in self.asked:
                self.asked[sql] = self.create_cursor()
            return self._prepare_cursor(self.asked[sql])  # type: ignore[attr-defined]

    def create_cursor(self, name: str | None = None) -> Any:
        if name is None:
            return self.connection.cursor()
        return self.connection.cursor(name, scrollable=False, withhold=self.connection.autocommit)

    def is_usable(self) -> bool:
        """Between two pages the server says nothing, unless it leaves: only then is it asked."""
        return self._is_silent() or super().is_usable()

    def _is_silent(self) -> bool:
        if self.connection is None or self.connection.closed:
            return False
        watched = select.poll()  # not select(): a process with many streams open has large file numbers
        watched.register(self.connection.fileno(), select.POLLIN)
        return not watched.poll(0)
