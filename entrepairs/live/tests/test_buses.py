import time
from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, transaction

from entrepairs.core.clock import now
from entrepairs.core.tests.processes import eventually, python
from entrepairs.jobs.worker import run_due
from entrepairs.live.buses import BUSES, Bus, LocalBus, bus
from entrepairs.live.models import Announcement
from entrepairs.live.tasks import forget_announcements
from entrepairs.live.topics import MOST_APART, publish

pytestmark = pytest.mark.django_db(transaction=True)


class Ear:
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, ...]] = []
        self.gaps = 0

    def deliver(self, topic: str, ref: str, apart: str) -> None:
        self.heard.append((topic, ref, apart) if apart else (topic, ref))

    def gap(self) -> None:
        self.gaps += 1


@pytest.fixture
def ear() -> Ear:
    return Ear()


@pytest.fixture
def shared(ear: Ear) -> Iterator[Bus]:
    """The bus between processes that suits the database of this run, listening."""
    made = BUSES["sqlite" if connection.vendor == "sqlite" else "postgres"]()
    made.listen(ear.deliver, ear.gap)
    yield made
    made.close()


def test_in_one_process_it_arrives_on_commit(ear: Ear):
    local = LocalBus()
    local.listen(ear.deliver, ear.gap)

    with transaction.atomic():
        local.publish("talk:1", "m1")
        assert ear.heard == []

    assert ear.heard == [("talk:1", "m1")]


def test_between_processes_it_arrives_once_in_order_and_soon(shared: Bus, ear: Ear):
    name = type(shared).__name__
    code = f"from entrepairs.live.buses import {name}\nfor n in range(5): {name}().publish('talk:1', str(n))"
    python(code)

    eventually(lambda: len(ear.heard) == 5, 2)
    assert ear.heard == [("talk:1", str(n)) for n in range(5)]


def test_what_was_rolled_back_is_never_heard(shared: Bus, ear: Ear):
    with transaction.atomic():
        shared.publish("talk:1", "lost")
        transaction.set_rollback(True)
    with transaction.atomic():
        shared.publish("talk:1", "kept")
        time.sleep(0.2)
        assert ear.heard == []

    eventually(lambda: ear.heard, 2)
    assert ear.heard == [("talk:1", "kept")]


def test_it_says_who_is_not_told_as_many_as_may_be(shared: Bus, ear: Ear):
    local, most = LocalBus(), " ".join(str(uuid4()) for _ in range(MOST_APART))
    local.listen(ear.deliver, ear.gap)
    for each in (local, shared):
        each.publish("talk:" + "x" * 100, "m" * 100, most)

    eventually(lambda: len(ear.heard) == 2, 2)
    assert {apart for _topic, _ref, apart in ear.heard} == {most}


def test_who_is_kept_apart_from_more_people_is_announced_to_nobody(settings):
    settings.LIVE_BUS = "sqlite://" if connection.vendor == "sqlite" else "postgres://"
    bus.cache_clear()
    told: list[tuple[str, ...]] = []
    heard = bus()
    heard.listen(lambda *said: told.append(said), lambda: None)
    publish("talk:1", "m1", apart=[uuid4() for _ in range(MOST_APART + 1)])
    publish("talk:1", "m2")

    eventually(lambda: told, 2)
    heard.close()
    bus.cache_clear()
    assert told == [("talk:1", "m2", "")]


def test_an_outage_is_survived_and_said(shared: Bus, ear: Ear):
    if connection.vendor == "sqlite":
        pytest.skip("a file does not go away")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%%'")

    eventually(lambda: ear.gaps == 2, 8)
    shared.publish("talk:1", "m1")
    eventually(lambda: ear.heard == [("talk:1", "m1")], 2)


def test_announcements_are_soon_forgotten():
    Announcement.objects.create(topic="talk:1", ref="old", at=now() - timedelta(minutes=2))
    Announcement.objects.create(topic="talk:1", ref="new")

    forget_announcements.enqueue()
    run_due()

    assert [row.ref for row in Announcement.objects.all()] == ["new"]


@pytest.mark.parametrize("url", ["nats://", "", "oracle://x"])
def test_an_unknown_bus_is_named(settings, url: str):
    settings.LIVE_BUS = url
    with pytest.raises(ImproperlyConfigured):
        bus.__wrapped__()


def test_a_bus_for_another_database_is_refused(settings):
    settings.LIVE_BUS = "postgres://" if connection.vendor == "sqlite" else "sqlite://"
    with pytest.raises(ImproperlyConfigured):
        bus.__wrapped__()
