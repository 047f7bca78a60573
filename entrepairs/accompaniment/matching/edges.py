"""The pairs that may be, as arrays of integers: what the solver reads, from a file or from memory. No Django."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]
NAMES = ("person", "supporter", "score", "capacity", "people")
MOST = 2**62
"""Totals stay below: no sum of ours overflows 64 bits."""


class Malformed(ValueError):
    """What is wrong with the pairs, in one French sentence."""


@dataclass(frozen=True)
class Edges:
    """Possible pairs, in the order of persons then supporters: the same problem is the same arrays.

    `person`, `supporter`: indices of one possible pair; `score`: of that pair, above 0; `capacity`: free places of each
    supporter; `people`: how many persons, with or without a possible pair."""

    person: Integers
    supporter: Integers
    score: Integers
    capacity: Integers
    people: int

    def __len__(self) -> int:
        return len(self.person)


def edges_of(person: Any, supporter: Any, score: Any, capacity: Any, people: Any) -> Edges:
    """Checked and put in order. Raises Malformed."""
    given = dict(zip(NAMES, (person, supporter, score, capacity), strict=False))
    person, supporter, score, capacity = (_integers(name, values) for name, values in given.items())
    count = _count(people)
    if not len(person) == len(supporter) == len(score):
        raise Malformed("« person », « supporter » et « score » n’ont pas la même longueur.")
    _within("person", person, count)
    _within("supporter", supporter, len(capacity))
    if (score <= 0).any():
        raise Malformed("Un score doit être plus grand que zéro.")
    if (capacity < 0).any():
        raise Malformed("Une capacité est négative.")
    if len(score) and (min(count, len(score)) + 1) * int(score.max()) >= MOST:
        raise Malformed("Les scores sont trop grands pour être additionnés sans erreur.")
    order = np.lexsort((supporter, person))
    person, supporter, score = person[order], supporter[order], score[order]
    if ((person[1:] == person[:-1]) & (supporter[1:] == supporter[:-1])).any():
        raise Malformed("La même paire est donnée deux fois.")
    return Edges(person, supporter, score, capacity, count)


def read_edges(path: Path) -> Edges:
    """From a NumPy archive (.npz) that holds the five arrays of NAMES. Raises Malformed."""
    try:
        with np.load(path, allow_pickle=False) as archive:
            missing = [name for name in NAMES if name not in archive]
            if missing:
                raise Malformed(f"Il manque dans le fichier : {', '.join(missing)}.")
            arrays = [archive[name] for name in NAMES]
    except OSError as wrong:
        raise Malformed(f"Le fichier ne se lit pas : {wrong.strerror or path.name}.") from wrong
    except (AttributeError, BadZipFile, EOFError, KeyError, MemoryError, TypeError, ValueError) as wrong:
        if isinstance(wrong, Malformed):
            raise
        raise Malformed("Le fichier n’est pas une archive NumPy (.npz) de nombres entiers.") from wrong
    return edges_of(*arrays)


def write_pairs(path: Path, edges: Edges, chosen: Flags) -> None:
    """The chosen pairs, in an archive of two arrays: `person` and `supporter`. Raises Malformed."""
    try:
        with path.open("wb") as file:
            np.savez(file, person=edges.person[chosen], supporter=edges.supporter[chosen])
    except OSError as wrong:
        raise Malformed(f"Le résultat ne peut pas s’écrire : {wrong.strerror or path.name}.") from wrong


def picked(edges: Edges, some: Flags) -> Edges:
    """Some of the pairs, in the same order."""
    return replace(edges, person=edges.person[some], supporter=edges.supporter[some], score=edges.score[some])


def together(one: Edges, other: Edges) -> Edges:
    """The pairs of both, each once, in order."""
    key = np.concatenate([edges.person * len(edges.capacity) + edges.supporter for edges in (one, other)])
    _, first = np.unique(key, return_index=True)
    person, supporter, score = (
        np.concatenate([getattr(edges, name) for edges in (one, other)])[first] for name in NAMES[:3]
    )
    return replace(one, person=person, supporter=supporter, score=score)


def _integers(name: str, values: Any) -> Integers:
    array = np.asarray(values)
    if array.ndim != 1:
        raise Malformed(f"« {name} » doit être une suite de nombres.")
    return _signed(name, array)


def _signed(name: str, array: NDArray[Any]) -> Integers:
    if array.dtype.kind not in "iu" and array.size:
        raise Malformed(f"« {name} » doit contenir des nombres entiers.")
    if array.size and array.dtype.kind == "u" and int(array.max()) >= MOST:
        raise Malformed(f"Un nombre de « {name} » est trop grand.")
    return array.astype(np.int64)


def _count(people: Any) -> int:
    array = np.asarray(people)
    if array.size != 1:
        raise Malformed("« people » doit être un seul nombre.")
    count = int(_signed("people", array).reshape(-1)[0])
    if count < 0:
        raise Malformed("« people » est négatif.")
    return count


def _within(name: str, indices: Integers, count: int) -> None:
    if ((indices < 0) | (indices >= count)).any():
        raise Malformed(f"Un numéro de « {name} » sort de la liste.")
