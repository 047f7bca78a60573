"""What a list may change of a house: what the house did not correct itself. Pure."""

from collections.abc import Iterator

from entrepairs.structures.exchange.rows import Values

WHERE = ("country", "commune", "address", "postal_code", "lat", "lon", "precision")
"""Fields that say one thing together: one of them corrected, the list changes none."""

Changes = dict[str, list[object]]


def changes(said: Values, before: Values, now: Values) -> Changes:
    """Field → [what is here, what will be]. `said`: by the list today; `before`: by the list the last time it was
    read; `now`: here. A field that differs from what the list had said was corrected here, and stays."""
    where = [name for name in WHERE if name in said]
    alone = [[name] for name in said if name not in WHERE]
    return dict(pair for group in [where, *alone] for pair in _of_group(group, said, before, now))


def _of_group(group: list[str], said: Values, before: Values, now: Values) -> Iterator[tuple[str, list[object]]]:
    if all(now.get(name) == before.get(name) for name in group if name in before):
        yield from (
            (name, [now.get(name), said[name]])
            for name in group
            if said[name] != now.get(name) and (name in before or not now.get(name))
        )
