"""`python -m bench.search`: searches among 200,000 posts of twenty circles, on both databases. The aim is 50 ms.

Kept in bench/results/recherche-<date>.json."""

import json
import os
from argparse import ArgumentParser
from datetime import UTC, datetime

from bench.house import empty_house
from bench.report import RESULTS

POSTS = 200_000
SEARCHES = {
    "un mot que presque tous disent": "journées",
    "un mot courant": "groupe",
    "un mot rare": "zoologie",
    "deux mots courants": "groupe hôpital",
    "un mot courant et un rare": "groupe zoologie",
    "un vécu, sous tous ses noms": "dépression",
    "un vécu et un mot": "alcool mercredi",
    "une phrase": "je dors mal depuis des semaines",
    "une faute": "depresion",
    "rien": "girafe zzz",
}


def main() -> None:
    parser = ArgumentParser(prog="python -m bench.search", description="Mesure la recherche dans les cercles.")
    parser.add_argument("--messages", type=int, default=POSTS)
    parser.add_argument("--base", choices=["sqlite", "postgres"], action="append")
    wanted = parser.parse_args()
    found = {base: _measure(base, wanted.messages) for base in wanted.base or ["sqlite", "postgres"]}
    load = [round(one, 1) for one in os.getloadavg()]
    kept = {"at": f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}", "posts": wanted.messages, "load": load, "searches": found}
    RESULTS.mkdir(exist_ok=True)
    file = RESULTS / f"recherche-{datetime.now(UTC):%Y-%m-%dT%H%M%S}.json"
    file.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n")
    print(f"Gardé dans {file}")


def _measure(base: str, posts: int) -> list[dict[str, object]]:
    with empty_house(base) as house:
        print(f"Les cercles se remplissent ({base}, {posts} messages)…", flush=True)
        found: list[dict[str, object]] = json.loads(house.run("manage.py", "time_words", "--posts", str(posts)))
    for one in found:
        times = f"{one['best']:>8.1f}{one['p50']:>8.1f}{one['p99']:>8.1f}"
        print(f"{base:<10}{one['name']:<34}{one['who']:<12}{one['found']:>4}{times}", flush=True)
    return found


if __name__ == "__main__":
    main()
