"""The net holds: each mesh catches what it is for."""

import socket

import pytest
from django.conf import settings
from django.db import connection
from django.template import Context, Template


def test_a_template_that_names_an_unset_variable_fails_the_test():
    with pytest.raises(pytest.fail.Exception, match="nothing_here"):
        Template("{{ nothing_here }}").render(Context())


def test_a_request_that_leaves_the_machine_fails():
    with pytest.raises(OSError, match=r"192\.0\.2\.1"), socket.socket() as outward:
        outward.connect(("192.0.2.1", 80))


def test_data_and_keys_of_tests_are_in_a_folder_that_goes_away():
    assert "entrepairs-tests-" in str(settings.DATA_DIR)
    assert "entrepairs-tests-" in str(settings.KEY_FILE)


@pytest.mark.django_db
def test_the_test_database_is_not_the_one_of_the_house():
    assert "test" in str(connection.settings_dict["NAME"])


@pytest.mark.django_db
def test_aicha_and_farid_are_two_people(aicha, farid):
    assert aicha.pk != farid.pk
    assert aicha.data_key.secret != farid.data_key.secret
