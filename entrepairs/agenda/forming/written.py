"""A pool and what was drawn from it, as JSON: how they go to another process and come back."""

import json
from typing import Any

from entrepairs.agenda.forming.values import Circle, Drawn, Group, Lead, Pool, Seeker


class Malformed(ValueError):
    """What is wrong with a pool, in one French sentence."""


def pool_as_text(pool: Pool) -> str:
    """On one line."""
    return json.dumps(
        {
            "seekers": [_row(one) for one in pool.seekers],
            "leads": [_row(one) for one in pool.leads],
            "places": pool.places,
            "apart": sorted(pool.apart),
            "unled": sorted(pool.unled),
        }
    )


def pool_from_text(text: str) -> Pool:
    """Raises Malformed."""
    try:
        said = json.loads(text)
        pool = Pool(
            tuple(_seeker(**one) for one in said["seekers"]),
            tuple(_lead(**one) for one in said["leads"]),
            tuple((x, y) for x, y in said["places"]),
            *(frozenset((one, other) for one, other in said[name]) for name in ("apart", "unled")),
        )
    except (KeyError, TypeError, ValueError) as wrong:
        raise Malformed("Ce n’est pas une liste de souhaits : il manque quelque chose.") from wrong
    return _checked(pool)


def drawn_as_row(drawn: Drawn) -> dict[str, Any]:
    """Groups by the key of their circle: who reads it knows no number of circle."""
    groups = [[*drawn.circles[one.circle].key, one.lead, one.people] for one in drawn.groups]
    return {"groups": groups, "placed": drawn.placed, "bound": drawn.bound}


def drawn_from(said: dict[str, Any]) -> Drawn:
    """With the circles of its groups only."""
    rows = said["groups"]
    circles = tuple(Circle(*row[:4]) for row in rows)
    groups = tuple(Group(n, row[4], tuple(row[5])) for n, row in enumerate(rows))
    return Drawn(circles, groups, said["bound"], said["placed"])


def _row(one: Seeker | Lead) -> dict[str, Any]:
    return {name: sorted(value) if isinstance(value, frozenset) else value for name, value in vars(one).items()}


def _seeker(**said: Any) -> Seeker:
    sets = {"languages": frozenset(said["languages"]), "rooms": frozenset(said["rooms"])}
    unwanted = frozenset((theme, moment, language, place) for theme, moment, language, place in said["unwanted"])
    spot = said["spot"] and (said["spot"][0], said["spot"][1])
    return Seeker(**{**said, **sets, "themes": tuple(said["themes"]), "unwanted": unwanted, "spot": spot})


def _lead(**said: Any) -> Lead:
    return Lead(**{**said, **{name: frozenset(said[name]) for name in ("themes", "languages", "places")}})


def _checked(pool: Pool) -> Pool:
    people, leads = range(len(pool.seekers)), range(len(pool.leads))
    if any(one not in people or other not in people or one == other for one, other in pool.apart):
        raise Malformed("Une paire parle de quelqu’un qui n’est pas dans la liste.")
    if any(who not in people or lead not in leads for who, lead in pool.unled):
        raise Malformed("Une paire parle de quelqu’un qui n’est pas dans la liste.")
    numbers = [*(one.moments for one in pool.seekers), *(n for one in pool.leads for n in (one.moments, one.most))]
    if any(n < 0 for n in numbers):
        raise Malformed("Un nombre est négatif.")
    return pool
