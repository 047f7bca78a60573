"""Chance that spreads load, so that many machines do not do the same thing at the same moment."""

from random import SystemRandom

_DICE = SystemRandom()


def around(seconds: float, spread: float = 0.2) -> float:
    """A duration near this one: up to `spread` (0.2: 20 %) shorter or longer."""
    return seconds * _DICE.uniform(1 - spread, 1 + spread)
