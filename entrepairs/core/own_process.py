"""A module of ours in a process of its own: what it loads, and the interpreter it holds, are not those of the site."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""Where it is run from: modules are found there."""


def command(module: str, *options: str) -> list[str]:
    """`python -m module options`, with the Python of this process. What people wrote is never part of it."""
    return [sys.executable, "-m", module, *options]
