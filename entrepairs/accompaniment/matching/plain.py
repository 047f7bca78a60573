"""The values of the engine as lines of JSON, to go from one process to another."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from hashlib import blake2b
from typing import Any

from entrepairs.accompaniment.matching.values import About, Lived, Peer, Seeker

SIDES: dict[str, type[Seeker] | type[Peer]] = {"demande": Seeker, "offre": Peer}
IN_ORDER = ("experiences", "languages", "position")


def written(seekers: Iterable[Seeker], peers: Iterable[Peer]) -> Iterator[str]:
    """A line for each. The same values are the same line, whatever the order of their sets."""
    for side, values in (("demande", seekers), ("offre", peers)):
        for one in values:
            yield json.dumps({"side": side, **asdict(one)}, sort_keys=True, default=sorted)


def read(line: str) -> Seeker | Peer:
    """Raises ValueError when this is not a line of `written`."""
    try:
        given = json.loads(line)
        side = SIDES[given.pop("side")]
        given = {key: _value(key, value) for key, value in given.items()}
        return side(**given)
    except (AttributeError, KeyError, TypeError, ValueError) as wrong:
        raise ValueError("Une ligne n’est ni une demande ni une offre.") from wrong


def digest(lines: Iterable[str]) -> str:
    """Of what was read: the same in whatever order it came."""
    each = sorted(blake2b(line.strip().encode(), digest_size=16).digest() for line in lines)
    return blake2b(b"".join(each), digest_size=16).hexdigest()


def _value(key: str, value: Any) -> Any:
    if key == "about":
        return About(**{name: _value(name, one) for name, one in value.items()})
    if key == "experiences":
        return tuple(Lived(**one) for one in value)
    if isinstance(value, list):
        return tuple(value) if key in IN_ORDER else frozenset(value)
    return value
