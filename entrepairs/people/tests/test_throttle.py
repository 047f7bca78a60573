"""Processes that share a database share their counts; what is written down names nobody."""

import pytest
from django.core.cache import cache
from django.test import RequestFactory

from entrepairs.core.clock import now
from entrepairs.people.models import Tries
from entrepairs.people.tasks.retention import forget_old_rows
from entrepairs.people.throttle import too_many
from tests.at_once import at_once

HERE = "203.0.113.7"


@pytest.fixture(autouse=True)
def counted_together(settings):
    settings.CACHES = settings.SHARED_COUNTS


def tries(times, address=HERE):
    request = RequestFactory().post("/", REMOTE_ADDR=address)
    return [too_many(request, "recover") for _ in range(times)]


@pytest.mark.django_db
def test_the_eleventh_try_of_an_hour_is_refused_and_another_client_goes_on():
    assert tries(11) == [False] * 10 + [True]
    assert tries(1, address="203.0.113.8") == [False]


@pytest.mark.django_db(transaction=True)
def test_processes_that_try_at_the_same_moment_have_one_limit():
    refused = at_once(*[lambda: tries(4)] * 4)

    assert sum(one.count(False) for one in refused) <= 10
    assert tries(10)[-1] is True


@pytest.mark.django_db
def test_no_address_is_written_down_and_old_counts_leave():
    tries(1)
    cache.set("allauth.mfa.totp.used?user=Bruno", "123456")
    rows = str(list(Tries.objects.values_list()))
    assert HERE not in rows
    assert "Bruno" not in rows

    Tries.objects.update(expires=now().replace(year=2020))
    forget_old_rows.call()

    assert not Tries.objects.exists()
