"""The solver from the command line, in a process of its own, as an operator runs it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from entrepairs.accompaniment.matching.__main__ import main

GOOD = {"person": [0, 0, 1], "supporter": [0, 1, 0], "score": [1000, 10, 20], "capacity": [1, 1], "people": 3}


def archive(path: Path, **changes) -> Path:
    arrays: dict[str, Any] = {name: np.array(values) for name, values in (GOOD | changes).items() if values is not None}
    np.savez(path, **arrays)
    return path


def test_it_says_one_line_and_writes_the_pairs(tmp_path):
    pairs = tmp_path / "paires"
    command = [sys.executable, "-m", "entrepairs.accompaniment.matching", "solve", archive(tmp_path / "e.npz")]

    ran = subprocess.run([*command, "--out", pairs, "--json"], capture_output=True, text=True, check=True, timeout=60)

    said = json.loads(ran.stdout)
    assert list(said) == ["matched", "total", "bound", "gap", "seconds", "peak_mb"]
    assert (said["matched"], said["total"], said["bound"], said["gap"]) == (2, 30, 30, 0)
    with np.load(pairs) as made:
        assert list(zip(made["person"], made["supporter"], strict=True)) == [(0, 1), (1, 0)]


def test_without_json_it_says_a_sentence(tmp_path, capsys):
    assert main(["solve", str(archive(tmp_path / "e.npz")), "--out", str(tmp_path / "p.npz")]) == 0

    assert "2 personnes" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"capacity": [1, -1]}, "négative"),
        ({"person": [0, 0, 3]}, "sort de la liste"),
        ({"person": [0, 0, -1]}, "sort de la liste"),
        ({"supporter": [0, 2, 0]}, "sort de la liste"),
        ({"person": [0, 0, 0], "supporter": [0, 1, 0]}, "deux fois"),
        ({"score": [1000, 0, 20]}, "plus grand que zéro"),
        ({"score": [2**62, 1, 1]}, "trop grands"),
        ({"score": np.array([2**64 - 1, 1, 1], dtype=np.uint64)}, "trop grand"),
        ({"score": [1.0, 2.0, 3.0]}, "nombres entiers"),
        ({"score": [1.0, float("nan"), 3.0]}, "nombres entiers"),
        ({"score": [True, True, True]}, "nombres entiers"),
        ({"score": ["1", "2", "3"]}, "nombres entiers"),
        ({"score": [1, 2]}, "même longueur"),
        ({"score": [[1, 2, 3]]}, "une suite"),
        ({"score": None}, "Il manque dans le fichier : score"),
        ({"people": [3, 4]}, "un seul nombre"),
        ({"people": 3.5}, "nombres entiers"),
        ({"people": -1}, "négatif"),
        ({"people": 0}, "sort de la liste"),
        ({"capacity": np.array([1, None], dtype=object)}, "n’est pas une archive"),
    ],
)
def test_wrong_pairs_are_one_sentence_and_write_nothing(tmp_path, capsys, changes, sentence):
    out = tmp_path / "p.npz"

    assert main(["solve", str(archive(tmp_path / "e.npz", **changes)), "--out", str(out), "--json"]) == 2

    said = capsys.readouterr()
    assert sentence in said.err and len(said.err.splitlines()) == 1 and said.out == ""
    assert not out.exists()


@pytest.mark.parametrize("content", [b"", b"bonjour", b"PK\x03\x04 rien", b"\x93NUMPY"])
def test_what_is_no_archive_is_one_sentence(tmp_path, capsys, content):
    (tmp_path / "e.npz").write_bytes(content)

    assert main(["solve", str(tmp_path / "e.npz"), "--out", str(tmp_path / "p.npz")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_file_that_is_not_there_or_cannot_be_written_is_one_sentence(tmp_path, capsys):
    nowhere = tmp_path / "nulle" / "part.npz"

    assert main(["solve", str(nowhere), "--out", str(tmp_path / "p.npz")]) == 2
    assert main(["solve", str(archive(tmp_path / "e.npz")), "--out", str(nowhere)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 2


def test_nobody_and_no_supporter_are_a_problem_too(tmp_path, capsys):
    none = dict.fromkeys(("person", "supporter", "score", "capacity"), np.array([], dtype=int)) | {"people": 0}

    assert main(["solve", str(archive(tmp_path / "e.npz", **none)), "--out", str(tmp_path / "p.npz"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["matched"] == 0
