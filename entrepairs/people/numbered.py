"""A number for each experience, from 0 on, for ever: what is kept as bits is read again years later."""

from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "data" / "experience_numbers.txt"


@cache
def numbers() -> dict[str, int]:
    """Of every experience there has been."""
    lines = _FILE.read_text("utf-8").splitlines()
    return {key: number for number, key in enumerate(line for line in lines if not line.startswith("#"))}
