"""To each their share, over months: in proportion to how many permanences a week they said they would take."""

from collections.abc import Sequence

CARRIED = 2
"""At most so many seats are carried over from the months before: nobody pays for a whole winter in one month."""


def shares(mosts: Sequence[int], seats: int) -> list[tuple[int, int]]:
    """For each, the whole numbers below and above their part of `seats`; (0, 0) when nobody said anything."""
    whole = sum(mosts)
    if not whole:
        return [(0, 0) for _ in mosts]
    return [(most * seats // whole, -(-most * seats // whole)) for most in mosts]


def owed(mosts: Sequence[int], past: Sequence[int | None]) -> list[int]:
    """What each should have beyond their share this time, from what they held before; below 0: they held more.

    `past`: seats of the months before; None for someone who was not there: they owe nothing and nobody owes them."""
    there = [most if before is not None else 0 for most, before in zip(mosts, past, strict=True)]
    bands = shares(there, sum(before or 0 for before in past))
    return [_beyond(before, band) for before, band in zip(past, bands, strict=True)]


def bands(mosts: Sequence[int], dues: Sequence[int], seats: int) -> list[tuple[int, int]]:
    """The share of each in `seats`, moved by what they are owed."""
    return [
        (max(0, low + due), max(0, high + due)) for (low, high), due in zip(shares(mosts, seats), dues, strict=True)
    ]


def _beyond(before: int | None, band: tuple[int, int]) -> int:
    if before is None:
        return 0
    low, high = band
    return max(min(low - before, CARRIED), 0) - max(min(before - high, CARRIED), 0)
