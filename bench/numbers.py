"""The pure part: percentiles, what wrk prints, one line of results."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}
_LATENCY = re.compile(r"^\s+(50|99)%\s+([\d.]+)(us|ms|s|m) *$", re.MULTILINE)
_COUNT = re.compile(r"^\s*(\d+) requests in ", re.MULTILINE)
_RATE = re.compile(r"^Requests/sec:\s+([\d.]+)", re.MULTILINE)
_REFUSED = re.compile(r"Non-2xx or 3xx responses: (\d+)")
_SOCKET = re.compile(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)")


@dataclass(frozen=True)
class Load:
    """What a load gave. `p50`, `p99`: ms. `errors`: answers that are neither 2xx nor 3xx, and socket errors."""

    count: int
    rate: float
    p50: float
    p99: float
    errors: int = 0


@dataclass(frozen=True)
class Row:
    """A load with what it cost. `cpu_ms`: server and database, a request, `database_ms` of it for the database.
    `foreign`: share of the busy processors that went neither to them nor to the load generator; `ratio`: `cpu_ms` over
    that of the baseline of the same run."""

    name: str
    load: Load
    cpu_ms: float
    database_ms: float
    foreign: float
    ratio: float = 0.0


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least `share` (0 to 1) of the values do not exceed. ValueError without values."""
    if not values:
        raise ValueError("no values")
    ordered = sorted(values)
    rank = -(-len(ordered) * share // 1)
    return ordered[max(int(rank), 1) - 1]


def load_of(seconds: Sequence[float], elapsed: float, errors: int = 0) -> Load:
    """From the time of each request, in seconds, and that of the whole."""
    millis = [one * 1000 for one in seconds]
    return Load(len(millis), len(millis) / elapsed, percentile(millis, 0.5), percentile(millis, 0.99), errors)


def read_wrk(text: str) -> Load:
    """What `wrk --latency` printed. ValueError when it is something else, or when no request was answered."""
    count, rate, times = _COUNT.search(text), _RATE.search(text), dict(_times(text))
    if count is None or rate is None or set(times) != {"50", "99"}:
        raise ValueError(f"this is not what wrk --latency prints:\n{text}")
    refused, socket = _REFUSED.search(text), _SOCKET.search(text)
    errors = (int(refused[1]) if refused else 0) + (sum(map(int, socket.groups())) if socket else 0)
    return Load(int(count[1]), float(rate[1]), times["50"], times["99"], errors)


def _times(text: str) -> list[tuple[str, float]]:
    return [(share, float(value) * _UNITS[unit]) for share, value, unit in _LATENCY.findall(text)]


def mebibytes(kibibytes: float) -> float:
    return round(kibibytes / 1024, 1)
