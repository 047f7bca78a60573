"""How long a session lasts, what a device is called, and how phrases are hashed."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.hashers import check_password, make_password
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client
from django.urls import reverse

from entrepairs.core.clock import now
from entrepairs.people.devices import device_name
from entrepairs.people.models import Device
from entrepairs.people.tasks.sessions import forget_ended_sessions
from tests.cast import PASSPHRASE

HERE = "/mes-appareils/"


def opened(**more):
    client = Client()
    client.post(reverse("account_login"), {"login": "Bruno", "password": PASSPHRASE, **more})
    return client


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("more", "away", "still"),
    [({}, timedelta(hours=3), True), ({}, timedelta(hours=5), False),
     ({"remember": "on"}, timedelta(days=13), True), ({"remember": "on"}, timedelta(days=15), False)],
)  # fmt: skip
def test_a_session_ends_after_a_while_without_a_visit(bruno, more, away, still):
    client = opened(**more)
    with time_machine.travel(now() + away, tick=False):
        assert (client.get(HERE).status_code == 200) is still


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("more", "step", "whole"), [({}, timedelta(hours=2), 12), ({"remember": "on"}, timedelta(days=10), 9)]
)
def test_even_used_all_the_time_a_session_ends_some_day(bruno, more, step, whole):
    client, start = opened(**more), now()
    answers = []
    for n in range(1, whole + 3):
        with time_machine.travel(start + n * step, tick=False):
            answers.append(client.get(HERE).status_code)
    assert answers[: whole - 1] == [200] * (whole - 1)
    assert answers[-1] == 302


@pytest.mark.django_db
def test_an_ended_session_leaves_no_device_behind(bruno):
    client = opened()
    with time_machine.travel(now() + timedelta(days=2), tick=False):
        client.get(HERE)
    assert not Device.objects.exists()


@pytest.mark.django_db
def test_looking_around_does_not_write_at_every_page(bruno, queries):
    client = opened()
    client.get(HERE)
    first, second = client.session["seen"], queries(lambda: client.get(HERE))
    assert client.session["seen"] == first
    assert second <= 12


@pytest.mark.parametrize(
    ("agent", "name"),
    [("Mozilla/5.0 (Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0", "Firefox sur Android"),
     ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0", "Edge sur Windows"),
     ("Mozilla/5.0 (iPhone; CPU OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari sur iPhone"),
     ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) Version/18.0 Safari/605.1", "Safari sur Mac"),
     ("curl/8", "Appareil inconnu"), ("", "Appareil inconnu"), ("Firefox/" * 9000, "Firefox")],
)  # fmt: skip
def test_a_device_is_named_coarsely(agent, name):
    assert device_name(agent) == name


def test_phrases_are_hashed_small_enough_for_a_small_machine(settings):
    settings.PASSWORD_HASHERS = ["entrepairs.people.hashers.Argon2Small"]
    encoded = make_password("quatre lanternes")
    assert "m=19456,t=2,p=1" in encoded
    assert check_password("quatre lanternes", encoded)
    assert not check_password("quatre lanterne", encoded)


@pytest.mark.django_db
def test_proving_again_who_one_is_changes_the_key_and_keeps_the_device(bruno):
    client = opened()
    before = client.session.session_key
    client.post(reverse("account_reauthenticate"), {"password": PASSPHRASE})
    assert client.session.session_key != before
    assert Device.objects.get().session_key == client.session.session_key


@pytest.mark.django_db
def test_leaving_by_any_door_forgets_the_device(bruno):
    opened().post(reverse("account_logout"))
    assert not Device.objects.exists()


@pytest.mark.django_db
def test_ended_sessions_are_forgotten_at_night(bruno):
    shared, own = opened(), opened(remember="on")
    with time_machine.travel(now() + timedelta(days=2), tick=False):
        forget_ended_sessions.call()
    assert [device.session_key for device in Device.objects.all()] == [own.session.session_key]
    assert not SessionStore().exists(shared.cookies["s"].value)
