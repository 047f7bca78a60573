"""The one-time code of the terminal."""

from datetime import timedelta

import pytest
from django.core.management import call_command

from entrepairs.core.clock import now
from entrepairs.core.installation import (
    code_file,
    forget_installation_code,
    installation_is_awaited,
    is_installation_code,
    new_installation_code,
)


@pytest.fixture(autouse=True)
def data_folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def test_the_code_opens_however_it_is_typed_and_no_other_does():
    code = new_installation_code(now())

    assert is_installation_code(code.lower().replace("-", " "), now())
    assert not is_installation_code(code[:-1], now())
    assert not is_installation_code("", now())


def test_the_file_keeps_no_code_and_is_the_owners_only():
    code = new_installation_code(now())

    assert code.replace("-", "") not in code_file().read_text()
    assert code_file().stat().st_mode & 0o777 == 0o600


def test_a_used_or_old_code_opens_nothing():
    code = new_installation_code(now())
    assert not is_installation_code(code, now() + timedelta(days=8))

    forget_installation_code()

    assert not installation_is_awaited(now())
    assert not is_installation_code(code, now())
    assert not is_installation_code("", now())


def test_setup_shows_where_to_go_and_a_code_that_works(capsys):
    call_command("setup")
    shown = capsys.readouterr().out

    assert "/installation/" in shown
    assert any(is_installation_code(word, now()) for word in shown.split())
