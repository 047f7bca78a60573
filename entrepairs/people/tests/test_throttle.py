"""Processes that share a database share their counts; what is written down names nobody."""

import pytest
from django.core.cache import cache
from django.test import Client, RequestFactory
from django.urls import reverse

from entrepairs.core.clock import now
from entrepairs.people.models import Tries
from entrepairs.people.tasks.retention import forget_old_rows
from entrepairs.people.throttle import too_many
from tests.at_once import at_once
from tests.cast import PASSPHRASE

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


@pytest.mark.django_db
def test_a_client_that_has_a_whole_network_is_one_client():
    tried = [tries(1, address=f"2001:db8:1:1::{n:x}")[0] for n in range(11)]
    assert tried == [False] * 10 + [True]
    assert tries(1, address="2001:db8:1:2::1") == [False]


def enters(client, phrase=PASSPHRASE, name="Bruno", **stay):
    return client.post(reverse("account_login"), {"login": name, "password": phrase, **stay}).status_code == 302


@pytest.mark.django_db
def test_nobody_is_locked_out_of_their_own_device_by_who_knows_their_pseudonym(bruno, farid):
    own, of_another = Client(), Client()
    assert enters(own, remember="on")
    assert enters(of_another, name="Farid", remember="on")
    for client in (own, of_another):
        client.post(reverse("account_logout"))
    assert not any(enters(Client(), "non") for _ in range(5))

    assert not enters(Client())
    assert not enters(of_another)
    assert enters(own)


@pytest.mark.django_db
def test_ones_own_device_has_its_limit_too(bruno):
    own = Client()
    assert enters(own, remember="on")
    own.post(reverse("account_logout"))
    assert not any(enters(own, "non") for _ in range(5))

    assert not enters(own)
    assert enters(Client())


@pytest.mark.django_db
def test_the_mark_of_a_device_names_nobody_ends_with_the_window_and_leaves_on_quitting(bruno, settings):
    own, shared = Client(), Client()
    enters(own, remember="on")
    enters(shared)
    mark = own.cookies[settings.DEVICE_COOKIE_NAME]
    assert mark["httponly"]
    assert mark["max-age"] > 300 * 24 * 3600
    assert shared.cookies[settings.DEVICE_COOKIE_NAME]["max-age"] == ""
    assert not [name for name in ("Bruno", str(bruno.pk), bruno.pk.hex) if name in mark.value]

    own.get(reverse("safety:quick_exit"))

    assert own.cookies[settings.DEVICE_COOKIE_NAME]["max-age"] == 0


@pytest.mark.django_db
@pytest.mark.parametrize("mark", ["", "é", "\0", "a" * 5000])
def test_a_false_mark_changes_nothing(bruno, settings, mark):
    client = Client()
    client.cookies[settings.DEVICE_COOKIE_NAME] = mark
    assert not any(enters(Client(), "non") for _ in range(5))
    assert not enters(client)
