"""The three supporters to propose now, among 2,000, 20,000 and 100,000, on both databases: a part of
`script/bench matching`."""

import json
from typing import Any

from bench.house import empty_house

AIMED = {2_000: None, 20_000: 3.0, 100_000: 20.0}
"""Supporters, and the p95 aimed at for the query, ms."""


def measured(most: int) -> list[dict[str, Any]]:
    """Each size up to `most`, on each database."""
    return [_measured(base, size) for base in ("sqlite", "postgres") for size in AIMED if size <= most]


def _measured(base: str, supporters: int) -> dict[str, Any]:
    with empty_house(base) as house:
        command = house.run("manage.py", "time_now", "--supporters", str(supporters))
    found: dict[str, Any] = {"base": base, "supporters": supporters, "aimed": AIMED[supporters]} | json.loads(command)
    print(f"{base}, {supporters} pair·es (visé : p95 {found['aimed'] or '—'} ms)")
    for name, times in found["times"].items():
        print(f"  {name:<44}" + "".join(f"{key} {value:>7.2f}   " for key, value in times.items()), flush=True)
    return found
