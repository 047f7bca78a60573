"""Groups are drawn in a process of its own, which says where it is and refuses plainly."""

import json
import subprocess
import sys

import pytest
from hypothesis import given

from entrepairs.agenda.forming import process
from entrepairs.agenda.forming.process import formed
from entrepairs.agenda.forming.solver.drawing import form_groups
from entrepairs.agenda.forming.values import Pool
from entrepairs.agenda.forming.written import Malformed, drawn_as_row, pool_as_text, pool_from_text
from entrepairs.agenda.tests.test_forming import lead, pools, seeker
from entrepairs.core.own_process import GIVE_UP, GO_ON, Failed

SEVEN = Pool(tuple(seeker() for _ in range(7)), (lead(),))


def test_the_one_who_asks_hears_where_it_is_and_gets_the_groups():
    stages: list[str] = []

    drawn = formed(SEVEN, told=stages.append, wish=lambda: GO_ON)

    assert drawn is not None and drawn_as_row(drawn) == drawn_as_row(form_groups(SEVEN))
    assert stages == ["ouvrir", "placer", "ajouter", "ecarter"]


def test_given_up_it_leaves_nothing(monkeypatch):
    """A drawing that would take an hour."""
    program = "import sys, time; sys.stdin.readline(); time.sleep(3600)"
    monkeypatch.setattr(process, "COMMAND", [sys.executable, "-c", program])

    assert formed(SEVEN, told=lambda _stage: None, wish=lambda: GIVE_UP) is None


def test_a_drawing_that_breaks_says_so(monkeypatch):
    monkeypatch.setattr(process, "COMMAND", [sys.executable, "-c", "raise SystemExit(1)"])

    with pytest.raises(Failed):
        formed(SEVEN, told=lambda _stage: None, wish=lambda: GO_ON)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        pool_as_text(SEVEN).replace('"apart": []', '"apart": [[0, 99]]'),
        pool_as_text(SEVEN).replace('"apart": []', '"apart": [[1, 1]]'),
        pool_as_text(SEVEN).replace('"unled": []', '"unled": [[0, 5]]'),
        pool_as_text(SEVEN).replace('"most": 1', '"most": -1'),
    ],
)
def test_what_is_not_a_pool_is_refused_in_one_sentence(text):
    with pytest.raises(Malformed):
        pool_from_text(text)


def test_a_wrong_pool_ends_with_code_2_and_a_sentence():
    ran = subprocess.run(process.COMMAND, input="{}\n", capture_output=True, text=True, timeout=120, check=False)

    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.count("\n") == 1 and ran.stderr.startswith("Ce n’est pas une liste")


@given(pools())
def test_a_pool_goes_and_comes_back(pool):
    assert pool_from_text(pool_as_text(pool)) == pool


def test_what_is_drawn_can_be_written():
    assert json.loads(json.dumps(drawn_as_row(form_groups(SEVEN))))["placed"] == 7
