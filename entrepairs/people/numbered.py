"""A number for each experience and each language, from 0 on, for ever: bits kept today are read again in years."""

from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"


@cache
def experience_numbers() -> dict[str, int]:
    """Of every experience there has been."""
    return _numbers("experience_numbers.txt")


@cache
def language_numbers() -> dict[str, int]:
    """Of every language there has been."""
    return _numbers("language_numbers.txt")


def _numbers(name: str) -> dict[str, int]:
    lines = (_DATA / name).read_text("utf-8").splitlines()
    return {key: number for number, key in enumerate(line for line in lines if not line.startswith("#"))}
