"""How well the triage does on labelled texts: what it raises, what it misses, how fast. Pure."""

import time
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from entrepairs.safety.triage.judge import HIGH, IMMINENT, LOW, NONE, Reading, judge

LEVELS = (NONE, LOW, HIGH, IMMINENT)
Row = Mapping[str, Any]


class BadRow(ValueError):
    """A line that is not a labelled text; its sentence says which and why."""


def measured(rows: Sequence[Row], reads: Callable[[str], Reading] = judge) -> dict[str, Any]:
    """`confusion[true][said]`; shares from 0 to 1, null when there are none; `texts_per_second` on one core."""
    for text in ("Bonjour", *(row["text"] for row in rows[:50])):
        reads(text)
    started = time.perf_counter()
    read = [reads(row["text"]) for row in rows]
    seconds = time.perf_counter() - started
    risk, raised = [row["risk"] for row in rows], [one.is_raised for one in read]
    return {
        "confusion": _confusion(risk, [one.level for one in read]),
        "imminent_raised": _share(raised, risk, (IMMINENT,)),
        "serious_raised": _share(raised, risk, (HIGH, IMMINENT)),
        "false_alarms": _share(raised, risk, (NONE, LOW)),
        "contact_f1": f1([bool(one.leaks) for one in read], [bool(row["contact_leak"]) for row in rows]),
        "abuse_f1": f1([bool(one.abuse) for one in read], [bool(row["abuse"]) for row in rows]),
        "texts_per_second": round(len(rows) / seconds) if seconds else 0,
    }


def checked(row: Any, number: int) -> Row:
    """The same row. Raises BadRow, in plain words."""
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise BadRow(f"Ligne {number} : il faut un objet avec un champ « text ».")
    if row.get("risk") not in LEVELS:
        raise BadRow(f"Ligne {number} : « risk » est l’un de {', '.join(LEVELS)}.")
    missing = [name for name in ("contact_leak", "abuse") if not isinstance(row.get(name), bool)]
    if missing:
        raise BadRow(f"Ligne {number} : « {missing[0]} » est vrai ou faux.")
    return row


def f1(said: Sequence[bool], true: Sequence[bool]) -> float | None:
    """Harmonic mean of precision and recall; null when nothing is said and nothing is true."""
    both = sum(one and other for one, other in zip(said, true, strict=True))
    every = sum(said) + sum(true)
    return round(2 * both / every, 3) if every else None


def _confusion(true: Sequence[str], said: Sequence[str]) -> dict[str, dict[str, int]]:
    met = Counter(zip(true, said, strict=True))
    return {level: {other: met[level, other] for other in LEVELS} for level in LEVELS}


def _share(raised: Sequence[bool], risk: Sequence[str], among: Collection[str]) -> float | None:
    chosen = [one for one, level in zip(raised, risk, strict=True) if level in among]
    return round(sum(chosen) / len(chosen), 3) if chosen else None
