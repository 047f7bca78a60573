"""What is true of one database only. The suite runs on both."""

import pytest
from django.db import connection


def only_on(vendor: str, why: str) -> pytest.MarkDecorator:
    """`vendor`: sqlite, postgresql; the test is not asked of the other."""
    return pytest.mark.skipif(connection.vendor != vendor, reason=why)
