"""Every setting that a host may change, read in one place, with the sentence that explains it.

`docs/exploiter/reglages.md` lists KNOBS; a test keeps the two equal."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from django.core.exceptions import ImproperlyConfigured

T = TypeVar("T")


@dataclass(frozen=True)
class Knob:
    """A setting: its environment name, its default as text, what it does (French)."""

    name: str
    default: str
    help: str


KNOBS: dict[str, Knob] = {}


def read(name: str, default: str, help: str, parse: Callable[[str], T]) -> T:
    """Value of `name` in the environment, parsed; ImproperlyConfigured names the knob if it cannot be."""
    KNOBS[name] = Knob(name, default, help)
    raw = os.environ.get(name, default)
    try:
        return parse(raw)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name}={raw!r} : {error}. {help}") from error


def text(name: str, default: str, help: str) -> str:
    return read(name, default, help, str)


def number(name: str, default: int, help: str) -> int:
    return read(name, str(default), help, int)


def boolean(name: str, default: bool, help: str) -> bool:
    return read(name, "oui" if default else "non", help, _boolean)


def choice(name: str, default: str, allowed: Sequence[str], help: str) -> str:
    """One word among `allowed`."""

    def one(raw: str) -> str:
        if raw not in allowed:
            raise ValueError(f"répondez {', '.join(allowed)}")
        return raw

    return read(name, default, help, one)


def words(name: str, default: str, help: str) -> list[str]:
    """A list separated by commas or spaces."""
    return read(name, default, help, lambda raw: raw.replace(",", " ").split())


def path(name: str, default: str, help: str) -> Path:
    return read(name, default, help, lambda raw: Path(raw).expanduser().absolute())


def _boolean(raw: str) -> bool:
    answers = {"oui": True, "1": True, "true": True, "non": False, "0": False, "false": False, "": False}
    if raw.lower() not in answers:
        raise ValueError("répondez oui ou non")
    return answers[raw.lower()]
