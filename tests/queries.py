"""A list asks the database as often for three rows as for one."""

from collections.abc import Callable

import pytest
from django.db import connection, reset_queries
from django.test.utils import CaptureQueriesContext

MOST = 12
QueryCount = Callable[[Callable[[], object]], int]


@pytest.fixture
def queries() -> QueryCount:
    """`queries(lambda: client.get(url))`: how many queries the call made."""

    def count(call: Callable[[], object]) -> int:
        reset_queries()  # the log of a connection has an end
        with CaptureQueriesContext(connection) as captured:
            call()
        return len(captured)

    return count


@pytest.fixture
def same_queries(queries: QueryCount) -> Callable[[Callable[[], object], Callable[[], object]], None]:
    """`same_queries(show, add)`: as many queries with one item as with three, at most 12.

    `show` opens the list, which holds one item; `add` adds one. A page may write down, once, how far one has read: it
    is the next look that is counted."""

    def compare(show: Callable[[], object], add: Callable[[], object]) -> None:
        show()
        with_one = queries(show)
        add()
        add()
        show()
        assert queries(show) == with_one, "more items, more queries: select_related or prefetch_related is missing"
        assert with_one <= MOST

    return compare
