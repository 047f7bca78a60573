"""The search runs in a process of its own: it reads, says where it is, stops when asked, and refuses plainly."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given

import entrepairs.agenda
from entrepairs.agenda.rota import process
from entrepairs.agenda.rota.process import searched
from entrepairs.agenda.rota.values import Level, Problem, Slot, Volunteer
from entrepairs.agenda.rota.written import Malformed, found_from, problem_as_text, problem_from_text
from entrepairs.agenda.tests.test_rota import problems, six_by_four
from entrepairs.core.own_process import GIVE_UP, GO_ON, Failed


def run(*lines: str) -> subprocess.CompletedProcess[str]:
    said = "".join(f"{line}\n" for line in lines)
    return subprocess.run(process.COMMAND, input=said, capture_output=True, text=True, timeout=120, check=False)


def test_it_says_each_better_planning_then_the_planning():
    lines = [json.loads(line) for line in run(problem_as_text(six_by_four())).stdout.splitlines()]

    found = found_from(lines[-1])
    assert found.is_proven and len(found.roster) == 6
    assert {"tenir", "partager", "souhaits"} >= {line["stage"] for line in lines[:-1]} != set()
    assert lines[-1]["seconds"] > 0 and lines[-1]["peak_mb"] > 0


def a_long_one() -> Problem:
    """Fifty people, a hundred and twenty permanences: some seconds of work."""
    slots = tuple(Slot(n * 720, n * 720 + 180, n // 2, n // 14, 2, 2) for n in range(120))
    people = tuple(
        Volunteer(Level(n % 3), 1 + n % 3, frozenset(k for k in range(120) if (k * 7 + n * 13) % 5 < 2))
        for n in range(50)
    )
    return Problem(slots, people)


def test_stopped_it_answers_with_what_it_has():
    ran = run(problem_as_text(a_long_one()), "stop")

    assert ran.returncode == 0
    assert isinstance(found_from(json.loads(ran.stdout.splitlines()[-1])).is_proven, bool)


def test_the_one_who_asks_hears_where_it_is_and_gets_the_planning():
    stages: list[str] = []

    found = searched(six_by_four(), told=stages.append, wish=lambda: GO_ON)

    assert found is not None and found.is_proven and len(found.roster) == 6
    assert stages == sorted(set(stages), key=["tenir", "partager", "souhaits"].index)


def test_given_up_it_leaves_nothing(monkeypatch):
    """A search that would take an hour."""
    program = "import sys, time; sys.stdin.readline(); time.sleep(3600)"
    monkeypatch.setattr(process, "COMMAND", [sys.executable, "-c", program])

    assert searched(six_by_four(), told=lambda _stage: None, wish=lambda: GIVE_UP) is None


@pytest.mark.parametrize("program", ["raise SystemExit(1)", "print('?')", "import sys; sys.stdin.readline()"])
def test_a_search_that_breaks_says_so(program, monkeypatch):
    monkeypatch.setattr(process, "COMMAND", [sys.executable, "-c", program])

    with pytest.raises(Failed):
        searched(a_long_one(), told=lambda _stage: None, wish=lambda: GO_ON)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        problem_as_text(six_by_four()).replace('"least": 1', '"least": 9'),
        problem_as_text(six_by_four()).replace('"rest": 660', '"rest": -1'),
        problem_as_text(six_by_four()).replace('"can": [0, 1]', '"can": [0, 99]'),
        problem_as_text(six_by_four()).replace('"apart": [[1, 4]]', '"apart": [[1, 1]]'),
    ],
)
def test_what_is_not_a_problem_is_refused_in_one_sentence(text):
    with pytest.raises(Malformed):
        problem_from_text(text)


def test_a_wrong_problem_ends_with_code_2_and_a_sentence():
    ran = run("{}")

    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.count("\n") == 1 and ran.stderr.startswith("Ce n’est pas un planning")


@given(problems())
def test_a_problem_goes_and_comes_back(problem):
    assert problem_from_text(problem_as_text(problem)) == problem


def test_only_the_solver_knows_the_solver():
    """What pages and jobs import never loads OR-tools: it weighs, and it holds the interpreter."""
    root = Path(entrepairs.agenda.__file__).parent
    others = [file for file in root.rglob("*.py") if "tests" not in file.parts and "solver" not in file.parts]
    found = [
        (file.name, name)
        for file in others
        for name in _imported(ast.parse(file.read_text()))
        if _is_of_the_solver(name)
    ]
    assert found == []


def _imported(tree: ast.Module) -> list[str]:
    froms = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return froms + [name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names]


def _is_of_the_solver(name: str) -> bool:
    return name.startswith("ortools") or ".solver" in name
